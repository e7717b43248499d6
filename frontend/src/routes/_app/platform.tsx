import { createFileRoute, notFound, Outlet } from '@tanstack/react-router';
import { currentUser } from '~/api/session';

/** The operators' part. For everyone else these pages do not exist; the API decides by itself too. */
export const Route = createFileRoute('/_app/platform')({
  beforeLoad: () => {
    if (!currentUser()?.roles.includes('operator')) throw notFound();
  },
  component: Outlet,
});
