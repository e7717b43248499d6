import { type Schemas, unwrap } from '@souk/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';
import { chosen, listQuery } from '~/api/listQuery';

export type Customer = Schemas['Customer'];
export type Card = Schemas['Card'];
export type Consent = Schemas['Consent'];

export const customersQuery = (filters: { email?: string | undefined } = {}) =>
  listQuery(['customers', 'list', filters], (cursor) =>
    unwrap(api.GET('/v1/customers', { params: { query: { ...chosen(filters), ...cursor } } })),
  );

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id],
    queryFn: () => unwrap(api.GET('/v1/customers/{id}', { params: { path: { id } } })),
  });

export const cardsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id, 'cards'],
    queryFn: async () =>
      (await unwrap(api.GET('/v1/customers/{id}/cards', { params: { path: { id } } }))).data,
  });
