import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { Intent } from '~/api/intent';
import { chosen, listQuery } from '~/api/listQuery';

export type Charge = Schemas['Charge'];
export type ChargeStatus = Charge['status'];
export type TimelineEntry = Schemas['TimelineEntry'];

export interface ChargeFilters {
  seller_id?: string | undefined;
  customer_id?: string | undefined;
  status?: ChargeStatus | undefined;
  created_from?: string | undefined;
  created_to?: string | undefined;
  q?: string | undefined;
}

/** What Stripe has not told yet comes by webhook, a moment later. */
const MOVING: ReadonlySet<ChargeStatus> = new Set(['pending', 'processing', 'unknown']);
const isMoving = (charge: Charge | undefined) =>
  charge !== undefined &&
  (MOVING.has(charge.status) || (charge.status === 'succeeded' && charge.net == null));

export const chargesQuery = (filters: ChargeFilters = {}) =>
  listQuery(['charges', 'list', filters], (cursor) =>
    unwrap(api.GET('/v1/charges', { params: { query: { ...chosen(filters), ...cursor } } })),
  );

export const chargeQuery = (id: string) =>
  queryOptions({
    queryKey: ['charges', id],
    queryFn: () => unwrap(api.GET('/v1/charges/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 2_500 : false),
  });

/** @param version changes with the charge, so that its news are asked for at once. */
export const timelineQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['charges', id, 'timeline', version],
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/v1/charges/{id}/timeline', { params: { path: { id } } })),
  });

/** The charges since a moment, at most a hundred: enough for a day's figures. */
export const chargesSinceQuery = (from: string) =>
  queryOptions({
    queryKey: ['charges', 'since', from],
    queryFn: () =>
      unwrap(api.GET('/v1/charges', { params: { query: { created_from: from, limit: 100 } } })),
    refetchInterval: 30_000,
  });

export function useCharge(intent: Intent) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateCharge']) =>
      unwrap(
        api.POST('/v1/charges', {
          body,
          params: { header: { 'Idempotency-Key': intent.keyFor(body) } },
        }),
      ),
    onSuccess: intent.done,
    // A declined charge is a charge too.
    onSettled: () => cache.invalidateQueries({ queryKey: ['charges'] }),
  });
}
