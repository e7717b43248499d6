import { createFileRoute, Link, useRouter } from '@tanstack/react-router';
import { safeReturnPath } from '~/api/returnPath';
import { search, text } from '~/api/search';
import { RegisterForm } from '~/features/account/RegisterForm';
import { Doorway } from '~/ui/Doorway';

export const Route = createFileRoute('/register')({
  validateSearch: search({ next: text }),
  component: RegisterPage,
});

function RegisterPage() {
  const { next } = Route.useSearch();
  const router = useRouter();
  return (
    <Doorway
      title="Create your account"
      lead="Then connect Stripe, send a payment link, and see every fee and every cent."
      foot={
        <>
          Have an account?{' '}
          <Link to="/login" search={next ? { next } : {}}>
            Sign in
          </Link>
        </>
      }
    >
      <RegisterForm
        onSignedIn={() => router.history.push(safeReturnPath(next, window.location.origin))}
      />
    </Doorway>
  );
}
