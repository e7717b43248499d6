import { type Schemas, unwrap } from '@souk/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { Intent } from '~/api/intent';
import type { Charge } from './queries';

export function useCharge(intent: Intent) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateCharge']) =>
      unwrap(
        api.POST('/v1/charges', {
          body,
          params: { header: { 'Idempotency-Key': intent.keyFor(body) } },
        }),
      ),
    onSuccess: intent.done,
    // A declined charge is a charge too.
    onSettled: () => cache.invalidateQueries({ queryKey: ['charges'] }),
  });
}

/** The charge that an instruction was about, as it stands after it. */
function useKeepCharge() {
  const cache = useQueryClient();
  return (charge: Charge) => {
    cache.setQueryData(['charges', charge.id], charge);
    void cache.invalidateQueries({ queryKey: ['charges'] });
  };
}

export function useCapture(id: string, intent: Intent) {
  const keep = useKeepCharge();
  return useMutation({
    mutationFn: (body: Schemas['CaptureCharge']) =>
      unwrap(
        api.POST('/v1/charges/{id}/capture', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': intent.keyFor(body) } },
        }),
      ),
    onSuccess: (charge) => {
      intent.done();
      keep(charge);
    },
  });
}

export function useCancelCharge(id: string, intent: Intent) {
  const keep = useKeepCharge();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/v1/charges/{id}/cancel', {
          params: { path: { id }, header: { 'Idempotency-Key': intent.keyFor(null) } },
        }),
      ),
    onSuccess: (charge) => {
      intent.done();
      keep(charge);
    },
  });
}
