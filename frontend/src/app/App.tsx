import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import * as session from '~/api/session';
import { theme } from '~/ui/theme';
import type { AppRouter } from './router';

// public/color-scheme.js reads the same key before the first paint.
const colorScheme = localStorageColorSchemeManager({ key: 'souk.color-scheme' });
interface AppProps {
  queryClient: QueryClient;
  router: AppRouter;
}

export function App({ queryClient, router }: AppProps) {
  useLeaveWhenSignedOut(queryClient, router);
  return (
    <MantineProvider theme={theme} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** What one person was shown is forgotten before another signs in; guards then ask for a sign-in. */
function useLeaveWhenSignedOut(queryClient: QueryClient, router: AppRouter) {
  useEffect(
    () =>
      session.onChange(() => {
        if (session.currentUser()) return;
        queryClient.removeQueries();
        void router.invalidate();
      }),
    [queryClient, router],
  );
}
