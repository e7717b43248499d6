import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Controller, useForm } from 'react-hook-form';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { CurrencySelect } from '~/money/CurrencySelect';
import { toDecimalString } from '~/money/currency';
import { MoneyInput } from '~/money/MoneyInput';
import { type Parsed, parseMoney } from '~/money/parse';
import { parsePercent } from '~/money/percent';
import { FieldPair, Form, FormActions } from '~/ui/Form';
import { type FeePolicy, useSaveFeePolicy } from './queries';

interface Typed {
  percent: string;
  fixed: string;
  least: string;
  most: string;
  currency: string;
}

/** An empty field, or a plain zero, is no amount: that part of the policy is absent. */
const optionalMoney = (text: string, currency: string): Parsed | undefined =>
  /^\s*(0+([.,]0*)?)?\s*$/.test(text) ? undefined : parseMoney(text, currency);

export function FeePolicyForm({ policy }: { policy: FeePolicy }) {
  const save = useSaveFeePolicy();
  const currency = policy.currency ?? 'eur';
  const typed = (amount: number | null | undefined) =>
    amount ? toDecimalString(amount, currency) : '';
  const { register, handleSubmit, control, formState, watch, getValues } = useForm<Typed>({
    defaultValues: {
      percent: toDecimalString(policy.percent_basis_points, 'eur').replace(/\.?0+$/, ''),
      fixed: typed(policy.fixed_amount),
      least: typed(policy.min_amount),
      most: typed(policy.max_amount),
      currency,
    },
  });
  const chosenCurrency = watch('currency');
  const refused = fieldErrors(save.error);

  const submit = handleSubmit((values) => {
    const percent = parsePercent(values.percent);
    if (!percent.ok) return;
    const amount = (text: string) => {
      const parsed = optionalMoney(text, values.currency);
      return parsed?.ok ? parsed.amount : null;
    };
    const body: FeePolicy = {
      percent_basis_points: percent.amount,
      fixed_amount: amount(values.fixed) ?? 0,
      currency: values.currency,
      min_amount: amount(values.least),
      max_amount: amount(values.most),
    };
    save.mutate(body, {
      onSuccess: () =>
        notifications.show({
          color: 'green',
          message: 'The fee policy is saved. New charges follow it.',
        }),
    });
  });

  const money = (
    name: 'fixed' | 'least' | 'most',
    label: string,
    description: string,
    error?: string,
  ) => (
    <Controller
      control={control}
      name={name}
      rules={{
        validate: (text) => {
          const parsed = optionalMoney(text, getValues('currency'));
          return !parsed || parsed.ok || parsed.reason;
        },
      }}
      render={({ field }) => (
        <MoneyInput
          {...field}
          label={label}
          description={description}
          currency={chosenCurrency}
          placeholder="None"
          error={formState.errors[name]?.message ?? error}
        />
      )}
    />
  );

  return (
    <Form onSubmit={submit} label="Fee policy">
      <ProblemNotice error={save.error} />
      <FieldPair>
        <TextInput
          label="Share of the amount"
          inputMode="decimal"
          rightSection={<span aria-hidden>%</span>}
          error={formState.errors.percent?.message ?? refused.percent_basis_points}
          {...register('percent', {
            validate: (text) => {
              const parsed = parsePercent(text);
              return parsed.ok || parsed.reason;
            },
          })}
        />
        {money('fixed', 'Fixed part', 'Added to the share.', refused.fixed_amount)}
      </FieldPair>
      <FieldPair>
        {money('least', 'At least', 'The fee is never below it.', refused.min_amount)}
        {money('most', 'At most', 'The fee is never above it.', refused.max_amount)}
      </FieldPair>
      <CurrencySelect
        label="Currency of these amounts"
        description="Charges in other currencies pay the share alone."
        error={refused.currency}
        {...register('currency')}
      />
      <FormActions>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={!formState.isDirty && !save.isError}
        >
          Save fee policy
        </Button>
      </FormActions>
    </Form>
  );
}
