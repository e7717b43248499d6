import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { CurrencySelect } from '~/money/CurrencySelect';
import { toDecimalString } from '~/money/currency';
import { MoneyInput } from '~/money/MoneyInput';
import { type Parsed, parseMoney } from '~/money/parse';
import { parsePercent } from '~/money/percent';
import { FieldPair, Form, FormActions } from '~/ui/Form';
import { FeeExample } from './FeeExample';
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

/** What is typed, as a policy; none while a part of it cannot be read. */
function policyOf(values: Typed): FeePolicy | undefined {
  const percent = parsePercent(values.percent);
  const [fixed, least, most] = [values.fixed, values.least, values.most].map((text) =>
    optionalMoney(text, values.currency),
  );
  if (!percent.ok || [fixed, least, most].some((part) => part && !part.ok)) return undefined;
  const amount = (part: Parsed | undefined) => (part?.ok ? part.amount : null);
  return {
    percent_basis_points: percent.amount,
    fixed_amount: amount(fixed) ?? 0,
    currency: values.currency,
    min_amount: amount(least),
    max_amount: amount(most),
  };
}

interface FeePolicyFormProps {
  policy: FeePolicy;
  /** Whose own policy it is; the marketplace's when left out. */
  sellerId?: string;
  onSaved?: () => void;
  /** What else may be done, beside the button that saves. */
  children?: ReactNode;
}

export function FeePolicyForm({ policy, sellerId, onSaved, children }: FeePolicyFormProps) {
  const save = useSaveFeePolicy(sellerId);
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
  const now = watch();
  const chosenCurrency = now.currency;
  const refused = fieldErrors(save.error);

  const submit = handleSubmit((values) => {
    const body = policyOf(values);
    if (!body) return;
    save.mutate(body, {
      onSuccess: () => {
        notifications.show({
          color: 'green',
          message: 'The fee policy is saved. New charges follow it.',
        });
        onSaved?.();
      },
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
          if (!parsed) return true;
          if (!parsed.ok) return parsed.reason;
          const least =
            name === 'most' ? optionalMoney(getValues('least'), getValues('currency')) : undefined;
          const below = least?.ok && parsed.amount < least.amount;
          return !below || 'This is less than “At least”.';
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
      <FeeExample key={chosenCurrency} policy={policyOf(now)} currency={chosenCurrency} />
      <FormActions>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={!sellerId && !formState.isDirty && !save.isError}
        >
          Save fee policy
        </Button>
        {children}
      </FormActions>
    </Form>
  );
}
