import { unwrap } from '@souk/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

/** What this marketplace is: its name, its mode, and where the browser gets Stripe.js. */
export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: () => unwrap(api.GET('/v1/configuration')),
  staleTime: Number.POSITIVE_INFINITY,
});
