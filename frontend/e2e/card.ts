import { expect, type Page } from '@playwright/test';

/** Stripe's test cards. Source: docs.stripe.com/testing. */
export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  expired: '4000000000000069',
  wrongCvc: '4000000000000127',
  asksForBuyer: '4000002760003184',
  disputed: '4000000000000259',
  inquired: '4000000000001976',
  /** Its money is available at once. */
  available: '4000000000000077',
} as const;

const fields = (page: Page) => page.frameLocator('iframe[title="Secure payment input frame"]');

/** Types a card into Stripe's own element, in its frame. */
export async function typeCard(page: Page, number: string): Promise<void> {
  const frame = fields(page);
  await frame.getByLabel('Card number').fill(number);
  await frame.getByLabel(/Expiration/).fill('12 / 34');
  await frame.getByLabel(/Security code|CVC/).fill('123');
  const country = frame.getByLabel('Country');
  if (await country.isVisible()) await country.selectOption('DE');
}

export interface Payment {
  email: string;
  card?: string;
  keep?: 'No' | RegExp;
}

/** Fills the buyer's form as far as the button. */
export async function fillPayment(
  page: Page,
  { email, card = CARDS.good, keep }: Payment,
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await typeCard(page, card);
  if (keep) await page.getByRole('radio', { name: keep }).check();
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay / });

export async function expectPaid(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Paid. Thank you!' })).toBeVisible({
    timeout: 20_000,
  });
}
