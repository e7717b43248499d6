// Confirming in the browser, and the bank's page of 3D Secure, against the sandbox's own API.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { ready } from './browser.js';
import { CARD_FRAME, PAYMENT_FRAME, setStage, typeCard } from './stage.js';

const stage = setStage();
const BANK_FRAME = 'iframe[title="3D Secure authentication frame"]';
const ALWAYS_ASKS = '4000002760003184';

function newIntent(extra = {}) {
  return stage.sandbox.call('POST', '/v1/payment_intents', { amount: '10000', currency: 'eur', 'allowed_payment_method_types[]': 'card', capture_method: 'automatic', ...extra });
}

async function openCard(query = {}) {
  const page = await stage.open({ element: 'card', ...query });
  await ready(page);
  return { page, frame: page.frameLocator(CARD_FRAME) };
}

/** Starts a confirmation in the page and leaves it running: `window.outcome` gets what it resolves to. */
function confirmCard(page, clientSecret) {
  return page.evaluate((secret) => {
    const { stripe, elements } = window.checkout;
    stripe.confirmCardPayment(secret, { payment_method: { card: elements.getElement('card') } }).then((outcome) => {
      window.outcome = outcome;
    });
  }, clientSecret);
}

async function outcome(page) {
  await page.waitForFunction(() => window.outcome !== undefined);
  return page.evaluate(() => window.outcome);
}

test('a card that needs no authentication is charged at once', async () => {
  const { page, frame } = await openCard();
  await typeCard(frame);
  const intent = await newIntent();
  await confirmCard(page, intent.client_secret);
  const { paymentIntent } = await outcome(page);
  assert.equal(paymentIntent.status, 'succeeded');
  assert.equal(paymentIntent.id, intent.id);
  const { paymentIntent: again } = await page.evaluate((secret) => window.checkout.stripe.retrievePaymentIntent(secret), intent.client_secret);
  assert.equal(again.status, 'succeeded');
});

test('a declined card is the answer, with the decline’s code and the intent to try again', async () => {
  const { page, frame } = await openCard();
  await typeCard(frame, { number: '4000000000009995' });
  const intent = await newIntent();
  await confirmCard(page, intent.client_secret);
  const { error } = await outcome(page);
  assert.deepEqual([error.type, error.code, error.decline_code], ['card_error', 'card_declined', 'insufficient_funds']);
  assert.equal(error.payment_intent.status, 'requires_payment_method');
});

test('the bank’s page names merchant and amount, keeps the keyboard inside, and “Complete” finishes the payment', async () => {
  const { page, frame } = await openCard();
  await typeCard(frame, { number: ALWAYS_ASKS });
  const intent = await newIntent();
  await confirmCard(page, intent.client_secret);
  const bank = page.frameLocator(BANK_FRAME);
  await bank.getByText('€100.00').waitFor();
  await bank.getByText(intent.id).waitFor();
  await bank.getByRole('button', { name: 'Complete', disabled: false }).waitFor();
  assert.equal(await bank.getByRole('button', { name: 'Complete' }).evaluate((button) => button === document.activeElement), true);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  assert.deepEqual(violations.map(({ id }) => id), []);
  await bank.getByRole('button', { name: 'Complete' }).press('Enter');
  const { paymentIntent } = await outcome(page);
  assert.equal(paymentIntent.status, 'succeeded');
  assert.equal(await page.locator('dialog').count(), 0);
});

for (const way of ['the button “Fail”', 'the Escape key']) {
  test(`authentication that ends with ${way} fails the payment, which another card can still pay`, async () => {
    const { page, frame } = await openCard();
    await typeCard(frame, { number: ALWAYS_ASKS });
    const intent = await newIntent();
    await confirmCard(page, intent.client_secret);
    const bank = page.frameLocator(BANK_FRAME);
    await bank.getByText('€100.00').waitFor();
    if (way.includes('Fail')) {
      await bank.getByRole('button', { name: 'Fail' }).click();
    } else {
      await page.locator('dialog').evaluate((dialog) => dialog.dispatchEvent(new Event('cancel', { cancelable: true })));
    }
    const { error } = await outcome(page);
    assert.equal(error.code, 'payment_intent_authentication_failure');
    assert.equal(error.payment_intent.status, 'requires_payment_method');

    const second = await page.evaluate((secret) => window.checkout.stripe.confirmCardPayment(secret, { payment_method: 'pm_card_visa' }), intent.client_secret);
    assert.equal(second.paymentIntent?.status, 'succeeded', JSON.stringify(second.error));
  });
}

test('a server-side confirmation that asks for authentication is finished by handleNextAction', async () => {
  const page = await stage.open({ element: 'payment' });
  await ready(page);
  await typeCard(page.frameLocator(PAYMENT_FRAME), { number: ALWAYS_ASKS });
  const { paymentMethod } = await page.evaluate(async () => {
    await window.checkout.elements.submit();
    return window.checkout.stripe.createPaymentMethod({ elements: window.checkout.elements });
  });
  const intent = await newIntent({ payment_method: paymentMethod.id, confirm: 'true', use_stripe_sdk: 'true', return_url: 'http://localhost/back' });
  assert.equal(intent.status, 'requires_action');
  assert.equal(intent.next_action.type, 'use_stripe_sdk');
  const finished = page.evaluate((clientSecret) => window.checkout.stripe.handleNextAction({ clientSecret }), intent.client_secret);
  await page.frameLocator(BANK_FRAME).getByRole('button', { name: 'Complete' }).click();
  assert.equal((await finished).paymentIntent.status, 'succeeded');
});

test('without the SDK the bank’s page is a page of its own and leads back to the return URL', async () => {
  const page = await stage.open({ element: 'payment' });
  await ready(page);
  const back = `${stage.shop.url}/?element=payment`;
  const intent = await newIntent({ payment_method: 'pm_card_authenticationRequired', confirm: 'true', return_url: back });
  assert.equal(intent.next_action.type, 'redirect_to_url');
  await page.goto(intent.next_action.redirect_to_url.url);
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(/redirect_status=succeeded/);
  const { searchParams } = new URL(page.url());
  assert.equal(searchParams.get('payment_intent'), intent.id);
  assert.equal(searchParams.get('payment_intent_client_secret'), intent.client_secret);
  assert.equal((await stage.sandbox.call('GET', `/v1/payment_intents/${intent.id}`)).status, 'succeeded');
});

test('confirmPayment takes the card from the Payment Element and stays on the page when no redirect is needed', async () => {
  const page = await stage.open({ element: 'payment' });
  await ready(page);
  await typeCard(page.frameLocator(PAYMENT_FRAME));
  const intent = await newIntent();
  const { paymentIntent, error } = await page.evaluate(async (clientSecret) => {
    const { stripe, elements } = window.checkout;
    await elements.submit();
    return stripe.confirmPayment({ elements, clientSecret, confirmParams: { return_url: 'http://localhost/back' }, redirect: 'if_required' });
  }, intent.client_secret);
  assert.equal(paymentIntent?.status, 'succeeded', JSON.stringify(error));
});

test('confirmPayment goes to the return URL by default', async () => {
  const page = await stage.open({ element: 'payment' });
  await ready(page);
  await typeCard(page.frameLocator(PAYMENT_FRAME));
  const intent = await newIntent();
  await page.evaluate(([clientSecret, back]) => {
    const { stripe, elements } = window.checkout;
    elements.submit().then(() => stripe.confirmPayment({ elements, clientSecret, confirmParams: { return_url: back } }));
  }, [intent.client_secret, `${stage.shop.url}/?paid=1`]);
  await page.waitForURL(/redirect_status=succeeded/);
  assert.equal(new URL(page.url()).searchParams.get('paid'), '1');
});

test('confirmCardSetup keeps a card after the bank has agreed, with no amount to name', async () => {
  const { page, frame } = await openCard();
  await typeCard(frame, { number: ALWAYS_ASKS });
  const intent = await stage.sandbox.call('POST', '/v1/setup_intents');
  const kept = page.evaluate((secret) => {
    const { stripe, elements } = window.checkout;
    return stripe.confirmCardSetup(secret, { payment_method: { card: elements.getElement('card') } });
  }, intent.client_secret);
  const bank = page.frameLocator(BANK_FRAME);
  await bank.getByText('Keeping the card').waitFor();
  await bank.getByRole('button', { name: 'Complete' }).click();
  const { setupIntent, error } = await kept;
  assert.equal(setupIntent?.status, 'succeeded', JSON.stringify(error));
});

test('with stripeAccount the request is made on the connected account', async () => {
  const { page, frame } = await openCard({ account: 'acct_none000000000' });
  await typeCard(frame);
  const { error } = await page.evaluate(() => window.checkout.stripe.createToken(window.checkout.elements.getElement('card')));
  assert.equal(error.code, 'account_invalid');
  assert.equal(page.apiCalls[0].form.get('_stripe_account'), 'acct_none000000000');
});

test('with the stripeAccount of a connected seller the card is the seller’s, and no other account has it', async () => {
  const control = async (path, body = {}) => {
    const reply = await fetch(`${stage.sandbox.url}/_sandbox/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return reply.json();
  };
  const { id: account } = await control('accounts', { country: 'DE' });
  const { code } = await control(`accounts/${account}/oauth_code`);
  await stage.sandbox.call('POST', '/oauth/token', { grant_type: 'authorization_code', code });
  const page = await stage.open({ element: 'payment', account });
  await ready(page);
  await typeCard(page.frameLocator(PAYMENT_FRAME));
  const made = await page.evaluate(async () => {
    const { stripe, elements } = window.checkout;
    await elements.submit();
    return stripe.createPaymentMethod({ elements });
  });
  const { id } = made.paymentMethod;
  assert.equal((await stage.sandbox.call('GET', `/v1/payment_methods/${id}`, {}, account)).id, id);
  assert.equal((await stage.sandbox.call('GET', `/v1/payment_methods/${id}`)).error.code, 'resource_missing');
});

test('a ConfirmationToken of the Payment Element confirms one intent, on the server', async () => {
  const page = await stage.open({ element: 'payment' });
  await ready(page);
  await typeCard(page.frameLocator(PAYMENT_FRAME));
  const { confirmationToken, error } = await page.evaluate(async () => {
    const { stripe, elements } = window.checkout;
    await elements.submit();
    return stripe.createConfirmationToken({ elements, params: { return_url: 'http://localhost/back' } });
  });
  assert.match(confirmationToken?.id ?? '', /^ctoken_/, JSON.stringify(error));
  assert.equal(confirmationToken.payment_method_preview.card.last4, '4242');
  const confirm = async () => stage.sandbox.call('POST', `/v1/payment_intents/${(await newIntent()).id}/confirm`, { confirmation_token: confirmationToken.id });
  assert.equal((await confirm()).status, 'succeeded');
  assert.equal((await confirm()).error.param, 'confirmation_token');
});

test('a secret that is no secret, and a secret key in the browser, are mistakes that say so', async () => {
  const { page } = await openCard();
  const names = await page.evaluate(async () => {
    const caught = async (call) => {
      try {
        await call();
        return null;
      } catch ({ name }) {
        return name;
      }
    };
    const { stripe } = window.checkout;
    return [await caught(() => stripe.confirmCardPayment('pi_123')), await caught(() => window.Stripe('sk_test_x')), await caught(() => stripe.elements({ mode: 'payment', amount: 1.5, currency: 'eur' })), await caught(() => stripe.elements({ mode: 'payment', amount: 100, currency: 'eur', paymentMethodTypes: ['card'] }))];
  });
  assert.deepEqual(names, Array(4).fill('IntegrationError'));
});
