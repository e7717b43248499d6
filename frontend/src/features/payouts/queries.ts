import { type Schemas, unwrap } from '@souk/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';
import { chosen, listQuery } from '~/api/listQuery';
import { codeOf } from '~/api/problem';

export type Payout = Schemas['Payout'];
export type PayoutStatus = Payout['status'];
export type PayoutDetail = Schemas['PayoutDetail'];
export type PayoutItem = PayoutDetail['items']['data'][number];
export type SellerBalance = Schemas['SellerBalance'];

/** What the seller has at Stripe now. Null when no account is connected. */
export const balanceQuery = (sellerId: string) =>
  queryOptions({
    queryKey: ['payouts', sellerId, 'balance'],
    queryFn: async (): Promise<SellerBalance | null> => {
      try {
        return await unwrap(
          api.GET('/v1/sellers/{id}/balance', { params: { path: { id: sellerId } } }),
        );
      } catch (error) {
        if (codeOf(error) === 'seller_not_connected') return null;
        throw error;
      }
    },
    // Each look is a question to Stripe.
    staleTime: 15_000,
  });

export const payoutsQuery = (
  sellerId: string,
  filters: { status?: PayoutStatus | undefined } = {},
) =>
  listQuery(['payouts', sellerId, 'list', filters], (cursor) =>
    unwrap(
      api.GET('/v1/sellers/{id}/payouts', {
        params: { path: { id: sellerId }, query: { ...chosen(filters), ...cursor } },
      }),
    ),
  );

/** A payout and, page by page, what it paid out. */
export const payoutQuery = (sellerId: string, payoutId: string) =>
  infiniteQueryOptions({
    queryKey: ['payouts', sellerId, payoutId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/sellers/{id}/payouts/{payout_id}', {
          params: {
            path: { id: sellerId, payout_id: payoutId },
            query: pageParam ? { cursor: pageParam } : {},
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last: PayoutDetail) => last.items.next_cursor || undefined,
    select: ({ pages }) => ({
      // Every page says how it stands, the latest one best.
      payout: (pages.at(-1) as PayoutDetail).payout,
      items: pages.flatMap((page) => page.items.data),
    }),
    refetchInterval: ({ state }) => {
      const payout = state.data?.pages.at(-1)?.payout;
      return payout && isMoving(payout) ? 10_000 : false;
    },
  });

const isMoving = ({ status, itemization }: Payout) =>
  status === 'pending' || status === 'in_transit' || itemization === 'in_progress';
