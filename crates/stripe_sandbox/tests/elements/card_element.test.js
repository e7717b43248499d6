// The one-line Card Element, and its three parts as elements of their own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { ready } from './browser.js';
import { CARD_FRAME, lastChange, setStage, typeCard } from './stage.js';

const stage = setStage();

async function openCard(query = {}) {
  const page = await stage.open({ element: 'card', ...query });
  await ready(page);
  return { page, frame: page.frameLocator(CARD_FRAME) };
}

test('one row of keys fills the whole line, each complete field handing over to the next', async () => {
  const { page, frame } = await openCard({ postal: '1' });
  await frame.getByLabel('Card number').click();
  await page.keyboard.type('42424242424242421234123SW1A1AA', { delay: 5 });
  const values = await frame.locator('input').evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual(values, ['4242 4242 4242 4242', '12 / 34', '123', 'SW1A1AA']);
  assert.deepEqual(await lastChange(page), { elementType: 'card', empty: false, complete: true, brand: 'visa', value: { postalCode: 'SW1A1AA' } });
});

test('the page’s container shows the state by Stripe’s class names, and the label reaches into the frame', async () => {
  const { page, frame } = await openCard();
  const classes = () => page.locator('#card').evaluate(({ classList }) => [...classList].filter((name) => name.startsWith('Stripe')).sort());
  assert.deepEqual(await classes(), ['StripeElement', 'StripeElement--empty']);
  await page.getByText('Your card').click();
  await page.waitForFunction(() => document.querySelector('#card').classList.contains('StripeElement--focus'));
  await page.keyboard.type('4242424242424241');
  await page.waitForFunction(() => document.querySelector('#card').classList.contains('StripeElement--invalid'));
  const { error } = await lastChange(page);
  assert.deepEqual(error, { type: 'validation_error', code: 'invalid_number', message: 'Your card number is invalid.' });
  assert.equal(await frame.getByLabel('Card number').getAttribute('aria-invalid'), 'true');
});

test('Return in the card submits the page’s form', async () => {
  const { page, frame } = await openCard();
  await frame.getByLabel('Card number').press('Enter');
  await page.locator('output', { hasText: '1' }).waitFor();
});

test('element.clear() empties it, element.focus() goes to the first gap, element.blur() leaves', async () => {
  const { page, frame } = await openCard();
  await typeCard(frame);
  await page.evaluate(() => window.checkout.elements.getElement('card').clear());
  await page.waitForFunction(() => window.events.at(-1).event?.empty === true);
  await frame.getByLabel('Card number').fill('4242424242424242');
  await page.evaluate(() => window.checkout.elements.getElement('card').blur());
  await page.waitForFunction(() => window.events.at(-1).name === 'blur');
  await page.evaluate(() => window.checkout.elements.getElement('card').focus());
  await frame.locator('input[name="exp-date"]:focus').waitFor();
});

test('createToken and createPaymentMethod send what is in the card, the postal code and the page’s own data', async () => {
  const { page, frame } = await openCard({ postal: '1' });
  await typeCard(frame);
  await frame.getByLabel('Postal code').fill('94110');
  const { token, paymentMethod } = await page.evaluate(async () => {
    const { stripe, elements } = window.checkout;
    const card = elements.getElement('card');
    return { ...(await stripe.createToken(card, { name: 'Ada' })), ...(await stripe.createPaymentMethod({ type: 'card', card, billing_details: { name: 'Ada' } })) };
  });
  assert.match(token.id, /^tok_/);
  assert.match(paymentMethod.id, /^pm_/);
  const [asToken, asMethod] = page.apiCalls.map(({ form }) => Object.fromEntries(form));
  assert.deepEqual([asToken['card[name]'], asToken['card[address_zip]']], ['Ada', '94110']);
  assert.deepEqual([asMethod['billing_details[name]'], asMethod['billing_details[address][postal_code]']], ['Ada', '94110']);
});

test('a gap is the answer, not a request', async () => {
  const { page, frame } = await openCard();
  await typeCard(frame, { cvc: '1' });
  const { error } = await page.evaluate(() => window.checkout.stripe.createToken(window.checkout.elements.getElement('card')));
  assert.equal(error.code, 'incomplete_cvc');
  assert.deepEqual(page.apiCalls, []);
});

test('number, expiry and code in three frames make one token; the code’s length follows the brand', async () => {
  const page = await stage.open({ element: 'split' });
  await ready(page, 3);
  const inFrame = (id) => page.frameLocator(`#${id} iframe`).getByRole('textbox');
  await inFrame('number').pressSequentially('378282246310005');
  await inFrame('expiry').pressSequentially('1234');
  await inFrame('cvc').pressSequentially('123');
  const tokenise = () => page.evaluate(() => window.checkout.stripe.createToken(window.checkout.elements.getElement(window.checkout.components.CardNumberElement)));
  assert.equal((await tokenise()).error.code, 'incomplete_cvc');
  await inFrame('cvc').pressSequentially('4');
  assert.match((await tokenise()).token.id, /^tok_/);
  const [{ form }] = page.apiCalls;
  assert.equal(form.get('card[number]'), '378282246310005');
  assert.equal(form.get('card[cvc]'), '1234');
  const { violations } = await new AxeBuilder({ page }).exclude('#root > div').analyze();
  assert.deepEqual(violations.map(({ id }) => id), []);
});

test('a second element of a type, and card beside its parts, are mistakes that say so', async () => {
  const { page } = await openCard();
  const mistakes = await page.evaluate(() => ['card', 'cardNumber', 'iban'].map((type) => {
    try {
      window.checkout.elements.create(type);
      return null;
    } catch (error) {
      return error.name;
    }
  }));
  assert.deepEqual(mistakes, ['IntegrationError', 'IntegrationError', 'IntegrationError']);
});

test('axe finds nothing in the Card Element, untouched and wrong', async () => {
  const { page, frame } = await openCard({ postal: '1' });
  const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
  assert.deepEqual(await violations(), []);
  await typeCard(frame, { number: '4242424242424241', expiry: '1220' });
  assert.deepEqual(await violations(), []);
});
