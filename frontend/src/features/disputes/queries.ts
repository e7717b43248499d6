import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';
import { chosen, listQuery } from '~/api/listQuery';

export type Dispute = Schemas['Dispute'];
export type DisputeStatus = Dispute['status'];
export type TimelineEntry = Schemas['TimelineEntry'];

export interface DisputeFilters {
  seller_id?: string | undefined;
  charge_id?: string | undefined;
  status?: DisputeStatus | undefined;
}

export const disputesQuery = (filters: DisputeFilters = {}) =>
  listQuery(['disputes', 'list', filters], (cursor) =>
    unwrap(api.GET('/v1/disputes', { params: { query: { ...chosen(filters), ...cursor } } })),
  );

/** Banks take weeks, Stripe's answer seconds: each is looked for at its own pace. */
function pace(dispute: Dispute | undefined): number | false {
  if (dispute?.answer?.status === 'in_progress') return 2_500;
  return dispute && dispute.closed_at === null ? 10_000 : false;
}

export const disputeQuery = (id: string) =>
  queryOptions({
    queryKey: ['disputes', id],
    queryFn: () => unwrap(api.GET('/v1/disputes/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => pace(state.data),
  });

/** What the charge’s timeline says of this dispute; asked for again whenever the dispute changes. */
export const disputeTimelineQuery = (dispute: Dispute) =>
  queryOptions({
    queryKey: ['disputes', dispute.id, 'timeline', dispute.updated_at, dispute.answer?.created_at],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { data } = await unwrap(
        api.GET('/v1/charges/{id}/timeline', { params: { path: { id: dispute.charge_id } } }),
      );
      return data.filter(({ detail }) => idIn(detail) === dispute.id);
    },
  });

const idIn = (detail: TimelineEntry['detail']) => (detail as { dispute_id?: unknown }).dispute_id;
