import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import * as session from '~/api/session';

/** Everything below is for signed-in people; others sign in first and come back. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ location }) => {
    if (await session.restore()) return;
    throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: Outlet,
});
