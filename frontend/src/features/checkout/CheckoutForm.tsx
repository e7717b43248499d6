import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
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

/** What is known before anything is made; what it would bring can be asked. */
export interface Asked {
  seller_id: string;
  amount: number;
  currency: string;
  flow: Flow;
}

interface CheckoutFormProps {
  payees: Payee[];
  /** Chosen at first. */
  payee: Payee;
  onCreated: (checkout: Checkout) => void;
  /** Says what becomes of the amount; of none while it cannot be read. */
  terms: (asked: Asked | undefined) => ReactNode;
}

type Flow = Checkout['flow'];
type Capture = Checkout['capture'];

const FLOWS: { value: Flow; label: string }[] = [
  { value: 'direct', label: 'To the seller directly' },
  { value: 'destination', label: 'Through the marketplace' },
];

const CAPTURES: { value: Capture; label: string }[] = [
  { value: 'automatic', label: 'At once' },
  { value: 'manual', label: 'Later: hold it first' },
];

export function CheckoutForm({ payees, payee, onCreated, terms }: CheckoutFormProps) {
  const intent = useIntent();
  const create = useCreateCheckout(intent);
  const { register, handleSubmit, control, formState, setValue, watch } = useForm({
    defaultValues: {
      seller_id: payee.id,
      amount: '',
      currency: payee.default_currency,
      description: '',
      flow: 'direct' as Flow,
      capture: 'automatic' as Capture,
    },
  });
  const [currency, typed, seller_id, flow, capture] = watch([
    'currency',
    'amount',
    'seller_id',
    'flow',
    'capture',
  ]);
  const read = parseMoney(typed, currency);
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
      <FieldPair>
        <NativeSelect
          label="How the money goes"
          data={FLOWS}
          error={refused.flow}
          {...register('flow')}
        />
        <NativeSelect
          label="When it is taken"
          data={CAPTURES}
          description={
            capture === 'manual'
              ? 'It is held on the card for some days. Take it, or a part, on the charge’s page.'
              : undefined
          }
          error={refused.capture}
          {...register('capture')}
        />
      </FieldPair>
      {terms(read.ok ? { seller_id, amount: read.amount, currency, flow } : undefined)}
      <FormActions>
        <Button type="submit" loading={create.isPending}>
          Create checkout
        </Button>
      </FormActions>
    </Form>
  );
}
