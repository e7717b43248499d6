import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';
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
/** Somebody else, or the clock, may end these while they are looked at. */
const isWatched = (charge: Charge | undefined) => charge?.status === 'authorized';

export const chargesQuery = (filters: ChargeFilters = {}) =>
  listQuery(['charges', 'list', filters], (cursor) =>
    unwrap(api.GET('/v1/charges', { params: { query: { ...chosen(filters), ...cursor } } })),
  );

export const chargeQuery = (id: string) =>
  queryOptions({
    queryKey: ['charges', id],
    queryFn: () => unwrap(api.GET('/v1/charges/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => {
      if (isMoving(state.data)) return 2_500;
      return isWatched(state.data) ? 10_000 : false;
    },
  });

/** @param version changes with the charge, so that its news are asked for at once. */
export const timelineQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['charges', id, 'timeline', version],
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/v1/charges/{id}/timeline', { params: { path: { id } } })),
  });

/** The same charges as a list has, all of them, as a table for a spreadsheet. */
export const fetchCharges = (filters: ChargeFilters): Promise<Blob> =>
  unwrap(api.GET('/v1/charges.csv', { params: { query: chosen(filters) }, parseAs: 'blob' }));
