import { type Schemas, unwrap } from '@souk/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import { chosen, listQuery } from '~/api/listQuery';

export type FeePolicy = Schemas['FeePolicy'];
export type Notice = Schemas['Notice'];
export type NoticeStatus = Notice['status'];

export const feePolicyQuery = queryOptions({
  queryKey: ['platform', 'fee-policy'],
  queryFn: () => unwrap(api.GET('/v1/fee-policy')),
});

export function useSaveFeePolicy() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: FeePolicy) => unwrap(api.PUT('/v1/fee-policy', { body })),
    onSuccess: (policy) => cache.setQueryData(feePolicyQuery.queryKey, policy),
  });
}

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
