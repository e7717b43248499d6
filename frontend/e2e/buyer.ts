import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { createCheckout, unique } from './people.ts';
import { up } from './up.ts';

interface Purchase {
  amount: string;
  what: string;
  card: string;
}

/**
 * A buyer pays a new checkout of the seller whose page this is, without a browser of their own: for
 * tests of what comes after. The pay page itself is walked through elsewhere. Gives the charge's id.
 */
export async function buy(
  page: Page,
  request: APIRequestContext,
  { amount, what, card }: Purchase,
): Promise<string> {
  const link = new URL(await createCheckout(page, amount, what));
  const token = await request.post(`${up().stripe}/v1/payment_methods`, {
    form: {
      type: 'card',
      'card[number]': card,
      'card[exp_month]': '12',
      'card[exp_year]': '2034',
      'card[cvc]': '123',
      key: up().publishable_key,
    },
  });
  const paid = await request.post(`/v1${link.pathname}`, {
    headers: { 'Idempotency-Key': unique() },
    data: {
      email: `bea.${unique()}@example.com`,
      payment_token: (await token.json()).id,
      keep_card: 'no',
    },
  });
  expect(paid.status()).toBe(200);
  return (await paid.json()).charge.id;
}

/** How far a page is wider than the screen: nothing, or somebody has to push it about. */
export const spill = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
