import { expect } from '@playwright/test';
import { buy } from './buyer.ts';
import { CARDS } from './card.ts';
import { connect, createSeller, register, unique } from './people.ts';
import { look, test } from './test.ts';

test('a part is refunded with the fee given back, after it was shown who bears what', async ({
  page,
  request,
}) => {
  await register(page);
  await createSeller(page, `Fair ${unique()}`);
  await connect(page);
  const charge = await buy(page, request, {
    amount: '100',
    what: 'Blue tagine, 30 cm',
    card: CARDS.good,
  });
  await page.goto(`/charges/${charge}`);
  await page.getByRole('button', { name: 'Refund…' }).click();
  const dialog = page.getByRole('dialog');
  const amount = dialog.getByLabel('Amount');
  await amount.fill('100,01');
  await dialog.getByRole('button', { name: 'Refund', exact: true }).click();
  await expect(dialog.getByText('At most €100.00 is left to refund.')).toBeVisible();

  await amount.fill('25,00');
  await dialog.getByLabel('Reason').selectOption('The buyer asked for it');
  await dialog.getByLabel('The marketplace’s fee').selectOption('Give it back, in proportion');
  const bears = (whom: string) => dialog.getByRole('definition').filter({ hasText: whom });
  await expect(bears('€22.50')).toContainText('€2.50 of the marketplace’s fee comes back');
  await expect(bears('€75.00')).toBeVisible();
  await look(page, 'refund-dialog');
  await dialog.getByRole('button', { name: 'Refund €25.00' }).click();

  await expect(page.getByText('Partly refunded').first()).toBeVisible();
  const refunds = page.getByRole('table', { name: 'Refunds' });
  await expect(refunds).toContainText('€25.00');
  await expect(refunds).toContainText('The buyer asked for it');
  await expect(refunds).toContainText('€2.50');
  await look(page, 'charge-refunded');
});
