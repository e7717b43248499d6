import { type Schemas, unwrap } from '@souk/client';
import { useMutation } from '@tanstack/react-query';
import { api } from '~/api/client';
import * as session from '~/api/session';

export function useSignIn() {
  return useMutation({
    mutationFn: (body: Schemas['Login']) => unwrap(api.POST('/v1/auth/login', { body })),
    onSuccess: session.begin,
  });
}

/** Makes the account and signs in with it. */
export function useRegister() {
  return useMutation({
    mutationFn: async (body: Schemas['Register']) => {
      await unwrap(api.POST('/v1/auth/register', { body }));
      const { email, password } = body;
      return unwrap(api.POST('/v1/auth/login', { body: { email, password } }));
    },
    onSuccess: session.begin,
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/auth/logout')),
    // Whatever the server says, this browser is done.
    onSettled: session.end,
  });
}
