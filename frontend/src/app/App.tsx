import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import * as session from '~/api/session';
import { theme } from '~/ui/theme';
import { createQueryClient } from './query';
import { createAppRouter } from './router';

// public/color-scheme.js reads the same key before the first paint.
const colorScheme = localStorageColorSchemeManager({ key: 'souk.color-scheme' });
const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

export function App() {
  useLeaveWhenSignedOut();
  return (
    <MantineProvider theme={theme} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** What one person was shown is forgotten before another signs in; guards then ask for a sign-in. */
function useLeaveWhenSignedOut() {
  useEffect(
    () =>
      session.onChange(() => {
        if (session.currentUser()) return;
        queryClient.removeQueries();
        void router.invalidate();
      }),
    [],
  );
}
