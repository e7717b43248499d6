import { zodResolver } from '@hookform/resolvers/zod';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { ProblemNotice } from '~/api/ProblemNotice';
import { codeOf, fieldErrors } from '~/api/problem';
import { Form } from '~/ui/Form';
import { useRegister } from './mutations';

/** The server's own least length. */
const SHORTEST_PASSWORD = 10;

const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'Enter your name.')),
  email: z.string().check(z.trim(), z.minLength(1, 'Enter your e-mail address.')),
  password: z
    .string()
    .check(z.minLength(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters.`)),
});

export function RegisterForm({ onSignedIn }: { onSignedIn: () => void }) {
  const account = useRegister();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', email: '', password: '' },
  });
  const refused = fieldErrors(account.error);
  const taken = codeOf(account.error) === 'email_taken';
  return (
    <Form onSubmit={handleSubmit((body) => account.mutate(body, { onSuccess: onSignedIn }))}>
      {!taken && <ProblemNotice error={account.error} />}
      <TextInput
        label="Your name"
        autoComplete="name"
        autoFocus
        error={formState.errors.name?.message ?? refused.name}
        {...register('name')}
      />
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        error={
          formState.errors.email?.message ??
          refused.email ??
          (taken && 'An account with this address exists. Sign in instead.')
        }
        {...register('email')}
      />
      <PasswordInput
        label="Password"
        description={`At least ${SHORTEST_PASSWORD} characters. A few words in a row are easy to remember.`}
        autoComplete="new-password"
        error={formState.errors.password?.message ?? refused.password}
        {...register('password')}
      />
      <Button type="submit" fullWidth loading={account.isPending}>
        Create account
      </Button>
    </Form>
  );
}
