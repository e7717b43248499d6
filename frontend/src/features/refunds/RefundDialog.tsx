import { Button, Modal, NativeSelect, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { toDecimalString } from '~/money/currency';
import { formatMoney } from '~/money/format';
import { MoneyInput } from '~/money/MoneyInput';
import { type Parsed, parseMoney } from '~/money/parse';
import { Dialog } from '~/ui/Dialog';
import { Form, FormActions } from '~/ui/Form';
import { Bearing } from './Bearing';
import { type RefundAsk, refundPreviewQuery, useRefund } from './queries';

interface RefundedCharge {
  id: string;
  currency: string;
  flow: 'direct' | 'destination';
  application_fee: number;
}

interface RefundDialogProps {
  charge: RefundedCharge;
  onClose: () => void;
}

/** Money back to the buyer, whole or in part, with who bears it before it is done. */
export function RefundDialog({ charge, onClose }: RefundDialogProps) {
  // Without an amount it is about all that is left.
  const whole = useQuery(refundPreviewQuery(charge.id, {}));
  return (
    <Modal opened onClose={onClose} title="Refund the buyer">
      {whole.data ? (
        <RefundForm charge={charge} left={whole.data.amount} onClose={onClose} />
      ) : whole.error ? (
        <Dialog
          actions={
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
          }
        >
          <ProblemNotice error={whole.error} />
        </Dialog>
      ) : (
        <Skeleton height={280} radius="md" />
      )}
    </Modal>
  );
}

const CHOICES = [
  { value: '', label: 'As the marketplace’s policy says' },
  { value: 'yes', label: 'Give it back, in proportion' },
  { value: 'no', label: 'Keep it' },
];

const REASONS = [
  { value: '', label: 'None' },
  { value: 'requested_by_customer', label: 'The buyer asked for it' },
  { value: 'duplicate', label: 'The buyer was charged twice' },
  { value: 'fraudulent', label: 'It was not the card’s owner' },
];

interface Typed {
  amount: string;
  reason: string;
  fee: string;
  transfer: string;
}

function RefundForm({ charge, left, onClose }: RefundDialogProps & { left: number }) {
  const { currency, flow } = charge;
  const refund = useRefund(charge.id, useIntent());
  const { register, handleSubmit, control, formState, watch } = useForm<Typed>({
    defaultValues: {
      amount: toDecimalString(left, currency),
      reason: '',
      fee: '',
      transfer: '',
    },
  });
  const typed = watch();
  const parsed = upTo(left, typed.amount, currency);
  const [ask] = useDebouncedValue(parsed.ok ? askOf(typed, parsed.amount) : undefined, 300, {
    leading: true,
  });
  const preview = useQuery({
    ...refundPreviewQuery(charge.id, ask ?? {}),
    enabled: ask !== undefined,
  });
  const refused = fieldErrors(refund.error ?? preview.error);

  const submit = handleSubmit((values) => {
    const wanted = upTo(left, values.amount, currency);
    if (!wanted.ok) return;
    refund.mutate(askOf(values, wanted.amount), {
      onSuccess: (made) => {
        notifications.show(
          made.status === 'succeeded'
            ? { color: 'green', message: `${formatMoney(made.amount, currency)} refunded.` }
            : { message: 'The refund is on its way. This page follows by itself.' },
        );
        onClose();
      },
    });
  });

  return (
    <Form onSubmit={submit} label="Refund">
      <ProblemNotice error={refund.error ?? preview.error} />
      <Controller
        control={control}
        name="amount"
        rules={{
          validate: (text) => {
            const wanted = upTo(left, text, currency);
            return wanted.ok || wanted.reason;
          },
        }}
        render={({ field }) => (
          <MoneyInput
            {...field}
            label="Amount"
            currency={currency}
            data-autofocus
            error={formState.errors.amount?.message ?? refused.amount}
          />
        )}
      />
      <NativeSelect label="Reason (optional)" data={REASONS} {...register('reason')} />
      {charge.application_fee > 0 && (
        <NativeSelect
          label="The marketplace’s fee"
          data={CHOICES}
          error={refused.refund_application_fee}
          {...register('fee')}
        />
      )}
      {flow === 'destination' && (
        <NativeSelect
          label="What was transferred to the seller"
          data={CHOICES.map((choice) =>
            choice.value === 'no'
              ? { ...choice, label: 'Leave it with the seller' }
              : choice.value === 'yes'
                ? { ...choice, label: 'Take it back, in proportion' }
                : choice,
          )}
          error={refused.reverse_transfer}
          {...register('transfer')}
        />
      )}
      {parsed.ok && preview.data && <Bearing preview={preview.data} flow={flow} />}
      <FormActions>
        <Button type="submit" color="red" loading={refund.isPending}>
          {parsed.ok ? `Refund ${formatMoney(parsed.amount, currency)}` : 'Refund'}
        </Button>
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
      </FormActions>
    </Form>
  );
}

function askOf({ reason, fee, transfer }: Typed, amount: number): RefundAsk {
  return {
    amount,
    ...(reason ? { reason: reason as NonNullable<RefundAsk['reason']> } : {}),
    ...(fee ? { refund_application_fee: fee === 'yes' } : {}),
    ...(transfer ? { reverse_transfer: transfer === 'yes' } : {}),
  };
}

function upTo(most: number, typed: string, currency: string): Parsed {
  const parsed = parseMoney(typed, currency);
  if (!parsed.ok || parsed.amount <= most) return parsed;
  return { ok: false, reason: `At most ${formatMoney(most, currency)} is left to refund.` };
}
