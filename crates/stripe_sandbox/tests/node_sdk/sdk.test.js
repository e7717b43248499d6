// Stripe's official SDK for Node drives the sandbox as it drives Stripe: OAuth, a direct and a destination charge, refunds,
// evidence with a file, and the verification of webhooks.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import Stripe from 'stripe';
import { openSandbox } from '../elements/sandbox.js';

let sandbox;
let stripe;
let receiver;
before(async () => {
  sandbox = await openSandbox();
  stripe = sdk();
  receiver = await listen();
});
after(() => {
  receiver?.close();
  sandbox?.close();
});

/** The SDK, pointed at the sandbox. It knows one host for the API, for Connect and for files. */
function sdk(key = 'sk_test_elements') {
  const { hostname, port } = new URL(sandbox.url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** Takes webhooks; `until(type)` resolves to the raw body and the signature of the first event of that type. */
async function listen() {
  const letters = [];
  const waiting = new Set();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    letters.push({ body, signature: request.headers['stripe-signature'], type: JSON.parse(body).type });
    for (const look of waiting) look();
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const until = (type) =>
    new Promise((resolve) => {
      const look = () => {
        const found = letters.find((letter) => letter.type === type);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { url: `http://127.0.0.1:${server.address().port}/`, until, close: () => server.close() };
}

/** Steers the sandbox. */
async function control(path, body) {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  assert.equal(response.status, 200, path);
  return response.json();
}

/** A seller who has authorised the platform, by the SDK's own exchange of the code. */
async function seller() {
  const { id } = await control('accounts', { country: 'US', business_name: 'Ada' });
  const { code } = await control(`accounts/${id}/oauth_code`);
  const token = await stripe.oauth.token({ grant_type: 'authorization_code', code });
  assert.equal(token.stripe_user_id, id);
  return { id, token, code };
}

test('OAuth: a code is exchanged once, the keys work, and access is given back', async () => {
  const { id, token } = await seller();
  assert.deepEqual([token.scope, token.token_type, token.livemode], ['read_write', 'bearer', false]);
  assert.equal((await sdk(token.access_token).accounts.retrieveCurrent()).id, id);
  await assert.rejects(stripe.oauth.token({ grant_type: 'authorization_code', code: 'ac_unknown' }), (error) => {
    assert.equal(error.type, 'StripeInvalidGrantError');
    return true;
  });
  assert.deepEqual({ ...(await stripe.oauth.deauthorize({ client_id: sandbox.clientId, stripe_user_id: id })) }.stripe_user_id, id);
  await assert.rejects(stripe.balance.retrieve({}, { stripeAccount: id }), Stripe.errors.StripePermissionError);
});

test('a direct charge: a card of the platform is cloned and charged on the seller’s account with a fee', async () => {
  const { id } = await seller();
  const on = { stripeAccount: id };
  const customer = await stripe.customers.create({ email: 'buyer@example.com' });
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const clone = await stripe.paymentMethods.create({ customer: customer.id, payment_method: card.id }, on);
  const paid = await stripe.paymentIntents.create(
    { amount: 2000, currency: 'usd', payment_method: clone.id, payment_method_types: ['card'], capture_method: 'automatic', confirm: true, application_fee_amount: 150, expand: ['latest_charge.balance_transaction'] },
    { ...on, idempotencyKey: `direct-${id}` },
  );
  assert.equal(paid.status, 'succeeded');
  const { fee_details: fees, net } = paid.latest_charge.balance_transaction;
  assert.deepEqual(fees.map(({ type }) => type).sort(), ['application_fee', 'stripe_fee']);
  assert.equal(net, 2000 - 150 - 88);
  const fee = await stripe.applicationFees.retrieve(paid.latest_charge.application_fee);
  assert.deepEqual([fee.amount, fee.account], [150, id]);

  const back = await stripe.refunds.create({ payment_intent: paid.id, amount: 1000, refund_application_fee: true, metadata: { order: '7' } }, on);
  assert.deepEqual([back.status, back.amount, back.metadata.order], ['succeeded', 1000, '7']);
  assert.equal((await stripe.applicationFees.retrieve(fee.id)).amount_refunded, 75);
  await assert.rejects(stripe.refunds.create({ payment_intent: paid.id, amount: 1001 }, on), (error) => {
    assert.deepEqual([error.type, error.param, error.statusCode], ['StripeInvalidRequestError', 'amount', 400]);
    return true;
  });
});

test('a declined card is a card error that names the code and the intent', async () => {
  const { id } = await seller();
  const form = { amount: 2000, currency: 'usd', payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds', payment_method_types: ['card'], confirm: true };
  await assert.rejects(stripe.paymentIntents.create(form, { stripeAccount: id }), (error) => {
    assert.ok(error instanceof Stripe.errors.StripeCardError);
    assert.deepEqual([error.code, error.decline_code, error.payment_intent.status], ['card_declined', 'insufficient_funds', 'requires_payment_method']);
    return true;
  });
});

test('a destination charge is transferred whole, its fee taken back, and a refund takes its share of both', async () => {
  const { id } = await seller();
  const paid = await stripe.paymentIntents.create({
    amount: 1000, currency: 'usd', payment_method: 'pm_card_visa', payment_method_types: ['card'], capture_method: 'automatic',
    confirm: true, application_fee_amount: 30, transfer_data: { destination: id }, expand: ['latest_charge.transfer'],
  });
  const { transfer } = paid.latest_charge;
  assert.deepEqual([transfer.amount, transfer.destination], [1000, id]);
  const payment = await stripe.charges.retrieve(transfer.destination_payment, {}, { stripeAccount: id });
  assert.deepEqual([payment.amount, payment.application_fee_amount], [1000, 30]);
  const back = await stripe.refunds.create({ payment_intent: paid.id, amount: 500, reverse_transfer: true, refund_application_fee: true, expand: ['transfer_reversal'] });
  assert.equal(back.transfer_reversal.amount, 500);
  assert.equal((await stripe.applicationFees.retrieve(payment.application_fee)).amount_refunded, 15);
});

test('a dispute is answered with a file', async () => {
  const { id } = await seller();
  const on = { stripeAccount: id };
  const paid = await stripe.paymentIntents.create(
    { amount: 2000, currency: 'usd', payment_method: 'pm_card_createDispute', payment_method_types: ['card'], capture_method: 'automatic', confirm: true, expand: ['latest_charge'] },
    on,
  );
  const file = await stripe.files.create(
    { purpose: 'dispute_evidence', file: { data: Buffer.from('%PDF-1.4 receipt'), name: 'receipt.pdf', type: 'application/pdf' } },
    on,
  );
  assert.deepEqual([file.type, file.size], ['pdf', 16]);
  const answered = await stripe.disputes.update(
    paid.latest_charge.dispute,
    { evidence: { receipt: file.id, uncategorized_text: 'winning_evidence' }, submit: true },
    on,
  );
  assert.equal(answered.status, 'under_review');
  await control('clock', { advance_seconds: 2 });
  assert.equal((await stripe.disputes.retrieve(answered.id, {}, on)).status, 'won');
});

test('a webhook is verified by the SDK, and a changed one is not', async () => {
  const endpoint = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['customer.created'] });
  const customer = await stripe.customers.create({ name: 'Zoë' });
  const { body, signature } = await receiver.until('customer.created');
  const { now } = await (await fetch(`${sandbox.url}/_sandbox/clock`)).json();
  const event = stripe.webhooks.constructEvent(body, signature, endpoint.secret, 300, undefined, now * 1000);
  assert.deepEqual([event.data.object.id, event.data.object.name], [customer.id, 'Zoë']);
  const changed = Buffer.from(body.toString().replace(customer.id, 'cus_other'));
  assert.throws(() => stripe.webhooks.constructEvent(changed, signature, endpoint.secret, 300, undefined, now * 1000), Stripe.errors.StripeSignatureVerificationError);
});

test('lists are walked to their end, and a key that is used again gives the same object', async () => {
  const email = `walk-${process.pid}@example.com`;
  const made = [];
  for (let number = 0; number < 5; number += 1) made.push((await stripe.customers.create({ email })).id);
  const seen = [];
  for await (const customer of stripe.customers.list({ email, limit: 2 })) seen.push(customer.id);
  assert.deepEqual(seen, made.toReversed());
  const options = { idempotencyKey: `once-${process.pid}` };
  const first = await stripe.customers.create({ email }, options);
  assert.equal((await stripe.customers.create({ email }, options)).id, first.id);
  await assert.rejects(stripe.customers.create({ email: 'other@example.com' }, options), Stripe.errors.StripeIdempotencyError);
});
