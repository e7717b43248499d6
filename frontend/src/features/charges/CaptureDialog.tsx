import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Controller, useForm } from 'react-hook-form';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { toDecimalString } from '~/money/currency';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { MoneyInput } from '~/money/MoneyInput';
import { type Parsed, parseMoney } from '~/money/parse';
import { proportion } from '~/money/share';
import { DataList, Datum } from '~/ui/DataList';
import { Form, FormActions } from '~/ui/Form';
import { useCapture } from './mutations';
import type { Charge } from './queries';

/** Takes what is held, or a part of it; says what becomes of the rest and of the fee. */
export function CaptureDialog({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const { amount: held, currency } = charge;
  const capture = useCapture(charge.id, useIntent());
  const { handleSubmit, control, formState, watch } = useForm({
    defaultValues: { amount: toDecimalString(held, currency) },
  });
  const parsed = upTo(held, watch('amount'), currency);
  const refused = fieldErrors(capture.error);

  const submit = handleSubmit(({ amount: typed }) => {
    const wanted = upTo(held, typed, currency);
    if (!wanted.ok) return;
    capture.mutate(
      { amount: wanted.amount },
      {
        onSuccess: (after) => {
          notifications.show(
            after.status === 'authorized'
              ? { message: 'Stripe has not answered yet. This page follows by itself.' }
              : {
                  color: 'green',
                  message: `${formatMoney(after.amount_captured, currency)} captured.`,
                },
          );
          onClose();
        },
      },
    );
  });

  return (
    <Modal opened onClose={onClose} title="Capture the payment">
      <Form onSubmit={submit}>
        <ProblemNotice error={capture.error} />
        <Controller
          control={control}
          name="amount"
          rules={{
            validate: (typed) => {
              const wanted = upTo(held, typed, currency);
              return wanted.ok || wanted.reason;
            },
          }}
          render={({ field }) => (
            <MoneyInput
              {...field}
              label="Amount to capture"
              currency={currency}
              data-autofocus
              error={formState.errors.amount?.message ?? refused.amount}
            />
          )}
        />
        {parsed.ok && <Consequences charge={charge} captured={parsed.amount} />}
        <p>A charge is captured once. What is not captured now cannot be taken later.</p>
        <FormActions>
          <Button type="submit" loading={capture.isPending}>
            {parsed.ok ? `Capture ${formatMoney(parsed.amount, currency)}` : 'Capture'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
        </FormActions>
      </Form>
    </Modal>
  );
}

function Consequences({ charge, captured }: { charge: Charge; captured: number }) {
  const { amount, application_fee, currency } = charge;
  const fee = proportion(application_fee, captured, amount);
  return (
    <DataList>
      <Datum term="Released to the buyer">
        <Money amount={amount - captured} currency={currency} />
      </Datum>
      <Datum
        term="Marketplace fee"
        note={
          fee !== application_fee &&
          `It follows the captured part; of the whole it would be ${formatMoney(application_fee, currency)}.`
        }
      >
        <Money amount={fee} currency={currency} />
      </Datum>
    </DataList>
  );
}

function upTo(most: number, typed: string, currency: string): Parsed {
  const parsed = parseMoney(typed, currency);
  if (!parsed.ok || parsed.amount <= most) return parsed;
  return { ok: false, reason: `At most ${formatMoney(most, currency)} is held.` };
}
