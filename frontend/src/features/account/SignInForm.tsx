import { zodResolver } from '@hookform/resolvers/zod';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { ProblemNotice } from '~/api/ProblemNotice';
import { codeOf } from '~/api/problem';
import { Form } from '~/ui/Form';
import { Notice } from '~/ui/Notice';
import { useSignIn } from './mutations';

const schema = z.object({
  email: z.string().check(z.trim(), z.minLength(1, 'Enter your e-mail address.')),
  password: z.string().check(z.minLength(1, 'Enter your password.')),
});

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const signIn = useSignIn();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: '', password: '' },
  });
  const wrong = codeOf(signIn.error) === 'credentials_invalid';
  return (
    <Form onSubmit={handleSubmit((body) => signIn.mutate(body, { onSuccess: onSignedIn }))}>
      {wrong ? (
        <Notice tone="bad" title="That did not match">
          Check the e-mail address and the password, then try again.
        </Notice>
      ) : (
        <ProblemNotice error={signIn.error} />
      )}
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" fullWidth loading={signIn.isPending}>
        Sign in
      </Button>
    </Form>
  );
}
