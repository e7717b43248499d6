import { type Schemas, unwrap } from '@souk/client';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';
import { type Days, instants } from './period';

export type Statement = Schemas['Statement'];
export type StatementLine = Statement['lines']['data'][number];
export type CurrencyStatement = Schemas['CurrencyStatement'];
export type StatementSums = Schemas['StatementSums'];

/** The sums of a period and, page by page, its lines. */
export const statementQuery = (sellerId: string, days: Days) =>
  infiniteQueryOptions({
    queryKey: ['statement', sellerId, days],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/sellers/{id}/statement', {
          params: {
            path: { id: sellerId },
            query: { ...instants(days), ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last: Statement) => last.lines.next_cursor || undefined,
    select: ({ pages }) => ({
      // They are of the whole period, and the latest answer knows most.
      currencies: pages.at(-1)?.currencies ?? [],
      lines: pages.flatMap((page) => page.lines.data),
    }),
  });

/** All lines with opening and closing balances, as a table for a spreadsheet. */
export const fetchStatement = (sellerId: string, days: Days): Promise<Blob> =>
  unwrap(
    api.GET('/v1/sellers/{id}/statement.csv', {
      params: { path: { id: sellerId }, query: instants(days) },
      parseAs: 'blob',
    }),
  );
