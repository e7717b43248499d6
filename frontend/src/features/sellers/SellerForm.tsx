import { zodResolver } from '@hookform/resolvers/zod';
import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { CurrencySelect } from '~/money/CurrencySelect';
import { FieldPair, Form, FormActions } from '~/ui/Form';
import { countries, currencyOf } from './countries';
import { type Seller, useCreateSeller } from './queries';

const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'Enter the name that buyers will read.')),
  country: z.string(),
  default_currency: z.string(),
  account_kind: z.enum(['standalone', 'managed']),
});

export function SellerForm({ onCreated }: { onCreated: (seller: Seller) => void }) {
  const create = useCreateSeller();
  const { register, handleSubmit, control, formState, setValue } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', country: 'DE', default_currency: 'eur', account_kind: 'standalone' },
  });
  const refused = fieldErrors(create.error);
  const submit = handleSubmit((values) => create.mutate(values, { onSuccess: onCreated }));
  return (
    <Form onSubmit={submit} label="New seller">
      <ProblemNotice error={create.error} />
      <TextInput
        label="Name"
        description="Buyers read it above the amount."
        autoComplete="organization"
        error={formState.errors.name?.message ?? refused.name}
        {...register('name')}
      />
      <FieldPair>
        <NativeSelect
          label="Country"
          data={countries()}
          error={refused.country}
          {...register('country', {
            onChange: (event) => setValue('default_currency', currencyOf(event.target.value)),
          })}
        />
        <CurrencySelect
          label="Currency"
          error={refused.default_currency}
          {...register('default_currency')}
        />
      </FieldPair>
      <Controller
        control={control}
        name="account_kind"
        render={({ field }) => (
          <Radio.Group {...field} label="Stripe account">
            <Stack gap="sm" mt="xs">
              <Radio
                value="standalone"
                label="The seller’s own"
                description="They connect an account that they have, or open one. They pay Stripe’s fee and answer for disputes."
              />
              <Radio
                value="managed"
                label="One that the marketplace opens"
                description="They fill in Stripe’s form and are paid out. The marketplace pays Stripe and answers for losses."
              />
            </Stack>
          </Radio.Group>
        )}
      />
      <FormActions>
        <Button type="submit" loading={create.isPending}>
          Create seller
        </Button>
      </FormActions>
    </Form>
  );
}
