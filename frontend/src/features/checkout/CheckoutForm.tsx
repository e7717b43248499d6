import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Controller, useForm } from 'react-hook-form';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { CurrencySelect } from '~/money/CurrencySelect';
import { MoneyInput } from '~/money/MoneyInput';
import { parseMoney } from '~/money/parse';
import { FieldPair, Form, FormActions } from '~/ui/Form';
import { type Checkout, useCreateCheckout } from './queries';

/** Who can be paid: what this form has to know of a seller. */
export interface Payee {
  id: string;
  name: string;
  default_currency: string;
}

interface CheckoutFormProps {
  payees: Payee[];
  /** Chosen at first. */
  payee: Payee;
  onCreated: (checkout: Checkout) => void;
}

export function CheckoutForm({ payees, payee, onCreated }: CheckoutFormProps) {
  const intent = useIntent();
  const create = useCreateCheckout(intent);
  const { register, handleSubmit, control, formState, setValue, watch } = useForm({
    defaultValues: {
      seller_id: payee.id,
      amount: '',
      currency: payee.default_currency,
      description: '',
    },
  });
  const currency = watch('currency');
  const refused = fieldErrors(create.error);

  const submit = handleSubmit(({ amount, ...rest }) => {
    const parsed = parseMoney(amount, rest.currency);
    if (!parsed.ok) return;
    create.mutate({ ...rest, amount: parsed.amount }, { onSuccess: onCreated });
  });

  return (
    <Form onSubmit={submit} label="New checkout">
      <ProblemNotice error={create.error} />
      {payees.length > 1 && (
        <NativeSelect
          label="Seller"
          data={payees.map(({ id, name }) => ({ value: id, label: name }))}
          error={refused.seller_id}
          {...register('seller_id', {
            onChange: (event) => {
              const next = payees.find(({ id }) => id === event.target.value);
              if (next) setValue('currency', next.default_currency);
            },
          })}
        />
      )}
      <FieldPair>
        <Controller
          control={control}
          name="amount"
          rules={{
            validate: (typed) => {
              const parsed = parseMoney(typed, currency);
              return parsed.ok || parsed.reason;
            },
            deps: ['currency'],
          }}
          render={({ field }) => (
            <MoneyInput
              {...field}
              label="Amount"
              currency={currency}
              autoFocus
              error={formState.errors.amount?.message ?? refused.amount}
            />
          )}
        />
        <CurrencySelect label="Currency" error={refused.currency} {...register('currency')} />
      </FieldPair>
      <TextInput
        label="What it is for"
        description="The buyer reads it beside the amount."
        error={formState.errors.description?.message ?? refused.description}
        {...register('description', {
          validate: (text) => text.trim() !== '' || 'Say what the buyer pays for.',
        })}
      />
      <FormActions>
        <Button type="submit" loading={create.isPending}>
          Create checkout
        </Button>
      </FormActions>
    </Form>
  );
}
