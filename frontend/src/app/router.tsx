import type { QueryClient } from '@tanstack/react-query';
import {
  createRouter,
  parseSearchWith,
  stringifySearchWith,
  useMatches,
} from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { routeTree } from '~/routeTree.gen';
import { PageError, PageMissing, PagePending } from './fallbacks';

// The buyer's page has no menu, and does not load one.
const Shell = lazy(() => import('./Shell'));

/** Draws the menu around every page below `_app`, once, so that it stays while pages change. */
function Chrome({ children }: { children: ReactNode }) {
  const signedInPart = useMatches({
    select: (all) => all.some((match) => match.routeId === '/_app'),
  });
  if (!signedInPart) return <>{children}</>;
  return (
    <Suspense>
      <Shell>{children}</Shell>
    </Suspense>
  );
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    InnerWrap: Chrome,
    // Plain strings: the router's own parser would make a number of a `state` of digits.
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 150,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageMissing,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
