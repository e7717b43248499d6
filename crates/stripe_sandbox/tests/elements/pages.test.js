// The sandbox's own pages: the one where an account's owner authorises the platform, and the Dashboards.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { openBrowser } from './browser.js';
import { openSandbox } from './sandbox.js';

const CALLBACK = 'http://localhost:1/connect/callback';
let sandbox;
let browser;
before(async () => {
  sandbox = await openSandbox();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  sandbox?.close();
});

function authorizeUrl(more = {}) {
  const query = new URLSearchParams({ response_type: 'code', client_id: sandbox.clientId, scope: 'read_write', state: 'opaque-1', redirect_uri: CALLBACK, ...more });
  return `${sandbox.url}/oauth/authorize?${query}`;
}

/** A page without script, which none of these needs; the platform's callback is answered here. */
async function openTab(options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  await context.route(`${CALLBACK}**`, (route) => route.fulfill({ body: 'back' }));
  return context.newPage();
}

async function cameBack(page) {
  await page.waitForURL(`${CALLBACK}**`);
  return Object.fromEntries(new URL(page.url()).searchParams);
}

const exchange = (code) => sandbox.call('POST', '/oauth/token', { grant_type: 'authorization_code', code });

async function connected(businessName) {
  const page = await openTab();
  await page.goto(authorizeUrl({ 'stripe_user[email]': 'ada@example.com', 'stripe_user[business_name]': businessName, 'stripe_user[country]': 'DE' }));
  await page.getByRole('button', { name: 'Create and authorise' }).click();
  const { code } = await cameBack(page);
  await page.context().close();
  return (await exchange(code)).stripe_user_id;
}

async function violations(url, colorScheme) {
  const page = await (await browser.newContext({ colorScheme })).newPage();
  await page.goto(url);
  const found = (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.context().close();
  return [...found, ...(sideways > 0 ? [`the page is ${sideways} px too wide`] : [])];
}

test('the authorize page says who asks for what, takes over what is known, and gives a code for the new account', async () => {
  const page = await openTab();
  await page.goto(authorizeUrl({ 'stripe_user[email]': 'ada@example.com', 'stripe_user[business_name]': 'Ada & Daughters', 'stripe_user[country]': 'DE' }));
  await page.getByRole('heading', { name: 'Connect your account to Souk' }).waitFor();
  await page.getByText('read_write').waitFor();
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'ada@example.com');
  await page.getByRole('button', { name: 'Create and authorise' }).click();
  const answer = await cameBack(page);
  assert.deepEqual({ ...answer, code: '' }, { scope: 'read_write', code: '', state: 'opaque-1' });
  const token = await exchange(answer.code);
  const account = await sandbox.call('GET', `/v1/accounts/${token.stripe_user_id}`);
  assert.deepEqual([account.email, account.country, account.default_currency, account.charges_enabled], ['ada@example.com', 'DE', 'eur', true]);
});

test('an account that exists can be authorised again, and “Skip this form” makes one at once', async () => {
  const account = await connected('Existing shop');
  const page = await openTab();
  await page.goto(authorizeUrl());
  await page.locator(`input[value="${account}"]`).check();
  await page.getByRole('button', { name: 'Authorise this account' }).click();
  assert.equal((await exchange((await cameBack(page)).code)).stripe_user_id, account);

  await page.goto(authorizeUrl());
  await page.getByRole('button', { name: 'Skip this form' }).click();
  const fresh = (await exchange((await cameBack(page)).code)).stripe_user_id;
  assert.match(fresh, /^acct_/);
  assert.notEqual(fresh, account);
});

test('denying goes back with access_denied and the state', async () => {
  const page = await openTab();
  await page.goto(authorizeUrl());
  await page.getByRole('button', { name: 'Deny' }).click();
  const answer = await cameBack(page);
  assert.deepEqual([answer.error, answer.state, answer.code], ['access_denied', 'opaque-1', undefined]);
});

test('a client that does not exist, an address that is not registered, and Express are told so here', async () => {
  const page = await openTab();
  for (const [url, status, says] of [
    [authorizeUrl({ client_id: 'ca_nobody' }), 401, 'No such application'],
    [authorizeUrl({ redirect_uri: 'https://evil.example/' }), 400, 'Invalid redirect URI'],
    [authorizeUrl().replace('/oauth/', '/express/oauth/'), 400, 'Express'],
  ]) {
    const response = await page.goto(url);
    assert.equal(response.status(), status, url);
    await page.getByText(says).waitFor();
  }
});

test('a decision without the page’s cookie, or sent by another site, gives no code', async () => {
  const shown = await fetch(authorizeUrl());
  const cookie = shown.headers.get('set-cookie').split(';')[0];
  const nonce = /name="nonce" value="(\w+)"/.exec(await shown.text())[1];
  const skip = (headers) => fetch(authorizeUrl(), { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ nonce, decision: 'skip' }) });
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { cookie, 'sec-fetch-site': 'cross-site' }, { cookie, origin: 'https://evil.example' }]) {
    const refused = await skip(headers);
    assert.deepEqual([refused.status, refused.headers.get('location')], [403, null]);
  }
  assert.equal((await skip({ cookie, 'sec-fetch-site': 'same-origin' })).status, 303);
  assert.equal((await skip({})).status, 303, 'a script of one’s own needs no cookie');
});

test('after a direct charge the platform’s Dashboard shows the fee and the seller’s shows the payment', async () => {
  const account = await connected('Teapots');
  const intent = await sandbox.call('POST', '/v1/payment_intents', { amount: '10000', currency: 'eur', payment_method: 'pm_card_visa', confirm: 'true', capture_method: 'automatic', 'allowed_payment_method_types[]': 'card', application_fee_amount: '1000', return_url: 'http://localhost/back' }, account);
  const page = await openTab();
  await page.goto(`${sandbox.url}/dashboard`);
  await page.getByRole('region', { name: 'Teapots' }).getByText('100.00 EUR').waitFor();
  await page.getByRole('region', { name: 'Souk' }).getByText('10.00 EUR').first().waitFor();
  await page.getByRole('region', { name: 'Teapots' }).getByRole('link', { name: intent.id }).click();
  await page.getByRole('heading', { name: 'payment intent' }).waitFor();
  assert.doesNotMatch(await page.content(), new RegExp(intent.client_secret));
  await page.getByRole('region', { name: 'In short' }).getByRole('link', { name: intent.latest_charge }).click();
  await page.getByRole('button', { name: 'Open a dispute' }).click();
  await page.getByRole('heading', { name: 'dispute' }).waitFor();
  assert.equal((await sandbox.call('GET', `/v1/charges/${intent.latest_charge}`, {}, account)).disputed, true);
  await page.getByRole('region', { name: 'In short' }).getByText('100.00 EUR').waitFor();
  await page.getByRole('button', { name: 'Decide for the seller' }).click();
  await page.getByText('won', { exact: true }).waitFor();
  await page.goto(`${sandbox.url}/dashboard`);
  await page.getByRole('region', { name: 'Teapots' }).getByRole('heading', { name: 'Disputes' }).waitFor();
});

test('a payout fails at the press of a button, and says why on its page and in an event', async () => {
  const account = await connected('Unlucky');
  await sandbox.call('POST', '/v1/charges', { amount: '5000', currency: 'usd', source: 'tok_bypassPending' }, account);
  const payout = await sandbox.call('POST', '/v1/payouts', { amount: '1000', currency: 'usd' }, account);
  const page = await openTab();
  await page.goto(`${sandbox.url}/dashboard/accounts/${account}/payouts`);
  await page.getByRole('link', { name: payout.id }).click();
  await page.getByRole('button', { name: 'Let the bank refuse it' }).click();
  await page.getByText('failed', { exact: true }).waitFor();
  const { status, failure_message: why } = await sandbox.call('GET', `/v1/payouts/${payout.id}`, {}, account);
  assert.equal(status, 'failed');
  await page.getByRole('region', { name: 'In short' }).getByText(why).waitFor();
  const [event] = (await sandbox.call('GET', '/v1/events?type=payout.failed', {}, account)).data;
  assert.equal(event.data.object.id, payout.id);
});

test('access that the owner revokes is gone at once, and the event says so', async () => {
  const account = await connected('Leaving');
  const page = await openTab();
  await page.goto(`${sandbox.url}/dashboard/accounts/${account}`);
  await page.getByRole('button', { name: 'Revoke the platform’s access' }).click();
  await page.getByText('not connected').waitFor();
  assert.equal((await sandbox.call('GET', '/v1/balance', {}, account)).error.code, 'account_invalid');
  await page.getByRole('link', { name: 'Events' }).first().click();
  await page.getByText('account.application.deauthorized').first().waitFor();
});

test('the clock’s buttons step it, and come back to the page they were pressed on', async () => {
  const page = await openTab();
  await page.goto(`${sandbox.url}/dashboard/events`);
  await page.getByRole('button', { name: 'Advance the clock by 7 days' }).click();
  assert.equal(page.url(), `${sandbox.url}/dashboard/events`);
  await page.getByText(/\+.*week/).first().waitFor();
  const { created } = await sandbox.call('POST', '/v1/customers', { email: 'later@example.com' });
  assert.ok(created > Date.now() / 1000 + 6 * 86_400, 'objects are made at the stepped time');
});

test('another site cannot press a button', async () => {
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    const refused = await fetch(`${sandbox.url}/dashboard/actions/advance`, { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams({ seconds: '600', back: '/dashboard' }) });
    assert.equal(refused.status, 403);
  }
});

test('the log of requests shows what was asked, without card number or key', async () => {
  await fetch(`${sandbox.url}/v1/tokens`, { method: 'POST', body: new URLSearchParams({ key: sandbox.publishableKey, 'card[number]': '4242424242424242', 'card[exp_month]': '12', 'card[exp_year]': '2034', 'card[cvc]': '987' }) });
  const page = await openTab();
  await page.goto(`${sandbox.url}/dashboard/requests?path=tokens`);
  await page.getByRole('link', { name: /^req_/ }).first().click();
  await page.getByText('card[number]').waitFor();
  const text = await page.content();
  assert.match(text, /\*\*\*\* 4242/);
  assert.doesNotMatch(text, /4242424242424242|987<|sk_test_/);
});

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing on any page in the ${scheme} scheme, and none is too wide`, async () => {
    const account = await connected(`Axe ${scheme}`);
    const intent = await sandbox.call('POST', '/v1/payment_intents', { amount: '2500', currency: 'eur', payment_method: 'pm_card_visa', confirm: 'true', capture_method: 'automatic', 'allowed_payment_method_types[]': 'card', return_url: 'http://localhost/back' }, account);
    const [event] = (await sandbox.call('GET', '/v1/events?limit=1', {}, account)).data;
    const addresses = ['/dashboard', `/dashboard/accounts/${account}`, `/dashboard/accounts/${account}/balance`, `/dashboard/accounts/${account}/payouts`, `/dashboard/objects/${intent.latest_charge}`, '/dashboard/events?type=charge', `/dashboard/events/${event.id}`, '/dashboard/requests?path=charges', '/dashboard/objects/ch_nothing'];
    for (const address of addresses) assert.deepEqual(await violations(sandbox.url + address, scheme), [], address);
    assert.deepEqual(await violations(authorizeUrl(), scheme), []);
    assert.deepEqual(await violations(authorizeUrl({ client_id: 'ca_nobody' }), scheme), []);
  });
}
