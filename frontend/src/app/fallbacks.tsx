import { Skeleton } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
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

/** A page that could not be shown at all. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { title, detail, reference } = explain(error);
  useTitle(title);
  return (
    <main className={classes.centre}>
      <ErrorState level={1} title={title} reference={reference} onRetry={reset}>
        {detail}
      </ErrorState>
    </main>
  );
}

export function PageMissing() {
  useTitle('Page not found');
  return (
    <main className={classes.centre}>
      <p className={classes.number} aria-hidden>
        404
      </p>
      <h1>There is no such page</h1>
      <p className={classes.words}>The address may be mistyped, or the page may have moved.</p>
      <LinkButton to="/" variant="default">
        Go home
      </LinkButton>
    </main>
  );
}
