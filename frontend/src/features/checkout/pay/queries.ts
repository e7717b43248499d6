import { type Schemas, unwrap } from '@souk/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';

export type PayPage = Schemas['PayPage'];
export type PayBody = Schemas['Pay'];
export type PayResult = Schemas['PayResult'];

/** What the buyer's browser may know of a checkout. */
export const payPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['pay', id],
    queryFn: () => unwrap(api.GET('/v1/pay/{id}', { params: { path: { id } } })),
  });

export const pay = (id: string, body: PayBody, key: string): Promise<PayResult> =>
  unwrap(
    api.POST('/v1/pay/{id}', {
      body,
      params: { path: { id }, header: { 'Idempotency-Key': key } },
    }),
  );

/** Has the server read the outcome of an authentication step from Stripe. It confirms nothing. */
export const readOutcome = (id: string): Promise<PayResult> =>
  unwrap(api.POST('/v1/pay/{id}/confirm', { params: { path: { id } } }));
