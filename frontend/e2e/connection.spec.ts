import { expect } from '@playwright/test';
import { connect, createCheckout, createSeller, register, unique } from './people.ts';
import { look, test } from './test.ts';
import { up } from './up.ts';

test('saying no on Stripe’s page changes nothing and is explained', async ({ page }) => {
  await register(page);
  const id = await createSeller(page, `No Thanks ${unique()}`);
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.getByRole('button', { name: /Deny/ }).click();
  await expect(page.getByRole('alert')).toContainText('You said no on Stripe’s page');
  await look(page, 'callback-denied');
  await page.goto(`/sellers/${id}`);
  await expect(page.getByRole('button', { name: /with Stripe/ })).toBeVisible();
});

test('a state that was used, made up, or begun by somebody else is refused with the way on', async ({
  page,
  someoneElse,
}) => {
  await register(page);
  await createSeller(page, `Replayed ${unique()}`);
  const back = page.waitForRequest((request) => request.url().includes('/connect/callback'));
  await connect(page);
  const used = (await back).url();

  await page.goto(used);
  await expect(page.getByRole('alert')).toContainText('used already');
  await page.goto('/connect/callback?code=ac_x&state=made-up');
  await expect(page.getByRole('alert')).toContainText('used already');
  await look(page, 'callback-refused');

  await createSeller(page, `Stolen ${unique()}`);
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.route('**/connect/callback**', (route) => route.abort());
  const theirs = page.waitForRequest((request) => request.url().includes('/connect/callback'));
  await page.getByRole('button', { name: 'Skip this form' }).click();
  const stolen = (await theirs).url();
  await register(someoneElse);
  await someoneElse.goto(stolen);
  await expect(someoneElse.getByRole('alert')).toContainText('Nothing was changed');
});

test('an account that another seller has connected stays with that seller', async ({
  page,
  someoneElse,
}) => {
  await register(page);
  const first = await createSeller(page, `First ${unique()}`);
  await connect(page);
  const account =
    (await page
      .getByText(/^acct_/)
      .first()
      .textContent()) ?? '';

  await register(someoneElse);
  await createSeller(someoneElse, `Second ${unique()}`);
  await someoneElse.getByRole('button', { name: 'Connect with Stripe' }).click();
  await someoneElse.locator(`input[name="account"][value="${account}"]`).check();
  await someoneElse.getByRole('button', { name: 'Authorise this account' }).click();
  await expect(someoneElse.getByRole('alert')).toContainText('belongs to another seller');
  await look(someoneElse, 'callback-taken');

  await page.goto(`/sellers/${first}`);
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible();
});

test('disconnecting from here says what ends, and refuses payments afterwards', async ({
  page,
  someoneElse: buyer,
}) => {
  await register(page);
  const id = await createSeller(page, `Leaving ${unique()}`);
  await connect(page);
  const link = await createCheckout(page, '10', 'Something');
  await page.goto(`/sellers/${id}`);
  await page.getByRole('button', { name: 'Disconnect…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('can no longer be refunded');
  await look(page, 'disconnect');
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(page.getByText('Disconnected', { exact: true })).toBeVisible();
  await look(page, 'seller-disconnected');

  await page.goto('/checkouts/new');
  await expect(page.getByRole('heading', { name: 'Connect Stripe first' })).toBeVisible();
  await look(page, 'checkout-new-unready');
  await buyer.goto(link);
  await expect(buyer.getByRole('heading', { level: 1 })).toBeVisible();
});

test('access that is taken back at Stripe disconnects the seller here', async ({ page }) => {
  await register(page);
  const id = await createSeller(page, `Revoked ${unique()}`);
  await connect(page);
  const account =
    (await page
      .getByText(/^acct_/)
      .first()
      .textContent()) ?? '';
  await page.goto(`${up().stripe}/dashboard/accounts/${account}`);
  await page.getByRole('button', { name: /Revoke the platform/ }).click();
  await expect(async () => {
    await page.goto(`/sellers/${id}`);
    await expect(page.getByText('Disconnected', { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
});
