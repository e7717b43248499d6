import { type Schemas, unwrap } from '@souk/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '~/api/client';
import { chosen, listQuery } from '~/api/listQuery';

export type Seller = Schemas['Seller'];
export type SellerStatus = Seller['status'];

export const sellersQuery = (filters: { status?: SellerStatus | undefined } = {}) =>
  listQuery(['sellers', 'list', filters], (cursor) =>
    unwrap(api.GET('/v1/sellers', { params: { query: { ...chosen(filters), ...cursor } } })),
  );

/** The sellers to choose from in a form: the first hundred, which is more than anyone scrolls. */
export const sellerChoicesQuery = queryOptions({
  queryKey: ['sellers', 'choices'],
  queryFn: async () =>
    (await unwrap(api.GET('/v1/sellers', { params: { query: { limit: 100 } } }))).data,
});

export const sellerQuery = (id: string) =>
  queryOptions({
    queryKey: ['sellers', id],
    queryFn: () => unwrap(api.GET('/v1/sellers/{id}', { params: { path: { id } } })),
    // Stripe may be looking at it: news of it comes by webhook.
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 4_000 : false),
  });

function useKeepSeller() {
  const cache = useQueryClient();
  return (seller: Seller) => {
    cache.setQueryData(['sellers', seller.id], seller);
    void cache.invalidateQueries({ queryKey: ['sellers', 'list'] });
    void cache.invalidateQueries({ queryKey: ['sellers', 'choices'] });
  };
}

export function useCreateSeller() {
  const keep = useKeepSeller();
  return useMutation({
    mutationFn: (body: Schemas['CreateSeller']) => unwrap(api.POST('/v1/sellers', { body })),
    onSuccess: keep,
  });
}

/** Asks for Stripe's page and goes there. */
export function useConnect(id: string, leave = (url: string) => window.location.assign(url)) {
  const cache = useQueryClient();
  const connect = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/sellers/{id}/connection', { params: { path: { id } } })),
    onSuccess: (link) => leave(link.authorize_url),
  });
  // Going back from Stripe may bring this very page back as it was left, waiting to leave.
  const { reset } = connect;
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      reset();
      void cache.invalidateQueries({ queryKey: ['sellers', id] });
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [cache, id, reset]);
  return connect;
}

/** Asks for a fresh link to Stripe's form, which works once and for minutes, and goes there. */
export function useOnboard(id: string, leave = (url: string) => window.location.assign(url)) {
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST('/v1/sellers/{id}/onboarding-link', { params: { path: { id } } })),
    onSuccess: (link) => leave(link.url),
  });
}

/** Asks for a link into the account's dashboard at Stripe, and goes there. */
export function useStripeDashboard(
  id: string,
  leave = (url: string) => window.location.assign(url),
) {
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/sellers/{id}/login-link', { params: { path: { id } } })),
    onSuccess: (link) => leave(link.url),
  });
}

/** Has the account read at Stripe: that a browser comes back from its form proves nothing. */
export function useRefreshSeller(id: string) {
  const keep = useKeepSeller();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/sellers/{id}/refresh', { params: { path: { id } } })),
    onSuccess: keep,
  });
}

export function useDisconnect(id: string) {
  const keep = useKeepSeller();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/v1/sellers/{id}/connection', { params: { path: { id } } })),
    onSuccess: keep,
  });
}

/** Hands in what Stripe sent back. Once: a code that is used twice would revoke what it gave. */
export const completeConnectionQuery = (body: Schemas['CompleteConnection']) =>
  queryOptions({
    queryKey: ['connections', body],
    queryFn: () => unwrap(api.POST('/v1/connections', { body })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
    retryOnMount: false,
  });
