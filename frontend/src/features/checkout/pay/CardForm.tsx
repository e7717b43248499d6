import { Button, TextInput } from '@mantine/core';
import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { Stripe } from '@stripe/stripe-js';
import { Lock } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { formatMoney } from '~/money/format';
import { Form } from '~/ui/Form';
import { useStripeAppearance } from './appearance';
import classes from './CardForm.module.css';
import { KeepCard, type KeepChoice } from './KeepCard';
import type { PayBody, PayPage } from './queries';
import { type Refusal, RefusalNotice } from './Refusal';

interface CardFormProps {
  checkout: PayPage;
  marketplace: string;
  /** Null while Stripe.js is loading. */
  stripe: Stripe | null;
  /** Why the last try did not work. The fields stay as they are. */
  refusal: Refusal | undefined;
  busy: boolean;
  onPay: (body: PayBody) => void;
}

/** Stripe's own Payment Element, with what Souk asks besides: an e-mail address, and what to keep. */
export function CardForm(props: CardFormProps) {
  const { amount, currency } = props.checkout;
  const appearance = useStripeAppearance();
  return (
    <Elements
      stripe={props.stripe}
      options={{
        mode: 'payment',
        amount,
        currency,
        locale: 'en',
        appearance,
        // The token is made on the platform; the server takes it to the seller's account.
        paymentMethodCreation: 'manual',
        allowedPaymentMethodTypes: ['card'],
      }}
    >
      <Fields {...props} />
    </Elements>
  );
}

function Fields({ checkout, marketplace, refusal, busy, onPay }: CardFormProps) {
  const stripe = useStripe();
  const elements = useElements();
  const [keep, setKeep] = useState<KeepChoice>('no');
  const [ready, setReady] = useState(false);
  const [fault, setFault] = useState<Refusal>();
  const [making, setMaking] = useState(false);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [emailWrong, setEmailWrong] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFault(undefined);
    const wrong = !/^\S+@\S+\.\S+$/.test(email.trim());
    setEmailWrong(wrong);
    if (wrong) return emailField.current?.focus();
    const buyer = { email: email.trim(), ...(name.trim() ? { name: name.trim() } : {}) };
    if (!stripe || !elements) return;
    setMaking(true);
    try {
      const checked = await elements.submit();
      // A validation error stands beside its field already.
      if (checked.error) return;
      const made = await stripe.createPaymentMethod({
        elements,
        params: { billing_details: buyer },
      });
      if (made.error) {
        setFault({
          title: 'Check your card',
          reason: made.error.message ?? 'It could not be read.',
        });
        return;
      }
      onPay({ ...buyer, payment_token: made.paymentMethod.id, keep_card: keep });
    } finally {
      setMaking(false);
    }
  };

  const shown = fault ?? refusal;
  return (
    <Form onSubmit={submit} label="Pay by card">
      {shown && <RefusalNotice {...shown} />}
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="email"
        inputMode="email"
        ref={emailField}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={emailWrong && 'Enter your e-mail address.'}
      />
      <div className={classes.card}>
        <PaymentElement options={{ layout: 'tabs' }} onReady={() => setReady(true)} />
        {!ready && <div className={classes.waiting} aria-hidden />}
      </div>
      <TextInput
        label="Name on the card (optional)"
        autoComplete="cc-name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <KeepCard
        seller={checkout.seller_name}
        marketplace={marketplace}
        wordings={checkout.keep_card_wordings}
        value={keep}
        onChange={setKeep}
      />
      <Button
        type="submit"
        size="lg"
        fullWidth
        loading={busy || making}
        disabled={!ready}
        leftSection={<Lock size={16} aria-hidden />}
      >
        Pay {formatMoney(checkout.amount, checkout.currency)}
      </Button>
    </Form>
  );
}
