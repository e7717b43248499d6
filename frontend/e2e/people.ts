import { expect, type Page } from '@playwright/test';
import { up } from './up.ts';

/** A word that no run before has used: the marketplace keeps its data between runs. */
export function unique(): string {
  return Math.random().toString(36).slice(2, 10);
}

const PASSWORD = 'saffron threads and brass';

/** Makes an account by the form and arrives at home. */
export async function register(page: Page, name = `Ann ${unique()}`): Promise<string> {
  const email = `ann.${unique()}@example.com`;
  await page.goto('/register');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  return email;
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
}

export async function signInAsOperator(page: Page): Promise<void> {
  const { email, password } = up().operator;
  await signIn(page, email, password);
}

/** Creates a seller by the form and arrives at its page. Gives its id. */
export async function createSeller(page: Page, name: string): Promise<string> {
  await page.goto('/sellers/new');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Country').selectOption('DE');
  await page.getByRole('button', { name: 'Create seller' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** From the seller's page through Stripe's, with a test account made on the way, and back. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Connect|Continue) with Stripe$/ }).click();
  await page.getByRole('button', { name: 'Skip this form' }).click();
  await expectConnected(page);
}

export async function expectConnected(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/sellers\/seller_/);
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible();
}

/** Makes a checkout by the form. Gives its public link. */
export async function createCheckout(page: Page, amount: string, what: string): Promise<string> {
  await page.goto('/checkouts/new');
  await page.getByLabel('Amount').fill(amount);
  await page.getByLabel('What it is for').fill(what);
  await page.getByRole('button', { name: 'Create checkout' }).click();
  const link = page.getByRole('textbox', { name: 'Payment link' });
  await expect(link).toHaveValue(/\/pay\/checkout_/);
  return link.inputValue();
}
