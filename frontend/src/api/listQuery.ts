import { infiniteQueryOptions } from '@tanstack/react-query';

interface KeysetPage<Row> {
  data: Row[];
  next_cursor?: string | null;
}

/** A keyset list as one growing array of rows, newest first. */
export function listQuery<Row>(
  queryKey: readonly unknown[],
  fetchPage: (cursor: { cursor?: string }) => Promise<KeysetPage<Row>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (last: KeysetPage<Row>) => last.next_cursor || undefined,
    select: (all) => all.pages.flatMap((page) => page.data),
  });
}

/** Leaves out what is not set, so that a filter nobody chose is not sent. */
export function chosen<T extends object>(
  filters: T,
): { [K in keyof T]?: Exclude<T[K], undefined | ''> } {
  const kept = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined | ''> };
}
