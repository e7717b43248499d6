import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { buy, spill } from './buyer.ts';
import { CARDS } from './card.ts';
import { connect, createSeller, register, unique } from './people.ts';
import { advance, happens } from './sandbox.ts';
import { look, test } from './test.ts';

test('a payout arrives with its charges, another fails with its reason, and the statement has both', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const shop = `Paid Out ${unique()}`;
  await register(page);
  const id = await createSeller(page, shop);
  await connect(page);
  await page.goto('/payouts');
  await expect(page.getByRole('heading', { name: 'No payout yet' })).toBeVisible();
  await look(page, 'payouts-empty');

  const charge = await buy(page, request, {
    amount: '100',
    what: 'Blue tagine, 30 cm',
    card: CARDS.good,
  });
  await test.step('what was paid is pending, then on its way, then paid', async () => {
    await page.goto('/payouts');
    await expect(page.getByRole('definition').filter({ hasText: '€86.80' })).toBeVisible();
    await advance(request, 3);
    const payout = page.getByRole('link', { name: 'Open the payout of €86.80' });
    await expect(async () => {
      await page.goto('/payouts');
      await expect(payout).toBeVisible({ timeout: 6_000 });
    }).toPass();
    await expect(page.getByText('Next payout')).toBeVisible();
    await look(page, 'payouts');
    await payout.click();
    await expect(page.getByText('On its way to your bank')).toBeVisible();
    const paid = page.getByRole('table', { name: 'What it paid out' });
    await expect(paid.getByRole('link')).toHaveAttribute('href', `/charges/${charge}`);
    await look(page, 'payout-under-way');
    await advance(request, 3);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible({ timeout: 6_000 });
    }).toPass();
    await look(page, 'payout-paid');
  });

  await test.step('one that the bank sends back says why', async () => {
    await buy(page, request, { amount: '50', what: 'Two tea glasses', card: CARDS.good });
    await advance(request, 3);
    const payout = page.getByRole('link', { name: /Open the payout of €4/ });
    await expect(async () => {
      await page.goto('/payouts');
      await payout.click({ timeout: 6_000 });
    }).toPass();
    const atStripe = await page.getByText(/^po_/).first().textContent();
    await happens(request, `payouts/${atStripe}/fail`, { failure_code: 'no_account' });
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('alert')).toContainText(
        'The bank knows no account with this number',
        { timeout: 6_000 },
      );
    }).toPass();
    await look(page, 'payout-failed');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await spill(page)).toBe(0);
    await page.goto('/payouts');
    await expect(page.getByRole('list', { name: 'Payouts' })).toContainText('Failed');
    expect(await spill(page)).toBe(0);
    await look(page, 'phone-payouts');
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step('the statement has all of it, on the page and in a file', async () => {
    // By the server’s clock, which the steps have put ahead of the browser’s.
    const year = new Date().getUTCFullYear();
    await page.goto(`/statement?seller=${id}&from=${year}-06-01&to=${year + 1}-05-31`);
    const sums = page.getByRole('table', { name: 'Sums in EUR' });
    await expect(sums).toContainText('€150.00');
    await expect(sums).toContainText('Payouts that came back');
    await look(page, 'statement');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^statement-paid-out-\w+-\d{4}-06-01-to-.*\.csv$/);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows[0]).toContain('at,kind,currency');
    expect(rows.map((row) => row.split(',')[1])).toEqual(
      expect.arrayContaining(['opening', 'charge', 'payout', 'payout_returned', 'closing']),
    );
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await spill(page)).toBe(0);
    await look(page, 'phone-statement');
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step('the charges are exported as they are filtered', async () => {
    await page.goto('/charges?q=tagine');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^charges-\d{4}-\d\d-\d\d\.csv$/);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(charge);
    await page.goto('/');
    await expect(page.getByText('Available').first()).toBeVisible();
    await look(page, 'home-paid');
  });
});
