import { expect } from '@playwright/test';
import { CARDS, expectPaid, fillPayment, payButton } from './card.ts';
import { connect, createCheckout, createSeller, register, unique } from './people.ts';
import { advance, stripeList } from './sandbox.ts';
import { look, test } from './test.ts';
import { up } from './up.ts';

test('a seller registers, connects Stripe, is paid, and charges the kept card again', async ({
  page,
  someoneElse: buyer,
  request,
}) => {
  test.setTimeout(360_000);
  const shop = `Atlas Ceramics ${unique()}`;
  const buyerEmail = `bob.${unique()}@example.com`;

  await test.step('registers and is told what comes first', async () => {
    await page.goto('/register');
    await look(page, 'register');
    await register(page);
    await expect(page.getByRole('heading', { name: 'Get ready to be paid' })).toBeVisible();
    await look(page, 'home-new');
  });

  await test.step('creates a seller and connects it with Stripe', async () => {
    await page.goto('/sellers/new');
    await look(page, 'seller-new');
    await createSeller(page, shop);
    await look(page, 'seller-unconnected');
    await page.getByRole('button', { name: 'Connect with Stripe' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Connect your account to');
    await page.goBack();
    await connect(page);
    await look(page, 'seller-connected');
  });
  const account =
    (await page
      .getByText(/^acct_/)
      .first()
      .textContent()) ?? '';

  const link = await test.step('makes a checkout of 100 euros', async () => {
    await page.goto('/checkouts/new');
    await page.getByLabel('Amount').fill('100,00');
    await expect(page.getByText('= €100.00')).toBeVisible();
    await look(page, 'checkout-new');
    const made = await createCheckout(page, '100,00', 'Blue tagine, 30 cm');
    await look(page, 'checkout-open');
    return made;
  });
  const checkoutPath = new URL(page.url()).pathname;

  await test.step('the buyer’s first card is declined with Stripe’s reason', async () => {
    await buyer.goto(link);
    await expect(buyer.getByRole('heading', { level: 1 })).toContainText('€100.00');
    await expect(buyer.getByText(shop).first()).toBeVisible();
    await expect(payButton(buyer)).toBeEnabled();
    await look(buyer, 'pay-open');
    await fillPayment(buyer, {
      email: buyerEmail,
      card: CARDS.insufficientFunds,
      keep: /every seller/,
    });
    await payButton(buyer).click();
    await expect(buyer.getByRole('alert')).toContainText('insufficient funds', { timeout: 20_000 });
    await look(buyer, 'pay-declined');
  });

  await test.step('another card pays the same checkout', async () => {
    await fillPayment(buyer, { email: buyerEmail, keep: /every seller/ });
    await payButton(buyer).click();
    await expectPaid(buyer);
    await look(buyer, 'pay-paid');
    await buyer.reload();
    await expectPaid(buyer);
  });

  await test.step('the seller sees the charge, its fee, Stripe’s fee and the net', async () => {
    await page.goto(checkoutPath);
    await expect(page.getByText('Paid', { exact: true })).toBeVisible();
    await look(page, 'checkout-paid');
    await page.goto('/charges');
    await look(page, 'charges');
    await page.getByRole('link', { name: /Open the charge of €100\.00/ }).click();
    await expect(page.getByText('Succeeded').first()).toBeVisible();
    const amounts = page.getByRole('term');
    await expect(amounts.filter({ hasText: 'Marketplace fee' })).toBeVisible();
    await expect(page.getByText('€10.00', { exact: true })).toBeVisible();
    await expect(page.getByText('Known when Stripe has booked it')).toHaveCount(0, {
      timeout: 30_000,
    });
    await expect(page.getByText('Your card has insufficient funds.').first()).toBeVisible();
    await look(page, 'charge');
  });

  await test.step('Stripe has the customer and the fee on the platform, the payment on the account', async () => {
    const onPlatform = await stripeList(
      request,
      `/v1/customers?email=${encodeURIComponent(buyerEmail)}`,
    );
    const onAccount = await stripeList(
      request,
      `/v1/customers?email=${encodeURIComponent(buyerEmail)}`,
      account,
    );
    const payments = await stripeList<{
      amount: number;
      application_fee_amount: number;
      status: string;
    }>(request, '/v1/payment_intents?limit=100', account);
    const fees = await stripeList<{ account: string; amount: number }>(
      request,
      '/v1/application_fees?limit=100',
    );
    expect(onPlatform).toHaveLength(1);
    expect(onAccount).toHaveLength(1);
    expect(payments).toMatchObject([
      { amount: 10000, application_fee_amount: 1000, status: 'succeeded' },
    ]);
    expect(fees.filter((fee) => fee.account === account)).toMatchObject([{ amount: 1000 }]);

    await page.goto(`${up().stripe}/dashboard/accounts/${account}`);
    await expect(page.getByText('€100.00').or(page.getByText('100.00')).first()).toBeVisible();
  });

  const chargeAgain = async (amount: string) => {
    await page.goto('/customers');
    await page.getByRole('link', { name: `Open ${buyerEmail}` }).click();
    await page.getByRole('button', { name: 'Charge again…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Amount').fill(amount);
    await dialog.getByLabel('What it is for').fill('One more bowl');
    return dialog;
  };

  await test.step('charges the kept card again, with the buyer away', async () => {
    await page.goto('/customers');
    await look(page, 'customers');
    const dialog = await chargeAgain('12.50');
    await look(page, 'charge-again');
    await dialog.getByRole('button', { name: 'Charge the card' }).click();
    await expect(page).toHaveURL(/\/charges\/charge_/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('€12.50');
    await expect(page.getByText('Succeeded').first()).toBeVisible();
    await page.goto('/customers');
    await page.getByRole('link', { name: `Open ${buyerEmail}` }).click();
    await expect(page.getByText('Every seller of the marketplace')).toBeVisible();
    await look(page, 'customer');
  });

  await test.step('and three weeks later as well', async () => {
    await advance(request, 21);
    const dialog = await chargeAgain('20');
    await dialog.getByRole('button', { name: 'Charge the card' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('€20.00');
    await expect(page.getByText('Succeeded').first()).toBeVisible();
    await page.goto('/');
    await look(page, 'home');
  });

  await test.step('another seller charges it too, since the buyer agreed to every seller', async () => {
    const other = `Atlas Rugs ${unique()}`;
    await createSeller(page, other);
    await connect(page);
    const dialog = await chargeAgain('7.50');
    await dialog.getByLabel('Seller').selectOption(other);
    await dialog.getByRole('button', { name: 'Charge the card' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('€7.50');
    await expect(page.getByText('Succeeded').first()).toBeVisible();
    await expect(page.getByRole('link', { name: other }).first()).toBeVisible();
  });
});

test('a card that was kept for one seller is not charged by another', async ({
  page,
  someoneElse: buyer,
}) => {
  const [first, second] = [`Only Mine ${unique()}`, `Not Yours ${unique()}`];
  const email = `noa.${unique()}@example.com`;
  await register(page);
  await createSeller(page, first);
  await connect(page);
  const link = await createCheckout(page, '18', 'Olive wood spoon');
  await buyer.goto(link);
  await fillPayment(buyer, { email, keep: new RegExp(`${first}$`) });
  await payButton(buyer).click();
  await expectPaid(buyer);
  await createSeller(page, second);
  await connect(page);
  await page.goto('/customers');
  await page.getByRole('link', { name: `Open ${email}` }).click();
  await page.getByRole('button', { name: 'Charge again…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Seller').selectOption(second);
  await dialog.getByLabel('Amount').fill('18');
  await dialog.getByRole('button', { name: 'Charge the card' }).click();
  await expect(dialog.getByRole('alert')).toContainText('did not agree');
  await look(page, 'charge-again-refused');
  await dialog.getByLabel('Seller').selectOption(first);
  await dialog.getByRole('button', { name: 'Charge the card' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('€18.00');
});

test('a checkout is paid once, also when two tabs press at the same moment', async ({
  page,
  someoneElse: buyer,
  request,
}) => {
  test.setTimeout(240_000);
  await register(page);
  await createSeller(page, `Two Tabs ${unique()}`);
  await connect(page);
  const account =
    (await page
      .getByText(/^acct_/)
      .first()
      .textContent()) ?? '';
  const link = await createCheckout(page, '30', 'A pair of slippers');

  const second = await buyer.context().newPage();
  for (const tab of [buyer, second]) {
    await tab.goto(link);
    await fillPayment(tab, { email: `eve.${unique()}@example.com` });
  }
  await Promise.all([payButton(buyer).click(), payButton(second).click()]);
  await expectPaid(buyer);
  await expectPaid(second);

  const payments = await stripeList<{ status: string }>(
    request,
    '/v1/payment_intents?limit=100',
    account,
  );
  expect(payments.filter(({ status }) => status === 'succeeded')).toHaveLength(1);
});

test('a bank that wants the buyer is answered on the page, and the payment goes on', async ({
  page,
  someoneElse: buyer,
}) => {
  test.setTimeout(240_000);
  await register(page);
  await createSeller(page, `Careful Bank ${unique()}`);
  await connect(page);
  const link = await createCheckout(page, '45', 'Brass lantern');

  await buyer.goto(link);
  await fillPayment(buyer, { email: `mia.${unique()}@example.com`, card: CARDS.asksForBuyer });
  await payButton(buyer).click();
  const bank = buyer.frameLocator('iframe[title="3D Secure authentication frame"]');
  await bank.getByRole('button', { name: 'Fail' }).click();
  await expect(buyer.getByRole('alert')).toBeVisible({ timeout: 20_000 });
  await payButton(buyer).click();
  await bank.getByRole('button', { name: 'Complete' }).click();
  await expectPaid(buyer);
});

test('every declined card shows Stripe’s reason, and the form stays ready', async ({
  page,
  someoneElse: buyer,
}) => {
  test.setTimeout(240_000);
  await register(page);
  await createSeller(page, `Many Cards ${unique()}`);
  await connect(page);
  const link = await createCheckout(page, '15', 'Saffron, 10 g');
  await buyer.goto(link);
  const reasons: [string, RegExp][] = [
    [CARDS.declined, /declined/],
    [CARDS.expired, /expired/],
    [CARDS.wrongCvc, /security code/],
  ];
  for (const [card, reason] of reasons) {
    await fillPayment(buyer, { email: `kim.${unique()}@example.com`, card });
    await payButton(buyer).click();
    await expect(buyer.getByRole('alert')).toContainText(reason, { timeout: 20_000 });
  }
  await page.goto('/charges');
  await expect(page.getByRole('table', { name: 'Charges' }).getByText('Failed')).toBeVisible();
  await fillPayment(buyer, { email: `kim.${unique()}@example.com` });
  await payButton(buyer).click();
  await expectPaid(buyer);
});

test('a kept card whose bank wants the buyer is confirmed by the buyer on a page of its own', async ({
  page,
  someoneElse: buyer,
}) => {
  test.setTimeout(240_000);
  const email = `ida.${unique()}@example.com`;
  await register(page);
  await createSeller(page, `Asked Again ${unique()}`);
  await connect(page);
  const link = await createCheckout(page, '45', 'Brass lantern');
  const bank = buyer.frameLocator('iframe[title="3D Secure authentication frame"]');
  await buyer.goto(link);
  await fillPayment(buyer, { email, card: CARDS.asksForBuyer, keep: /every seller/ });
  await payButton(buyer).click();
  await bank.getByRole('button', { name: 'Complete' }).click();
  await expectPaid(buyer);

  await page.goto('/customers');
  await page.getByRole('link', { name: `Open ${email}` }).click();
  await page.getByRole('button', { name: 'Charge again…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Amount').fill('12');
  await dialog.getByRole('button', { name: 'Charge the card' }).click();
  await expect(dialog.getByRole('status')).toContainText('The bank wants the buyer');
  const address = (await dialog.locator('code').textContent()) ?? '';
  expect(new URL(address).pathname).toMatch(/^\/pay\/charge\//);
  await look(page, 'charge-again-asks');

  await buyer.goto(address);
  await expect(buyer.getByRole('heading', { level: 1 })).toContainText('€12.00');
  await look(buyer, 'pay-confirm');
  await payButton(buyer).click();
  await bank.getByRole('button', { name: 'Complete' }).click();
  await expectPaid(buyer);
  await look(buyer, 'pay-confirmed');
  await page.goto('/charges');
  await expect(page.getByRole('link', { name: /Open the charge of €12\.00/ })).toBeVisible();
  await buyer.goto('/pay/charge/made-up');
  await expect(buyer.getByRole('heading', { name: 'Not found' })).toBeVisible();
});
