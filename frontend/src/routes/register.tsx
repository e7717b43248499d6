import { createFileRoute, Link, useRouter } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { safeReturnPath } from '~/api/returnPath';
import { RegisterForm } from '~/features/account/RegisterForm';
import { Doorway } from '~/ui/Doorway';

export const Route = createFileRoute('/register')({
  validateSearch: z.object({ next: z.optional(z.string()) }),
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
