import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { Intent } from '~/api/intent';

export type Refund = Schemas['Refund'];
export type RefundStatus = Refund['status'];
export type RefundPreview = Schemas['RefundPreview'];
export type RefundAsk = Schemas['CreateRefund'];

/** Stripe, or the buyer’s bank, has not said the last word. */
const OPEN: ReadonlySet<RefundStatus> = new Set([
  'requested',
  'pending',
  'requires_action',
  'unknown',
]);

/** @param version changes with the charge, so that its refunds are asked for at once. */
export const chargeRefundsQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['charges', id, 'refunds', version],
    queryFn: async () =>
      (await unwrap(api.GET('/v1/charges/{id}/refunds', { params: { path: { id } } }))).data,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => OPEN.has(status)) ? 4_000 : false,
  });

/** What a refund would do now. A refusal is an answer too, so it is not tried again. */
export const refundPreviewQuery = (id: string, ask: RefundAsk) =>
  queryOptions({
    queryKey: ['charges', id, 'refund-preview', ask],
    queryFn: () =>
      unwrap(api.POST('/v1/charges/{id}/refunds/preview', { params: { path: { id } }, body: ask })),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });

export function useRefund(id: string, intent: Intent) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RefundAsk) =>
      unwrap(
        api.POST('/v1/charges/{id}/refunds', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': intent.keyFor(body) } },
        }),
      ),
    onSuccess: intent.done,
    onSettled: () => cache.invalidateQueries({ queryKey: ['charges'] }),
  });
}
