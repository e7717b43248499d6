// The page behind an account link: what is due is asked for, a link is good for one visit, and both ways back are taken.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { openBrowser } from './browser.js';
import { openSandbox } from './sandbox.js';

const RETURN = 'http://localhost:1/onboarding/return';
const REFRESH = 'http://localhost:1/onboarding/refresh';
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

async function managed() {
  const account = await sandbox.call('POST', '/v1/accounts', {
    country: 'DE', email: 'ada@example.com', 'business_profile[name]': 'Ada & Daughters',
    'controller[stripe_dashboard][type]': 'express', 'controller[fees][payer]': 'application', 'controller[losses][payments]': 'application',
    'capabilities[card_payments][requested]': 'true', 'capabilities[transfers][requested]': 'true',
  });
  return account.id;
}

const link = async (account) => (await sandbox.call('POST', '/v1/account_links', { account, type: 'account_onboarding', return_url: RETURN, refresh_url: REFRESH })).url;
const fetched = (account) => sandbox.call('GET', `/v1/accounts/${account}`);

/** A page without script, whose way back to the platform is answered here. */
async function openTab(options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  await context.route('http://localhost:1/**', (route) => route.fulfill({ body: 'back' }));
  return context.newPage();
}

test('the owner fills in what is due and comes back to an account that can charge', async () => {
  const account = await managed();
  const page = await openTab();
  await page.goto(await link(account));
  await page.getByRole('heading', { name: 'Get paid by Souk' }).waitFor();
  await page.getByLabel('Who runs it').selectOption('individual');
  await page.getByLabel('Website').fill('https://ada.example');
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('Last name').fill('Lovelace');
  await page.getByLabel('Date of birth').fill('1990-12-10');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Phone').fill('+49 30 0000000');
  await page.getByLabel('Street and number').fill('Hauptstraße 1');
  await page.getByLabel('Postal code').fill('10115');
  await page.getByLabel('City').fill('Berlin');
  await page.getByLabel('Bank account').selectOption({ label: 'Test bank: payouts arrive' });
  await page.getByLabel('I accept the terms').check();
  await page.getByRole('button', { name: 'Agree and submit' }).click();
  await page.waitForURL(RETURN);
  const after = await fetched(account);
  assert.deepEqual([after.charges_enabled, after.payouts_enabled, after.capabilities.transfers], [true, true, 'active']);
});

test('test data fill everything at one press, and a second visit of the link is sent to the refresh address', async () => {
  const account = await managed();
  const url = await link(account);
  const page = await openTab();
  await page.goto(url);
  await page.getByRole('button', { name: 'Fill with test data' }).click();
  await page.waitForURL(RETURN);
  assert.equal((await fetched(account)).charges_enabled, true);
  const again = await fetch(url, { redirect: 'manual' });
  assert.deepEqual([again.status, again.headers.get('location')], [303, REFRESH]);
});

test('a document that is due again is asked for on the Dashboard’s button, and given on the page', async () => {
  const account = await managed();
  await fetch(`${sandbox.url}/_sandbox/accounts/${account}/onboard`, { method: 'POST' });
  const page = await openTab();
  await page.goto(`${sandbox.url}/dashboard/accounts/${account}`);
  await page.getByRole('button', { name: 'Make a document due' }).click();
  await page.getByText('individual.verification.document').waitFor();
  assert.equal((await fetched(account)).charges_enabled, false);
  await page.goto(await link(account));
  await page.getByLabel('Verification document').check();
  await page.getByRole('button', { name: 'Agree and submit' }).click();
  await page.waitForURL(RETURN);
  assert.equal((await fetched(account)).charges_enabled, true);
});

test('a form without the page’s cookie, or sent by another site, tells nothing', async () => {
  const account = await managed();
  const url = await link(account);
  const shown = await fetch(url);
  const cookie = shown.headers.get('set-cookie').split(';')[0];
  const nonce = /name="nonce" value="(\w+)"/.exec(await shown.text())[1];
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { cookie, 'sec-fetch-site': 'cross-site' }]) {
    const refused = await fetch(url, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ nonce, decision: 'test_data' }) });
    assert.equal(refused.status, 403);
  }
  assert.equal((await fetched(account)).details_submitted, false);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the page in the ${colorScheme} scheme, also with problems on it, and it fits a phone`, async () => {
    const page = await (await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } })).newPage();
    await page.goto(await link(await managed()));
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
    assert.deepEqual(await violations(), []);
    await page.evaluate(() => { for (const form of document.forms) form.noValidate = true; });
    await page.getByRole('button', { name: 'Agree and submit' }).click();
    await page.getByRole('alert').waitFor();
    assert.deepEqual(await violations(), []);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(sideways, 0);
    await page.context().close();
  });
}
