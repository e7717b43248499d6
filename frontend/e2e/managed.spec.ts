import { expect } from '@playwright/test';
import { register, unique } from './people.ts';
import { stripeWants } from './sandbox.ts';
import { look, test } from './test.ts';

test('a seller whose account the marketplace opens fills in Stripe’s form and can be paid', async ({
  page,
  request,
}) => {
  test.setTimeout(360_000);
  const name = `Opened Here ${unique()}`;
  await register(page);
  await test.step('creates the seller and is told where to go on', async () => {
    await page.goto('/sellers/new');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Country').selectOption('DE');
    await page.getByRole('radio', { name: 'One that the marketplace opens' }).check();
    await look(page, 'seller-new-managed');
    await page.getByRole('button', { name: 'Create seller' }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await look(page, 'seller-onboarding');
  });

  await test.step('leaving Stripe’s form unfinished proves nothing', async () => {
    await page.getByRole('button', { name: 'Go on at Stripe' }).click();
    await page.getByRole('button', { name: /^Return to/ }).click();
    await expect(page).toHaveURL(/\/sellers\/seller_[^/]+$/);
    await expect(page.getByRole('button', { name: 'Go on at Stripe' })).toBeVisible();
    await page.getByText('What Stripe will ask for').click();
    await expect(page.getByRole('listitem').filter({ hasText: 'bank account' })).toBeVisible();
    await look(page, 'seller-onboarding-left');
  });

  await test.step('a link that was used leads to a fresh one by itself', async () => {
    await page.getByRole('button', { name: 'Go on at Stripe' }).click();
    await expect(page.getByRole('button', { name: /test data/ })).toBeVisible();
    const used = page.url();
    await page.goto('/');
    await page.goto(used);
    await expect(page.getByRole('button', { name: /test data/ })).toBeVisible();
    expect(page.url()).not.toBe(used);
  });

  await test.step('with the form filled in the seller is connected', async () => {
    await page.getByRole('button', { name: /test data/ }).click();
    await expect(page).toHaveURL(/\/sellers\/seller_[^/]+$/);
    await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible();
    await look(page, 'seller-managed');
  });
  const account =
    (await page
      .getByText(/^acct_/)
      .first()
      .textContent()) ?? '';

  await test.step('what Stripe wants later is shown with its day', async () => {
    await stripeWants(request, account, {
      field: 'individual.verification.document',
      due_in_seconds: 10 * 86_400,
    });
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('Stripe needs to know more')).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 20_000 });
    await expect(page.getByText('A picture of your identity document')).toBeVisible();
    await expect(page.getByText(/Give it by/)).toBeVisible();
    await look(page, 'seller-managed-due');
  });

  await test.step('a restricted seller is told why and what to do, and is paid again afterwards', async () => {
    await stripeWants(request, account, { field: 'company.tax_id', past_due: true });
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('Restricted', { exact: true })).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 20_000 });
    await expect(page.getByText('The company’s tax number')).toBeVisible();
    await expect(page.getByText('Overdue')).toBeVisible();
    await expect(page.getByRole('link', { name: 'New checkout' })).toHaveCount(0);
    await look(page, 'seller-restricted');
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, 'seller-restricted-phone');
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.getByRole('button', { name: 'Give it at Stripe' }).click();
    await page.getByRole('button', { name: /test data/ }).click();
    await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'New checkout' })).toBeVisible();
  });

  await test.step('and opens the account at Stripe', async () => {
    await page.getByRole('button', { name: 'Open at Stripe' }).click();
    await expect(page).not.toHaveURL(/\/sellers\//);
    await expect(page.getByText(account).first()).toBeVisible();
  });
});
