import { expect, type Page } from '@playwright/test';
import { amara, checkoutOf } from './api.ts';
import { CARDS, expectPaid, fillPayment, payButton } from './card.ts';
import { signIn, signInAsOperator, unique } from './people.ts';
import { bankAnswers, stripeList } from './sandbox.ts';
import { look, test } from './test.ts';
import { up } from './up.ts';

const bank = (page: Page) => page.frameLocator('iframe[title="3D Secure authentication frame"]');

test('a kept card pays by one press, and its owner withdraws and forgets it', async ({
  page: buyer,
  someoneElse: stranger,
  request,
}) => {
  test.setTimeout(240_000);
  const email = `ola.${unique()}@example.com`;
  const first = await checkoutOf(request, 4_200, 'Saffron, 10 g');

  await test.step('nothing is offered to a browser that kept nothing', async () => {
    await buyer.goto(first.url);
    await expect(payButton(buyer)).toBeEnabled();
    await expect(buyer.getByRole('radio', { name: /Visa/ })).toHaveCount(0);
    await expect(buyer.getByRole('link', { name: /kept/i })).toHaveCount(0);
    await fillPayment(buyer, { email, keep: /every seller/ });
    await payButton(buyer).click();
    await expectPaid(buyer);
    await expect(buyer.getByRole('link', { name: 'Cards kept in this browser' })).toBeVisible();
  });

  const second = await checkoutOf(request, 1_950, 'Sumac, 200 g');
  await test.step('the next payment types nothing', async () => {
    await buyer.goto(second.url);
    await expect(buyer.getByRole('radio', { name: /Visa.*4242/ })).toBeChecked();
    await look(buyer, 'pay-kept');
    await buyer.getByRole('radio', { name: 'Another card' }).check();
    await expect(buyer.getByLabel('E-mail')).toBeVisible();
    await look(buyer, 'pay-kept-another');
    await buyer.getByRole('radio', { name: /Visa.*4242/ }).check();
    await payButton(buyer).click();
    await expectPaid(buyer);
    await look(buyer, 'pay-kept-paid');
  });

  await test.step('another browser sees no card, whatever address it types', async () => {
    const third = await checkoutOf(request, 900, 'Mint');
    await stranger.goto(third.url);
    await fillPayment(stranger, { email });
    await expect(stranger.getByRole('radio', { name: /Visa/ })).toHaveCount(0);
    await stranger.goto('/wallet');
    await expect(stranger.getByRole('heading', { name: 'No card is kept here' })).toBeVisible();
    await look(stranger, 'wallet-empty');
  });

  await test.step('the browser’s own page says what is kept, and forgets it', async () => {
    const next = await checkoutOf(request, 1_000, 'Cumin');
    await buyer.goto(next.url);
    await buyer.getByRole('link', { name: 'Manage kept cards' }).click();
    await expect(buyer.getByRole('heading', { level: 1 })).toContainText('Cards kept');
    await expect(buyer.getByText('Every seller of this marketplace')).toBeVisible();
    await look(buyer, 'wallet');
    await buyer.setViewportSize({ width: 390, height: 844 });
    await look(buyer, 'wallet-phone');
    await buyer.getByRole('button', { name: /^Withdraw/ }).click();
    const dialog = buyer.getByRole('dialog');
    await expect(dialog).toContainText('so the card is forgotten');
    await look(buyer, 'wallet-withdraw-phone');
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await buyer.getByRole('button', { name: /^Forget Visa/ }).click();
    await buyer.getByRole('dialog').getByRole('button', { name: 'Forget card' }).click();
    await expect(buyer.getByRole('heading', { name: 'No card is kept here' })).toBeVisible();
    await buyer.getByRole('link', { name: 'Back to the payment' }).click();
    await expect(buyer.getByLabel('E-mail')).toBeVisible();
    await expect(buyer.getByRole('radio', { name: /Visa/ })).toHaveCount(0);
    await look(buyer, 'pay-phone');
  });

  await test.step('Stripe has it no more', async () => {
    const customers = await stripeList<{ id: string }>(
      request,
      `/v1/customers?email=${encodeURIComponent(email)}`,
    );
    expect(customers).toHaveLength(1);
    await expect(async () => {
      const left = await stripeList(
        request,
        `/v1/payment_methods?customer=${customers[0]?.id}&type=card`,
      );
      expect(left).toHaveLength(0);
    }).toPass({ timeout: 20_000 });
  });
});

test('a kept card whose bank asks is confirmed on the page; declined, another one pays', async ({
  page: buyer,
  request,
}) => {
  const email = `uma.${unique()}@example.com`;
  const first = await checkoutOf(request, 3_000, 'Brass lantern');
  await buyer.goto(first.url);
  await fillPayment(buyer, { email, card: CARDS.asksForBuyer, keep: /every seller/ });
  await payButton(buyer).click();
  await bank(buyer).getByRole('button', { name: 'Complete' }).click();
  await expectPaid(buyer);

  const second = await checkoutOf(request, 3_100, 'Copper tray');
  await buyer.goto(second.url);
  await payButton(buyer).click();
  await bank(buyer).getByRole('button', { name: 'Fail' }).click();
  await expect(buyer.getByRole('alert')).toContainText('You have not been charged');
  await look(buyer, 'pay-kept-refused');
  await payButton(buyer).click();
  await bank(buyer).getByRole('button', { name: 'Complete' }).click();
  await expectPaid(buyer);
});

test('a bank that answers after the tab was closed has paid, once', async ({ page, request }) => {
  const email = `pia.${unique()}@example.com`;
  const { seller, api } = await amara(request);
  const { stripe_account } = await api.get<{ stripe_account: string }>(`/v1/sellers/${seller.id}`);
  const intents = () =>
    stripeList<{ id: string; status: string }>(
      request,
      '/v1/payment_intents?limit=100',
      stripe_account,
    );
  const before = new Set((await intents()).map(({ id }) => id));

  const made = await checkoutOf(request, 2_700, 'Mirror');
  const tab = await page.context().newPage();
  await tab.goto(made.url);
  await fillPayment(tab, { email, card: CARDS.asksForBuyer });
  await payButton(tab).click();
  await expect(bank(tab).getByRole('button', { name: 'Complete' })).toBeVisible();
  await tab.close();
  const [waiting] = (await intents()).filter(({ id }) => !before.has(id));
  expect(waiting?.status).toBe('requires_action');
  await bankAnswers(request, waiting?.id ?? '', true);

  // Nobody looks at a page: it is learnt by the webhook alone.
  await expect(async () => {
    const { status } = await api.get<{ status: string }>(`/v1/checkouts/${made.id}`);
    expect(status).toBe('paid');
  }).toPass({ timeout: 20_000 });
  await page.goto(made.url);
  await expectPaid(page);
  expect((await intents()).filter(({ id }) => !before.has(id))).toMatchObject([
    { id: waiting?.id, status: 'succeeded' },
  ]);
});

test('a seller sees before what a payment brings, and an operator erases the buyer', async ({
  page,
  someoneElse: operator,
  context,
  request,
}) => {
  test.setTimeout(240_000);
  const email = `zoe.${unique()}@example.com`;
  const [seller] = up().sellers;
  await signIn(page, seller?.email ?? '', seller?.password);
  await page.goto('/checkouts/new');
  await page.getByLabel('Amount').fill('80,00');
  await page.getByLabel('What it is for').fill('Ras el hanout');
  const quote = page.getByRole('region', { name: 'What becomes of it' });
  await expect(quote).toContainText('The seller pays it');
  await look(page, 'checkout-quote-direct');
  await page.getByLabel('How the money goes').selectOption('Through the marketplace');
  await page.getByLabel('When it is taken').selectOption('manual');
  await expect(quote).toContainText('The marketplace pays it');
  await look(page, 'checkout-quote-destination');
  await page.getByLabel('Amount').fill('0,10');
  await expect(page.getByRole('alert')).toContainText('least');
  await look(page, 'checkout-quote-refused');
  await page.getByLabel('Amount').fill('80,00');
  await page.getByRole('button', { name: 'Create checkout' }).click();
  const link = await page.getByRole('textbox', { name: 'Payment link' }).inputValue();

  const buyer = await context.newPage();
  await buyer.goto(link);
  await fillPayment(buyer, { email, keep: /every seller/ });
  await payButton(buyer).click();
  await expectPaid(buyer);
  await page.goto('/charges?status=authorized');
  await expect(
    page.getByRole('link', { name: /Open the charge of €80\.00/ }).first(),
  ).toBeVisible();
  // One paid directly, so that the seller's own account knows the buyer too.
  const direct = await checkoutOf(request, 1_100, 'Pepper');
  await buyer.goto(direct.url);
  await payButton(buyer).click();
  await expectPaid(buyer);

  await signInAsOperator(operator);
  await operator.goto(`/customers?email=${encodeURIComponent(email)}`);
  await operator.getByRole('link', { name: `Open ${email}` }).click();
  await expect(operator.getByRole('region', { name: 'Shared with' })).toContainText('cus_');
  await look(operator, 'customer-operator');
  await operator.getByRole('button', { name: /^Withdraw the consent/ }).click();
  await look(operator, 'customer-withdraw');
  await operator.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click();
  await operator.getByRole('button', { name: 'Erase…' }).click();
  await expect(operator.getByRole('dialog')).toContainText('What stays');
  await look(operator, 'customer-erase');
  await operator.getByRole('button', { name: 'Erase for good' }).click();
  await expect(operator.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await operator.goto(`/customers?email=${encodeURIComponent(email)}`);
  await expect(operator.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});
