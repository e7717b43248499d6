import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import { chosen, listQuery } from '~/api/listQuery';

export type FeePolicy = Schemas['FeePolicy'];
export type Notice = Schemas['Notice'];
export type NoticeStatus = Notice['status'];
export type RefundPolicy = Schemas['RefundPolicy'];
export type Job = Schemas['Job'];
export type JobStatus = Job['status'];
export type Summary = Schemas['Summary'];
export type Interval = Summary['interval'];

export const feePolicyQuery = queryOptions({
  queryKey: ['platform', 'fee-policy'],
  queryFn: () => unwrap(api.GET('/v1/fee-policy')),
});

/** The policy that holds for a seller: their own, or else the marketplace's. */
export const sellerFeePolicyQuery = (id: string) =>
  queryOptions({
    queryKey: ['platform', 'fee-policy', id],
    queryFn: () => unwrap(api.GET('/v1/sellers/{id}/fee-policy', { params: { path: { id } } })),
  });

/** Saves a seller's own policy, or the marketplace's. Quotes that were shown hold no more. */
export function useSaveFeePolicy(sellerId: string | undefined) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: FeePolicy) =>
      unwrap(
        sellerId
          ? api.PUT('/v1/sellers/{id}/fee-policy', { body, params: { path: { id: sellerId } } })
          : api.PUT('/v1/fee-policy', { body }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['quotes'] });
      return cache.invalidateQueries({ queryKey: ['platform', 'fee-policy'] });
    },
  });
}

/** Gives a seller's own policy up: the marketplace's holds then, also when it is changed later. */
export function useWithdrawFeePolicy(sellerId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/v1/sellers/{id}/fee-policy', { params: { path: { id: sellerId } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['quotes'] });
      return cache.invalidateQueries({ queryKey: ['platform', 'fee-policy'] });
    },
  });
}

export const refundPolicyQuery = queryOptions({
  queryKey: ['platform', 'refund-policy'],
  queryFn: () => unwrap(api.GET('/v1/refund-policy')),
});

export function useSaveRefundPolicy() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RefundPolicy) => unwrap(api.PUT('/v1/refund-policy', { body })),
    onSuccess: (policy) => cache.setQueryData(refundPolicyQuery.queryKey, policy),
  });
}

export interface JobFilters {
  status?: JobStatus | undefined;
  kind?: string | undefined;
}

export const jobsQuery = (filters: JobFilters) => ({
  ...listQuery(['platform', 'jobs', filters], (cursor) =>
    unwrap(api.GET('/v1/jobs', { params: { query: { ...chosen(filters), ...cursor } } })),
  ),
  refetchInterval: 10_000,
});

export function useRetryJob() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST('/v1/jobs/{id}/retry', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['platform', 'jobs'] }),
  });
}

/** What all sellers together earned between two moments; each currency has its own figures. */
export const summaryQuery = (from: string, to: string, interval: Interval) =>
  queryOptions({
    queryKey: ['platform', 'summary', from, to, interval],
    queryFn: () =>
      unwrap(
        api.GET('/v1/platform/summary', {
          params: { query: { from, to, interval } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export interface NoticeFilters {
  status?: NoticeStatus | undefined;
  type?: string | undefined;
  account?: string | undefined;
}

export const noticesQuery = (filters: NoticeFilters) => ({
  ...listQuery(['platform', 'notices', filters], (cursor) =>
    unwrap(api.GET('/v1/notices', { params: { query: { ...chosen(filters), ...cursor } } })),
  ),
  refetchInterval: 10_000,
});

export function useReplay() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST('/v1/notices/{id}/replay', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['platform', 'notices'] }),
  });
}
