import { type Schemas, unwrap } from '@souk/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { Intent } from '~/api/intent';
import { isTransient } from '~/api/problem';
import type { Dispute } from './queries';

export type Answer = Schemas['AnswerDispute'];
export type EvidenceFile = Schemas['DisputeFile'];

/** What every answer does afterwards, whether Stripe took it or not. */
function useSettled(id: string, intent: Intent) {
  const cache = useQueryClient();
  return {
    onSuccess: (dispute: Dispute) => {
      intent.done();
      cache.setQueryData(['disputes', id], dispute);
    },
    // A refusal is kept under the key: the same words sent again are a new answer.
    onError: (error: unknown) => {
      if (!isTransient(error)) intent.done();
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['disputes'] });
      void cache.invalidateQueries({ queryKey: ['charges'] });
    },
  };
}

export function useAnswerDispute(id: string, intent: Intent) {
  return useMutation({
    mutationFn: (body: Answer) =>
      unwrap(
        api.POST('/v1/disputes/{id}/evidence', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': intent.keyFor(body) } },
        }),
      ),
    ...useSettled(id, intent),
  });
}

export function useAcceptDispute(id: string, intent: Intent) {
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/v1/disputes/{id}/accept', {
          params: { path: { id }, header: { 'Idempotency-Key': intent.keyFor('accept') } },
        }),
      ),
    ...useSettled(id, intent),
  });
}

/** Sends a file through to Stripe. The same file again is the same one there. */
export function useUploadEvidence(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      unwrap(
        api.POST('/v1/disputes/{id}/files', {
          params: { path: { id } },
          // The document has no better word for a file than a string.
          body: { file: file as unknown as string },
          bodySerializer: () => {
            const form = new FormData();
            form.append('file', file, file.name);
            return form;
          },
        }),
      ),
    onSuccess: (uploaded) => {
      cache.setQueryData<Dispute>(['disputes', id], (dispute) =>
        dispute?.files.every((known) => known.id !== uploaded.id)
          ? { ...dispute, files: [...dispute.files, uploaded] }
          : dispute,
      );
    },
  });
}
