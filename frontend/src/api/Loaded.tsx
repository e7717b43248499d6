import type { ReactNode } from 'react';
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
  if (query.isPending) return skeleton;
  const { title, detail, reference, retry } = explain(query.error);
  return (
    <ErrorState
      title={title}
      reference={reference}
      onRetry={retry ? () => query.refetch() : undefined}
    >
      {detail}
    </ErrorState>
  );
}
