import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { buy, spill } from './buyer.ts';
import { CARDS } from './card.ts';
import { connect, createSeller, register, unique } from './people.ts';
import { advanceSeconds, happens } from './sandbox.ts';
import { look, test } from './test.ts';

const PDF = { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

/** From the charge, on which the dispute appears when Stripe has told of it, to the dispute. */
async function openDispute(page: Page, charge: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/charges/${charge}`);
    await page
      .getByRole('link', { name: /Open the dispute of/ })
      .first()
      .click({ timeout: 6_000 });
  }).toPass();
  await expect(page).toHaveURL(/\/disputes\/dispute_/);
}

async function seller(page: Page): Promise<void> {
  await register(page);
  await createSeller(page, `Disputed ${unique()}`);
  await connect(page);
}

async function stripesId(page: Page): Promise<string> {
  return (await page.getByText(/^dp_/).first().textContent()) ?? '';
}

/** What the sandbox decides, it decides a second later by its own clock. */
async function decided(page: Page, request: APIRequestContext, words: string): Promise<void> {
  await advanceSeconds(request, 5);
  await expect(page.getByText(words)).toBeVisible();
}

test('a dispute is answered with a text and a file, and won', async ({ page, request }) => {
  test.setTimeout(240_000);
  await seller(page);
  const charge = await buy(page, request, {
    amount: '100',
    what: 'Blue tagine, 30 cm',
    card: CARDS.disputed,
  });
  await openDispute(page, charge);
  // A week, and by whatever other tests put the clock ahead of the browser’s.
  await expect(page.getByText(/^\d+ days left$/).first()).toBeVisible();
  await expect(page.getByText('€115.00')).toBeVisible();
  await look(page, 'dispute-open');

  const dispute = page.url();
  await page.goto('/disputes?status=needs_response');
  await expect(page.getByRole('table', { name: 'Disputes' })).toContainText('€100.00');
  await look(page, 'disputes');
  await page.goto('/');
  await expect(page.getByText('A buyer’s bank wants your answer')).toBeVisible();
  await look(page, 'home-disputed');

  await page.goto(dispute);
  await page.getByLabel('What was sold').fill('A tagine of clay, 30 cm, painted blue.');
  await page.getByLabel('Receipt or invoice').setInputFiles(PDF);
  await expect(page.getByText('receipt.pdf').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save for later' }).click();
  await expect(page.getByText('Saved at Stripe', { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('What was sold')).toHaveValue(/painted blue/);

  await page.getByLabel('Anything else').fill('winning_evidence');
  await page.getByRole('button', { name: 'Submit to the bank…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveText([
    'What was sold',
    'Anything else',
    'Receipt or invoice',
  ]);
  await look(page, 'dispute-submit');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('The bank has your evidence and decides')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save for later' })).toHaveCount(0);
  await decided(page, request, 'Won: the bank gave the money back');
  await look(page, 'dispute-won');
  await page.goto(`/charges/${charge}`);
  await expect(page.getByText('Won', { exact: true })).toBeVisible();
  await look(page, 'charge-dispute-won');
});

test('a dispute is accepted, after it was said what that costs', async ({ page, request }) => {
  await seller(page);
  const charge = await buy(page, request, {
    amount: '60',
    what: 'Six tea glasses',
    card: CARDS.disputed,
  });
  await openDispute(page, charge);
  await page.setViewportSize(PHONE);
  expect(await spill(page)).toBe(0);
  await look(page, 'phone-dispute');
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('It costs €75.00');
  await look(page, 'dispute-accept');
  await dialog.getByRole('button', { name: 'Accept, and lose it' }).click();
  await expect(page.getByText('Lost: the money stays with the buyer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept…' })).toHaveCount(0);
  await look(page, 'dispute-lost');
});

test('an inquiry moves no money, and is closed by the bank once it is answered', async ({
  page,
  request,
}) => {
  await seller(page);
  const charge = await buy(page, request, {
    amount: '25',
    what: 'Saffron, 10 g',
    card: CARDS.inquired,
  });
  await openDispute(page, charge);
  await expect(page.getByText(/no money has moved/)).toBeVisible();
  await look(page, 'dispute-inquiry');
  await page.getByLabel('What was sold').fill('Ten grams of saffron.');
  await page.getByRole('button', { name: 'Submit to the bank…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('The bank has your answer')).toBeVisible();
  await happens(request, `disputes/${await stripesId(page)}/decide`, { won: true });
  await expect(page.getByText('The inquiry is closed')).toBeVisible();
});
