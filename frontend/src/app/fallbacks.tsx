import { Skeleton } from '@mantine/core';
import { ProblemError } from '@souk/client';
import { type ErrorComponentProps, useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { explain } from '~/api/problem';
import { LinkButton } from '~/ui/LinkButton';
import { useTitle } from '~/ui/Page';
import { ErrorState } from '~/ui/States';
import classes from './fallbacks.module.css';

/** While a page's code or its first answer is on its way. */
export function PagePending() {
  return (
    <div className={classes.pending} role="status" aria-label="Loading">
      <Skeleton height={26} width={190} radius="sm" />
      <Skeleton height={14} width={320} maw="80%" radius="sm" mt={14} />
      <Skeleton height={220} radius="lg" mt={32} />
    </div>
  );
}

/** A page that could not be shown at all: a refusal in its words, else a defect of ours. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const refused = error instanceof ProblemError ? explain(error) : undefined;
  const title = refused?.title ?? 'This page could not be shown';
  useTitle(title);
  return (
    <Centre>
      <ErrorState
        level={1}
        title={title}
        reference={refused?.reference}
        onRetry={refused ? reset : () => window.location.reload()}
      >
        {refused?.detail ?? 'Something in it broke, or part of it did not load. Try again.'}
      </ErrorState>
    </Centre>
  );
}

export function PageMissing() {
  useTitle('Page not found');
  return (
    <Centre>
      <p className={classes.number} aria-hidden>
        404
      </p>
      <h1>There is no such page</h1>
      <p className={classes.words}>The address may be mistyped, or the page may have moved.</p>
      <LinkButton to="/" variant="default">
        Go home
      </LinkButton>
    </Centre>
  );
}

/** In the middle of what there is: inside the shell, which is the page's `main` already, or alone. */
function Centre({ children }: { children: ReactNode }) {
  const inShell = useMatches({ select: (all) => all.some((match) => match.routeId === '/_app') });
  const Landmark = inShell ? 'div' : 'main';
  return <Landmark className={classes.centre}>{children}</Landmark>;
}
