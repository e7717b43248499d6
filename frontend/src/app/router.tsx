import type { QueryClient } from '@tanstack/react-query';
import {
  createRouter,
  parseSearchWith,
  type RouterHistory,
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

/** @param history the browser's own when left out; tests give one in memory. */
export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    ...(history ? { history } : {}),
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

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
