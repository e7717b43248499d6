import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';

export type Summary = Schemas['Summary'];
export type CurrencySummary = Schemas['CurrencySummary'];

export interface Span {
  from: string;
  to: string;
}

/** Day by day what a seller earned; without one, for operators, all sellers together. */
export const summaryQuery = (sellerId: string | undefined, span: Span) =>
  queryOptions({
    // Below the charges: whatever changes one of them changes the sums.
    queryKey: ['charges', 'summary', sellerId ?? 'all', span],
    queryFn: () => {
      // Cut into days unless something else is asked for.
      const query = span;
      return sellerId
        ? unwrap(api.GET('/v1/sellers/{id}/summary', { params: { path: { id: sellerId }, query } }))
        : unwrap(api.GET('/v1/platform/summary', { params: { query } }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
