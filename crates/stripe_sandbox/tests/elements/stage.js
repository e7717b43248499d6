// One sandbox, one shop and one browser for a test file, closed when its tests are done.

import { after, before } from 'node:test';
import { openBrowser, openPage } from './browser.js';
import { openSandbox } from './sandbox.js';
import { openShop } from './shop.js';

/** Call at the top of a test file; `stage.open(query, options)` then opens a page of the shop. */
export function setStage() {
  const stage = { sandbox: null, shop: null, browser: null };
  before(async () => {
    stage.sandbox = await openSandbox();
    stage.shop = await openShop();
    stage.browser = await openBrowser();
  });
  after(async () => {
    await stage.browser?.close();
    stage.shop?.close();
    stage.sandbox?.close();
  });
  stage.open = (query, options) => openPage(stage.browser, stage.shop, stage.sandbox, query, options);
  return stage;
}

export const PAYMENT_FRAME = 'iframe[title="Secure payment input frame"]';
export const CARD_FRAME = 'iframe[title="Secure card payment input frame"]';

/** Types a card as a buyer does, key by key, into the fields of `frame`. */
export async function typeCard(frame, { number = '4242424242424242', expiry = '1234', cvc = '123' } = {}) {
  await frame.getByLabel('Card number').pressSequentially(number);
  await frame.getByLabel('Expiration date').pressSequentially(expiry);
  await frame.getByLabel('Security code').pressSequentially(cvc);
}

/** The last `change` event that the page got. */
export function lastChange(page) {
  return page.evaluate(() => JSON.parse(JSON.stringify(window.events.filter(({ name }) => name === 'change').at(-1).event)));
}
