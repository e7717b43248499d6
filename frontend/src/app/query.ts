import { ProblemError } from '@souk/client';
import { QueryClient } from '@tanstack/react-query';
import { isTransient } from '~/api/problem';

/** One cache for what the server said. Only what another try can mend is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && isTransient(error),
        // A refusal will not change by looking away and back.
        refetchOnWindowFocus: (query) => !(query.state.error instanceof ProblemError),
      },
      mutations: { retry: false },
    },
  });
}
