import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { TableSkeleton } from '~/ui/ResourceTable';
import classes from './List.module.css';
import { Loaded } from './Loaded';

interface ListQuery<Row> {
  data: Row[] | undefined;
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

interface ListProps<Row> {
  query: ListQuery<Row>;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** On the button for the next page; lists are newest first, mostly. */
  moreLabel?: string;
  children: (rows: Row[]) => ReactNode;
}

/** Rows of a keyset list, its skeleton, its emptiness, its failure, and the button for older ones. */
export function List<Row>({ query, empty, moreLabel = 'Show older', children }: ListProps<Row>) {
  return (
    <Loaded query={query} skeleton={<TableSkeleton />}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <>
            {children(rows)}
            <MoreButton query={query} label={moreLabel} />
          </>
        )
      }
    </Loaded>
  );
}

interface MoreButtonProps {
  query: Pick<ListQuery<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  label?: string;
}

/** The button for the next page. Nothing when there is none. */
export function MoreButton({ query, label = 'Show older' }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <div className={classes.more}>
      <Button
        variant="default"
        size="xs"
        loading={query.isFetchingNextPage}
        onClick={() => query.fetchNextPage()}
      >
        {label}
      </Button>
    </div>
  );
}
