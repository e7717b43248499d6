import { expect } from '@playwright/test';
import { amara, checkoutOf } from './api.ts';
import { expectPaid, fillPayment, payButton } from './card.ts';
import { signInAsOperator, unique } from './people.ts';
import { look, test } from './test.ts';

test('an operator reads the figures, by what they choose and by address', async ({
  page,
  someoneElse: buyer,
  request,
}) => {
  const made = await checkoutOf(request, 12_300, 'Kilim');
  await buyer.goto(made.url);
  await fillPayment(buyer, { email: `joy.${unique()}@example.com` });
  await payButton(buyer).click();
  await expectPaid(buyer);

  await signInAsOperator(page);
  // The sandbox's clock may stand weeks ahead of the browser's.
  const later = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/platform/summary?from=2026-06-01&to=${later}&interval=month&currency=eur`);
  await expect(page.getByRole('heading', { name: 'In EUR' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Volume by month' })).toBeAttached();
  await look(page, 'platform-summary');
  await page.getByLabel('By', { exact: true }).selectOption('week');
  await expect(page).toHaveURL(/interval=week/);
  await expect(page.getByRole('table', { name: 'Volume by week' })).toBeAttached();
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'platform-summary-phone');
  await page.goto('/platform/summary?from=2020-01-01&to=2020-01-31');
  await expect(page.getByRole('heading', { name: 'No charge in this time' })).toBeVisible();
  await look(page, 'platform-summary-empty');
});

test('an operator gives a seller a fee of their own, and quotes follow it', async ({
  page,
  request,
}) => {
  const { seller, api } = await amara(request);
  await signInAsOperator(page);
  await page.goto(`/sellers/${seller.id}`);
  const fee = page.getByRole('region', { name: 'Marketplace fee' });
  await fee.getByRole('link', { name: 'Change…' }).click();
  await page.getByLabel('Share of the amount').fill('7,5');
  await page.getByLabel('Fixed part').fill('0,30');
  const example = page.getByRole('region', { name: 'Example' });
  await example.getByLabel('For example, of').fill('80,00');
  await expect(example).toContainText('€6.30');
  await look(page, 'platform-fee-seller');
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'platform-fee-seller-phone');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Save fee policy' }).click();
  await expect(fee).toContainText('7.5% + €0.30');
  await look(page, 'seller-own-fee');
  const quote = { seller_id: seller.id, amount: 8_000, currency: 'eur', flow: 'direct' };
  expect(await api.post('/v1/quotes', quote)).toMatchObject({ application_fee: 630 });

  // As it was, for whoever runs next.
  await fee.getByRole('link', { name: 'Change…' }).click();
  await page.getByRole('button', { name: /^Back to the marketplace’s/ }).click();
  await expect(fee).toContainText('as for every seller');
  expect(await api.post('/v1/quotes', quote)).toMatchObject({ application_fee: 800 });
});

test('an operator decides who bears refunds, and looks after notices and jobs', async ({
  page,
}) => {
  await signInAsOperator(page);
  await page.goto('/platform/refund-policy');
  await look(page, 'platform-refund-policy');
  const keep = page.getByRole('radio', { name: 'Keep it' });
  await keep.check();
  await page.getByRole('button', { name: 'Save refund policy' }).click();
  await expect(page.getByText('The refund policy is saved.')).toBeVisible();
  await page.reload();
  await expect(keep).toBeChecked();
  await page.getByRole('radio', { name: /^Give it back/ }).check();
  await page.getByRole('button', { name: 'Save refund policy' }).click();
  await expect(page.getByText('The refund policy is saved.')).toBeVisible();

  await page.goto('/platform/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' })).toBeVisible();
  await look(page, 'platform-jobs');
  await page.getByLabel('Status').selectOption('dead');
  await expect(page).toHaveURL(/status=dead/);
  await page.goto('/platform/jobs?kind=apply_notice&status=done');
  await expect(page.getByRole('table', { name: 'Jobs' })).toContainText('Apply a Stripe notice');

  await page.goto('/platform/notices?status=processed');
  const replay = page.getByRole('button', { name: /again$/ }).first();
  await replay.click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
