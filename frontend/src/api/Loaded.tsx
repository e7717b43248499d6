import type { ReactNode } from 'react';
import { useTitle } from '~/ui/Page';
import { ErrorState } from '~/ui/States';
import { explain } from './problem';

interface Query<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Query<T>;
  /** What holds its place until the first answer. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * Shows what a query brought, its skeleton before, or its failure with the way on. Data that was
 * there stays there while a later try fails.
 */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  return query.isPending ? skeleton : <Failure query={query} level={2} />;
}

/** The same for the one thing that a page is about: its failure is the page. */
export function LoadedPage<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  return query.isPending ? skeleton : <FailedPage query={query} />;
}

function FailedPage({ query }: { query: Query<unknown> }) {
  useTitle(explain(query.error).title);
  return <Failure query={query} level={1} />;
}

function Failure({ query, level }: { query: Query<unknown>; level: 1 | 2 }) {
  const { title, detail, reference, retry } = explain(query.error);
  return (
    <ErrorState
      title={title}
      level={level}
      reference={reference}
      onRetry={retry ? () => query.refetch() : undefined}
    >
      {detail}
    </ErrorState>
  );
}
