import { type Schemas, unwrap } from '@souk/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';

export type PayPage = Schemas['PayPage'];
export type PayBody = Schemas['Pay'];
export type Payment = Schemas['Payment'];

/** What is chosen in place of a kept card's id: a card that is typed in. */
export const ANOTHER = 'another';

/** What the buyer's browser may know of a checkout. */
export const payPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['pay', id],
    queryFn: () =>
      unwrap(api.GET('/v1/pay/{checkout_id}', { params: { path: { checkout_id: id } } })),
  });

export const pay = (id: string, body: PayBody, key: string): Promise<Payment> =>
  unwrap(
    api.POST('/v1/pay/{checkout_id}', {
      body,
      params: { path: { checkout_id: id }, header: { 'Idempotency-Key': key } },
    }),
  );

/** Has the server read the outcome of an authentication step from Stripe. It confirms nothing. */
export const readOutcome = (id: string): Promise<Payment> =>
  unwrap(api.POST('/v1/pay/{checkout_id}/confirm', { params: { path: { checkout_id: id } } }));

export type Authentication = Schemas['Authentication'];

/** A charge that waits for the buyer: what their bank's step is about. */
export const authenticationQuery = (token: string) =>
  queryOptions({
    queryKey: ['authentication', token],
    queryFn: () => unwrap(api.GET('/v1/authentications/{token}', { params: { path: { token } } })),
  });

/** Has the same card confirmed again, now that the buyer is here. */
export const authenticate = (token: string, key: string): Promise<Payment> =>
  unwrap(
    api.POST('/v1/authentications/{token}', {
      params: { path: { token }, header: { 'Idempotency-Key': key } },
    }),
  );

/** As `readOutcome`. */
export const readAuthentication = (token: string): Promise<Payment> =>
  unwrap(api.POST('/v1/authentications/{token}/confirm', { params: { path: { token } } }));
