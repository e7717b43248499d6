import { unwrap } from '@souk/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';

/** What was shown of customers holds no more. */
function useFresh() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['customers'] });
}

export function useWithdrawConsent(customerId: string, consentId: string) {
  const onSuccess = useFresh();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/v1/customers/{customer_id}/consents/{consent_id}', {
          params: { path: { customer_id: customerId, consent_id: consentId } },
        }),
      ),
    onSuccess,
  });
}

export function useForgetCard(customerId: string, cardId: string) {
  const onSuccess = useFresh();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/v1/customers/{customer_id}/cards/{card_id}', {
          params: { path: { customer_id: customerId, card_id: cardId } },
        }),
      ),
    onSuccess,
  });
}

/** The one who was erased is asked for no more; the page that shows them leaves. */
export function useErase(customerId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/v1/customers/{id}', { params: { path: { id: customerId } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['customers', 'list'] });
      void cache.invalidateQueries({ queryKey: ['charges'] });
    },
  });
}
