import { unwrap } from '@souk/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import { walletQuery } from './queries';

/** What was shown of the wallet holds no more, nor do the cards that a pay page offers. */
function useForgetful() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: walletQuery.queryKey }),
      cache.invalidateQueries({ queryKey: ['pay'] }),
    ]);
}

export function useForgetCard(cardId: string) {
  const onSuccess = useForgetful();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/v1/wallet/cards/{card_id}', { params: { path: { card_id: cardId } } })),
    onSuccess,
  });
}

export function useWithdrawConsent(consentId: string) {
  const onSuccess = useForgetful();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/v1/wallet/consents/{consent_id}', {
          params: { path: { consent_id: consentId } },
        }),
      ),
    onSuccess,
  });
}
