import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemError } from '@souk/client';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { codeOf, fieldErrors } from '~/api/problem';
import { CurrencySelect } from '~/money/CurrencySelect';
import { formatMoney } from '~/money/format';
import { MoneyInput } from '~/money/MoneyInput';
import { parseMoney } from '~/money/parse';
import { cardName } from '~/ui/CardMark';
import { CopyButton } from '~/ui/CopyButton';
import { FieldPair, Form, FormActions } from '~/ui/Form';
import { Notice } from '~/ui/Notice';
import { useCharge } from './mutations';
import type { Charge } from './queries';

interface ChargeAgainDialogProps {
  customer: { id: string; email: string };
  /** At least one. */
  cards: { id: string; brand: string; last4: string }[];
  /** Who has a connected account. At least one. */
  payees: { id: string; name: string; default_currency: string }[];
  onCharged: (charge: Charge) => void;
  onClose: () => void;
  /** Says what becomes of the amount; of none while it cannot be read. */
  terms: (
    asked:
      | { seller_id: string; amount: number; currency: string; flow: Charge['flow'] }
      | undefined,
  ) => ReactNode;
}

/** Charges a kept card while the buyer is away. */
export function ChargeAgainDialog(props: ChargeAgainDialogProps) {
  const { customer, cards, payees, onCharged, onClose, terms } = props;
  const charge = useCharge(useIntent());
  const { register, handleSubmit, control, formState, watch, setValue } = useForm({
    defaultValues: {
      seller_id: payees[0]?.id ?? '',
      card_id: cards[0]?.id ?? '',
      amount: '',
      currency: payees[0]?.default_currency ?? 'eur',
      description: '',
      flow: 'direct' as Charge['flow'],
    },
  });
  const [currency, typed, seller_id, flow] = watch(['currency', 'amount', 'seller_id', 'flow']);
  const read = parseMoney(typed, currency);
  const refused = fieldErrors(charge.error);

  const submit = handleSubmit(({ amount, description, ...rest }) => {
    const parsed = parseMoney(amount, rest.currency);
    if (!parsed.ok) return;
    const body = {
      ...rest,
      customer_id: customer.id,
      amount: parsed.amount,
      ...(description.trim() ? { description: description.trim() } : {}),
    };
    charge.mutate(body, {
      onSuccess: (made) => {
        notifications.show({
          color: 'green',
          message: `${formatMoney(made.amount, made.currency)} charged to ${customer.email}.`,
        });
        onCharged(made);
      },
    });
  });

  return (
    <Modal opened onClose={onClose} title={`Charge ${customer.email}`}>
      <Form onSubmit={submit}>
        <ChargeRefusal error={charge.error} />
        {payees.length > 1 && (
          <NativeSelect
            label="Seller"
            data={payees.map(({ id, name }) => ({ value: id, label: name }))}
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
          <CurrencySelect label="Currency" {...register('currency')} />
        </FieldPair>
        <NativeSelect
          label="Card"
          data={cards.map((card) => ({
            value: card.id,
            label: `${cardName(card)} •• ${card.last4}`,
          }))}
          {...register('card_id')}
        />
        <NativeSelect
          label="How the money goes"
          data={[
            { value: 'direct', label: 'To the seller directly' },
            { value: 'destination', label: 'Through the marketplace' },
          ]}
          error={refused.flow}
          {...register('flow')}
        />
        <TextInput
          label="What it is for (optional)"
          error={refused.description}
          {...register('description')}
        />
        {terms(read.ok ? { seller_id, amount: read.amount, currency, flow } : undefined)}
        <FormActions>
          <Button type="submit" loading={charge.isPending}>
            Charge the card
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </FormActions>
      </Form>
    </Modal>
  );
}

function ChargeRefusal({ error }: { error: unknown }) {
  if (codeOf(error) === 'authentication_required' && error instanceof ProblemError) {
    const url = error.problem.action_url;
    return (
      <Notice tone="waiting" title="The bank wants the buyer">
        Nothing was taken. Send{' '}
        {url ? 'this address to the buyer' : 'the buyer to the payment page'}, who finishes the same
        charge there. {url && <code>{url}</code>}
        {url && <CopyButton text={url} label="Copy address" />}
      </Notice>
    );
  }
  if (codeOf(error) === 'consent_missing') {
    return (
      <Notice tone="bad" title="No consent">
        The buyer did not agree that this seller charges the card again. Send them a checkout
        instead.
      </Notice>
    );
  }
  return <ProblemNotice error={error} />;
}
