// The pages under test: ordinary users of the unmodified @stripe/react-stripe-js, in strict mode.
// `?element=payment|card|split`, `&strict=0`, `&appearance=<json>`; what they do is offered as `window.checkout`.

import {
  CardCvcElement,
  CardElement,
  CardExpiryElement,
  CardNumberElement,
  Elements,
  PaymentElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const query = new URLSearchParams(window.location.search);
const appearance = JSON.parse(query.get('appearance') ?? '{}');
const account = query.get('account');
const key = query.get('key') ?? 'pk_test_elements';
const stripe = loadStripe(key, account === null ? undefined : { stripeAccount: account });
const events = [];
window.events = events;

const note = (name) => (event) => events.push({ name, type: event?.elementType, event: event?.elementType ? event : undefined });
const handlers = {
  onReady: note('ready'),
  onChange: note('change'),
  onFocus: note('focus'),
  onBlur: note('blur'),
  onEscape: note('escape'),
};

function Door() {
  const found = useStripe();
  const elements = useElements();
  useEffect(() => {
    window.checkout = { stripe: found, elements, components: { CardElement, CardNumberElement } };
  }, [found, elements]);
  return null;
}

function Payment() {
  const [amount, setAmount] = useState(10000);
  const [shown, setShown] = useState(true);
  const [look, setLook] = useState(appearance);
  Object.assign(window, { setAmount, setShown, setLook });
  const options = { mode: 'payment', amount, currency: 'eur', appearance: look, paymentMethodCreation: 'manual', allowedPaymentMethodTypes: ['card'] };
  const fields = JSON.parse(query.get('fields') ?? '{}');
  return (
    <Elements stripe={stripe} options={options}>
      <Door />
      {shown && <PaymentElement options={{ layout: 'tabs', fields, defaultValues: { billingDetails: { address: { country: 'DE' } } } }} {...handlers} onLoaderStart={note('loaderstart')} />}
    </Elements>
  );
}

function Card() {
  const [style, setStyle] = useState({ base: { fontSize: '17px', color: '#123456' } });
  const [shown, setShown] = useState(true);
  const [submitted, setSubmitted] = useState(0);
  Object.assign(window, { setStyle, setShown });
  return (
    <Elements stripe={stripe} options={{ locale: 'en' }}>
      <Door />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSubmitted(submitted + 1);
        }}
      >
        <label htmlFor="card">Your card</label>
        {shown && <CardElement id="card" className="box" options={{ style, hidePostalCode: query.get('postal') !== '1' }} {...handlers} />}
        <button type="submit">Pay</button>
        <output>{submitted}</output>
      </form>
    </Elements>
  );
}

function Split() {
  return (
    <Elements stripe={stripe}>
      <Door />
      <CardNumberElement id="number" className="box" options={{ showIcon: true }} {...handlers} />
      <CardExpiryElement id="expiry" className="box" {...handlers} />
      <CardCvcElement id="cvc" className="box" {...handlers} />
    </Elements>
  );
}

const Page = { payment: Payment, card: Card, split: Split }[query.get('element') ?? 'payment'];
createRoot(document.querySelector('#root')).render(query.get('strict') === '0' ? <Page /> : <StrictMode><Page /></StrictMode>);
