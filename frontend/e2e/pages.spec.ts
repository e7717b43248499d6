import { expect } from '@playwright/test';
import { createSeller, register, signIn, signInAsOperator, unique } from './people.ts';
import { look, test } from './test.ts';

test('signing in leads back to the page that was asked for, and nowhere else', async ({ page }) => {
  const email = await register(page);
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await look(page, 'login');

  await page.goto('/charges?status=failed');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('did not match');
  await page.getByLabel('Password', { exact: true }).fill('saffron threads and brass');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/charges\?status=failed/);
  await look(page, 'charges-no-results');

  await page.goto('/login?next=//evil.example/');
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
});

test('a reload keeps the session, and signing out in one tab ends it in the other', async ({
  page,
  context,
}) => {
  await register(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/sellers');
  await expect(other.getByRole('heading', { name: 'Sellers', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('every list says what to do while it is empty', async ({ page }) => {
  await register(page);
  for (const path of ['charges', 'checkouts', 'customers', 'sellers']) {
    await page.goto(`/${path}`);
    await expect(page.getByRole('heading', { name: /^No .* yet$/ })).toBeVisible();
    await look(page, `${path}-empty`);
  }
});

test('what does not exist, and what is somebody else’s, is told in the same words', async ({
  page,
  someoneElse,
}) => {
  await register(someoneElse);
  const theirs = await createSeller(someoneElse, `Private ${unique()}`);
  await register(page);
  for (const path of [
    `/sellers/${theirs}`,
    '/charges/charge_01kaqvkz3ef0tbv6gmg9wzvmkq',
    '/platform/notices',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/Not found|no such page/);
  }
  await look(page, 'not-found');
  await page.goto('/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await look(page, 'pay-not-found');
});

test('Ctrl-K goes anywhere by keyboard', async ({ page }) => {
  await register(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('custom');
  await look(page, 'palette');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeFocused();
});

test('an operator sees all sellers and notices, and sets the fee', async ({
  page,
  someoneElse,
}) => {
  const shop = `Seen ${unique()}`;
  await register(someoneElse);
  await createSeller(someoneElse, shop);
  await signInAsOperator(page);
  await page.goto('/platform/sellers');
  await expect(page.getByText(shop, { exact: true })).toBeVisible();
  await look(page, 'platform-sellers');
  await page.goto('/platform/notices');
  await look(page, 'platform-notices');

  await page.goto('/platform/fee-policy');
  const share = page.getByLabel('Share of the amount');
  await share.fill('101');
  await page.getByRole('button', { name: 'Save fee policy' }).click();
  await expect(page.getByText('At most 100 %.')).toBeVisible();
  await share.fill('12,5');
  await page.getByRole('button', { name: 'Save fee policy' }).click();
  await expect(page.getByText('The fee policy is saved', { exact: false })).toBeVisible();
  await look(page, 'platform-fee-policy');
  await page.reload();
  await expect(share).toHaveValue('12.5');
  // As it was, for whoever runs next.
  await share.fill('10');
  await page.getByRole('button', { name: 'Save fee policy' }).click();
  await expect(page.getByText('The fee policy is saved', { exact: false })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every page fits the width and is reached by thumb', async ({ page }) => {
    await register(page);
    await createSeller(page, `Pocket ${unique()}`);
    for (const name of ['Home', 'Checkouts', 'Charges', 'Customers']) {
      await page.getByRole('navigation', { name: 'Quick' }).getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      const spill = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(spill, name).toBe(0);
      await look(page, `phone-${name.toLowerCase()}`);
    }
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Sellers' }).click();
    await expect(page.getByRole('heading', { name: 'Sellers', level: 1 })).toBeVisible();
    await look(page, 'phone-sellers');
  });
});

test('a person who signs in anew sees nothing of the one before', async ({ page }) => {
  const first = await register(page);
  await createSeller(page, 'Only mine');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await register(page);
  await page.goto('/sellers');
  await expect(page.getByText('Only mine', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, first);
  await page.goto('/sellers');
  await expect(page.getByText('Only mine', { exact: true })).toBeVisible();
});
