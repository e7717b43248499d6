// What the unmodified wrapper asks of `window.Stripe`, call by call. A new major of it that asks for something else
// fails here first, with the difference.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready } from './browser.js';
import { CARD_FRAME, PAYMENT_FRAME, setStage, typeCard } from './stage.js';

const stage = setStage();

const named = ({ on, call, args }) => (['on', 'off', 'create'].includes(call) ? `${on}.${call}(${args[0]})` : `${on}.${call}`);
const callsOf = (page) => page.evaluate(() => window.wrapperCalls.splice(0));

const LOADING = ['Stripe.get version', 'Stripe.Stripe()', 'stripe._registerWrapper', 'stripe.elements'];
const REGISTERING = ['stripe._registerWrapper', 'stripe.registerAppInfo'];
const ATTACHING = ['blur', 'focus', 'escape'];

test('the Payment Element is made, mounted, updated, submitted and destroyed by exactly these calls', async () => {
  const page = await stage.open({ element: 'payment' });
  await ready(page);
  assert.deepEqual(page.complaints, []);

  const mounted = await callsOf(page);
  const events = [...ATTACHING, 'loaderstart', 'change', 'ready'];
  assert.deepEqual(mounted.map(named), [...LOADING, 'elements.create(payment)', 'payment.mount', ...REGISTERING, ...events.map((name) => `payment.on(${name})`)]);
  assert.equal(mounted[1].args[0], stage.sandbox.publishableKey);
  assert.deepEqual({ ...mounted[2].args[0], startTime: 0 }, { name: 'stripe-js', version: '10.2.1', startTime: 0 });
  assert.deepEqual(mounted[3].args[0], { mode: 'payment', amount: 10000, currency: 'eur', appearance: {}, paymentMethodCreation: 'manual', allowedPaymentMethodTypes: ['card'] });
  assert.deepEqual(mounted[6].args[0], { name: 'react-stripe-js', version: '7.0.1' });

  await page.evaluate(() => window.setAmount(20000));
  await page.waitForFunction(() => window.wrapperCalls.length > 0);
  const [updated, ...further] = await callsOf(page);
  assert.deepEqual([named(updated), updated.args], ['elements.update', [{ amount: 20000 }]]);
  assert.deepEqual(further, []);

  await typeCard(page.frameLocator(PAYMENT_FRAME));
  const made = await page.evaluate(async () => {
    const { stripe, elements } = window.checkout;
    const submitted = await elements.submit();
    return { submitted, ...(await stripe.createPaymentMethod({ elements })) };
  });
  assert.deepEqual(made.submitted, { selectedPaymentMethod: 'card' });
  assert.match(made.paymentMethod.id, /^pm_/);
  assert.deepEqual((await callsOf(page)).map(named), ['elements.submit', 'stripe.createPaymentMethod']);

  await page.evaluate(() => window.setShown(false));
  await page.waitForFunction(() => document.querySelector('iframe[title="Secure payment input frame"]') === null);
  assert.deepEqual((await callsOf(page)).map(named), ['payment.destroy', ...events.map((name) => `payment.off(${name})`)]);
});

test('the Card Element is made, restyled, used for a token and destroyed by exactly these calls', async () => {
  const page = await stage.open({ element: 'card' });
  await ready(page);
  assert.deepEqual(page.complaints, []);

  const events = [...ATTACHING, 'change', 'ready'];
  const mounted = await callsOf(page);
  assert.deepEqual(mounted.map(named), [...LOADING, 'elements.create(card)', 'card.mount', ...REGISTERING, ...events.map((name) => `card.on(${name})`)]);
  assert.deepEqual(mounted[3].args[0], { locale: 'en' });

  await page.evaluate(() => window.setStyle({ base: { fontSize: '20px' } }));
  await page.waitForFunction(() => window.wrapperCalls.length > 0);
  const restyled = await callsOf(page);
  assert.deepEqual(restyled.map(named), ['card.update']);
  assert.deepEqual(restyled[0].args[0], { style: { base: { fontSize: '20px' } } });

  await typeCard(page.frameLocator(CARD_FRAME));
  const made = await page.evaluate(async () => {
    const { stripe, elements, components } = window.checkout;
    return stripe.createToken(elements.getElement(components.CardElement), { name: 'Ada' });
  });
  assert.match(made.token.id, /^tok_/);
  await callsOf(page);

  await page.evaluate(() => window.setShown(false));
  await page.waitForFunction(() => document.querySelector('iframe') === null);
  assert.deepEqual((await callsOf(page)).map(named), ['card.destroy', ...events.map((name) => `card.off(${name})`)]);
});

test('strict mode may create, mount, destroy, and create again in the same group', async () => {
  const page = await stage.open({ element: 'card' });
  await ready(page);
  await page.evaluate(() => window.setShown(false));
  await page.waitForFunction(() => document.querySelector('iframe') === null);
  await callsOf(page);

  await page.evaluate(() => window.setShown(true));
  await ready(page, 2);
  const again = (await callsOf(page)).map(named).filter((name) => /create|mount|destroy/.test(name));
  assert.deepEqual(again, ['elements.create(card)', 'card.mount', 'card.destroy', 'elements.create(card)', 'card.mount']);
  assert.equal(await page.locator('iframe').count(), 1);
  await typeCard(page.frameLocator(CARD_FRAME));
  await page.waitForFunction(() => window.events.some(({ event }) => event?.complete));
});
