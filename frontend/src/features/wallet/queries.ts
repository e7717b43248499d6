import { type Schemas, unwrap } from '@souk/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';

export type WalletCard = Schemas['WalletCard'];
export type WalletConsent = Schemas['WalletConsent'];

/** The cards that this browser keeps, by a cookie that no script reads. Nobody is signed in. */
export const walletQuery = queryOptions({
  queryKey: ['wallet'],
  queryFn: async () => (await unwrap(api.GET('/v1/wallet'))).data,
});
