import { type Schemas, unwrap } from '@souk/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { Intent } from '~/api/intent';
import { chosen, listQuery } from '~/api/listQuery';

export type Checkout = Schemas['Checkout'];
export type CheckoutStatus = Checkout['status'];

export interface CheckoutFilters {
  status?: CheckoutStatus | undefined;
  seller_id?: string | undefined;
}

export const checkoutsQuery = (filters: CheckoutFilters = {}) =>
  listQuery(['checkouts', 'list', filters], (cursor) =>
    unwrap(api.GET('/v1/checkouts', { params: { query: { ...chosen(filters), ...cursor } } })),
  );

export const checkoutQuery = (id: string) =>
  queryOptions({
    queryKey: ['checkouts', id],
    queryFn: () => unwrap(api.GET('/v1/checkouts/{id}', { params: { path: { id } } })),
    // A seller who has just sent the link watches for the payment.
    refetchInterval: ({ state }) => (state.data?.status === 'open' ? 5_000 : false),
  });

export function useCreateCheckout(intent: Intent) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateCheckout']) =>
      unwrap(
        api.POST('/v1/checkouts', {
          body,
          params: { header: { 'Idempotency-Key': intent.keyFor(body) } },
        }),
      ),
    onSuccess: (checkout) => {
      intent.done();
      cache.setQueryData(['checkouts', checkout.id], checkout);
      void cache.invalidateQueries({ queryKey: ['checkouts', 'list'] });
    },
  });
}

export function useCancelCheckout(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/checkouts/{id}/cancel', { params: { path: { id } } })),
    onSuccess: (checkout) => {
      cache.setQueryData(['checkouts', id], checkout);
      void cache.invalidateQueries({ queryKey: ['checkouts', 'list'] });
    },
  });
}
