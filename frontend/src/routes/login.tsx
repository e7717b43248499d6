import { createFileRoute, Link, redirect, useRouter } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { safeReturnPath } from '~/api/returnPath';
import * as session from '~/api/session';
import { SignInForm } from '~/features/account/SignInForm';
import { Doorway } from '~/ui/Doorway';

export const Route = createFileRoute('/login')({
  validateSearch: z.object({ next: z.optional(z.string()) }),
  beforeLoad: async ({ search }) => {
    const next = safeReturnPath(search.next, window.location.origin);
    if (await session.restore()) throw redirect({ href: next });
  },
  component: LoginPage,
});

function LoginPage() {
  const { next } = Route.useSearch();
  const router = useRouter();
  return (
    <Doorway
      title="Sign in"
      foot={
        <>
          New here?{' '}
          <Link to="/register" search={next ? { next } : {}}>
            Create an account
          </Link>
        </>
      }
    >
      <SignInForm
        onSignedIn={() => router.history.push(safeReturnPath(next, window.location.origin))}
      />
    </Doorway>
  );
}
