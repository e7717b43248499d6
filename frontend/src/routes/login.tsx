import { createFileRoute, Link, redirect, useRouter } from '@tanstack/react-router';
import { safeReturnPath } from '~/api/returnPath';
import { search, text } from '~/api/search';
import * as session from '~/api/session';
import { SignInForm } from '~/features/account/SignInForm';
import { Doorway } from '~/ui/Doorway';

const validateSearch = search({ next: text });

export const Route = createFileRoute('/login')({
  validateSearch,
  beforeLoad: async ({ search: { next: wanted } }) => {
    const next = safeReturnPath(wanted, window.location.origin);
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
