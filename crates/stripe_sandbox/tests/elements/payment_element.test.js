// The Payment Element as the buyer meets it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { ready } from './browser.js';
import { PAYMENT_FRAME, lastChange, setStage, typeCard } from './stage.js';

const stage = setStage();

async function openPayment(query = {}, options = {}) {
  const page = await stage.open({ element: 'payment', ...query }, options);
  await ready(page);
  return { page, frame: page.frameLocator(PAYMENT_FRAME) };
}

test('the page cannot reach into the frame, and the number leaves it for the API alone', async () => {
  const { page, frame } = await openPayment();
  await page.evaluate(() => {
    window.heard = [];
    window.addEventListener('message', ({ data }) => window.heard.push(JSON.stringify(data)));
  });
  await typeCard(frame);
  const { paymentMethod } = await page.evaluate(async () => {
    await window.checkout.elements.submit();
    return window.checkout.stripe.createPaymentMethod({ elements: window.checkout.elements, params: { billing_details: { email: 'ada@example.com' } } });
  });

  assert.equal(paymentMethod.card.last4, '4242');
  assert.equal(await page.evaluate(() => {
    try {
      return document.querySelector('iframe').contentWindow.document.title;
    } catch ({ name }) {
      return name;
    }
  }), 'SecurityError');
  assert.doesNotMatch((await page.evaluate(() => window.heard)).join('\n'), /4242 ?4242/);

  const [call] = page.apiCalls.filter(({ method }) => method === 'POST');
  assert.equal(call.path, '/v1/payment_methods');
  assert.deepEqual(Object.fromEntries(call.form), {
    type: 'card',
    'card[number]': '4242424242424242',
    'card[exp_month]': '12',
    'card[exp_year]': '2034',
    'card[cvc]': '123',
    'billing_details[email]': 'ada@example.com',
    'billing_details[address][country]': 'DE',
    key: stage.sandbox.publishableKey,
  });
});

test('a number is grouped while it is typed, in the brand’s own way, also when the middle is changed', async () => {
  const { frame } = await openPayment();
  const number = frame.getByLabel('Card number');
  await number.pressSequentially('378282246310005');
  assert.equal(await number.inputValue(), '3782 822463 10005');
  await number.fill('');
  await number.pressSequentially('424242');
  assert.equal(await number.inputValue(), '4242 42');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await number.press(key);
  await number.press('9');
  assert.equal(await number.inputValue(), '4242 942');
  assert.equal(await number.evaluate((input) => input.selectionStart), 6);
  await number.press('Backspace');
  assert.equal(await number.inputValue(), '4242 42');
});

test('an expiry date gets its zero and its slash, and loses them again', async () => {
  const { frame } = await openPayment();
  const expiry = frame.getByLabel('Expiration date');
  await expiry.pressSequentially('4');
  assert.equal(await expiry.inputValue(), '04 / ');
  await expiry.press('Backspace');
  assert.equal(await expiry.inputValue(), '0');
  await expiry.fill('');
  await expiry.pressSequentially('1/30');
  assert.equal(await expiry.inputValue(), '01 / 30');
  await expiry.fill('11/2031');
  assert.equal(await expiry.inputValue(), '11 / 31');
});

for (const { says, type, label } of [
  { says: 'Your card number is invalid.', type: '4242424242424241', label: 'Card number' },
  { says: 'Your card number is incomplete.', type: '42424242', label: 'Card number' },
  { says: 'Your card’s expiration year is in the past.', type: '1220', label: 'Expiration date' },
  { says: 'Your card’s expiration date is incomplete.', type: '12', label: 'Expiration date' },
  { says: 'Your card’s security code is incomplete.', type: '12', label: 'Security code' },
]) {
  test(`${label} ${type}: “${says}” beside the field, for eyes and for screen readers`, async () => {
    const { frame } = await openPayment();
    const field = frame.getByLabel(label);
    await field.pressSequentially(type);
    await field.blur();
    await frame.getByText(says).waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const description = await field.getAttribute('aria-describedby');
    assert.equal(await frame.locator(`#${description}`).textContent(), says);
  });
}

test('an untouched form is not wrong before it is submitted; then the first gap has the focus', async () => {
  const { page, frame } = await openPayment();
  await frame.getByLabel('Card number').focus();
  await frame.getByLabel('Card number').press('Tab');
  assert.equal(await frame.locator('[aria-invalid="true"]').count(), 0);

  const { error } = await page.evaluate(() => window.checkout.elements.submit());
  assert.deepEqual(error, { type: 'validation_error', code: 'incomplete_number', message: 'Your card number is incomplete.' });
  assert.equal(await frame.locator('[aria-invalid="true"]').count(), 3);
  assert.equal(await frame.getByLabel('Card number').evaluate((input) => input === document.activeElement), true);
  assert.deepEqual(page.apiCalls, []);
});

test('a payment method is refused before the form was submitted', async () => {
  const { page } = await openPayment();
  const name = await page.evaluate(() => window.checkout.stripe.createPaymentMethod({ elements: window.checkout.elements }).catch((error) => `${error.name}: ${error.message}`));
  assert.equal(name, 'IntegrationError: elements.submit() must be called before stripe.createPaymentMethod().');
});

test('events have Stripe’s shapes and come once for each change', async () => {
  const { page, frame } = await openPayment();
  await typeCard(frame);
  await frame.getByLabel('Security code').press('Escape');
  await page.waitForFunction(() => window.events.at(-1).name === 'escape');
  assert.deepEqual(await lastChange(page), { elementType: 'payment', empty: false, complete: true, collapsed: false, value: { type: 'card' } });
  const names = await page.evaluate(() => window.events.map(({ name }) => name));
  assert.deepEqual(names, ['loaderstart', 'ready', 'focus', 'change', 'change', 'escape']);
});

test('the postal code is asked for where issuers check it, and may be left out by the page', async () => {
  const { page, frame } = await openPayment();
  assert.equal(await frame.getByLabel('ZIP code').isVisible(), false);
  await frame.getByLabel('Country').selectOption('US');
  await typeCard(frame);
  const { error } = await page.evaluate(() => window.checkout.elements.submit());
  assert.equal(error.code, 'incomplete_zip');
  await frame.getByLabel('ZIP code').fill('94110');
  assert.equal((await page.evaluate(() => window.checkout.elements.submit())).selectedPaymentMethod, 'card');

  const bare = await openPayment({ fields: JSON.stringify({ billingDetails: { address: 'never' } }) });
  assert.equal(await bare.frame.getByLabel('Country').count(), 0);
});

test('browsers can fill the fields in', async () => {
  const { frame } = await openPayment();
  const hints = await frame.locator('input, select').evaluateAll((fields) => fields.map((field) => field.autocomplete));
  assert.deepEqual(hints, ['cc-number', 'cc-exp', 'cc-csc', 'billing country', 'billing postal-code']);
});

test('the frame grows with what it shows, and nothing in it is cut off', async () => {
  const { page, frame } = await openPayment();
  const height = () => page.locator(PAYMENT_FRAME).evaluate((node) => node.getBoundingClientRect().height);
  const before = await height();
  await page.evaluate(() => window.checkout.elements.submit());
  await page.waitForFunction((smaller) => document.querySelector('iframe').getBoundingClientRect().height > smaller, before);
  const overflow = await frame.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight);
  assert.equal(overflow, 0);
});

for (const [scheme, appearance] of [
  ['light', { theme: 'stripe' }],
  ['dark', { theme: 'night', variables: { colorBackground: '#25262b', colorPrimary: '#4dabf7', borderRadius: '8px' } }],
]) {
  test(`axe finds nothing in the ${scheme} scheme, untouched and with every field wrong`, async () => {
    const { page, frame } = await openPayment({ appearance: JSON.stringify(appearance) }, { colorScheme: scheme });
    if (scheme === 'dark') await page.evaluate(() => document.documentElement.classList.add('dark'));
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
    assert.deepEqual(await violations(), []);
    await page.evaluate(() => window.checkout.elements.submit());
    await frame.getByText('Your card number is incomplete.').waitFor();
    assert.deepEqual(await violations(), []);
  });
}

test('appearance is taken over and follows the page’s changes, the page showing through behind the fields', async () => {
  const { page, frame } = await openPayment({ appearance: JSON.stringify({ variables: { colorBackground: '#fffbe6', borderRadius: '11px' }, rules: { '.Input': { letterSpacing: '2px', backgroundImage: 'url(https://example.com/)' } } }) });
  const look = () => frame.getByLabel('Card number').evaluate((input) => {
    const { backgroundColor, borderRadius, letterSpacing, backgroundImage } = getComputedStyle(input);
    return { backgroundColor, borderRadius, letterSpacing, backgroundImage, scheme: getComputedStyle(document.documentElement).colorScheme };
  });
  assert.deepEqual(await look(), { backgroundColor: 'rgb(255, 251, 230)', borderRadius: '11px', letterSpacing: '2px', backgroundImage: 'none', scheme: 'light' });
  await page.evaluate(() => window.setLook({ theme: 'night' }));
  await page.waitForFunction(() => document.querySelector('iframe').style.colorScheme === 'dark');
  const dark = await look();
  assert.equal(dark.scheme, 'dark');
  assert.equal(dark.backgroundColor, 'rgb(48, 49, 61)');
});
