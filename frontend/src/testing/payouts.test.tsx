import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import * as session from '~/api/session';
import { connectedSeller, createMarketplace, paidCharge, problem } from './marketplace';
import { paidPayout } from './money';
import { open } from './open';

const server = setupServer();
let marketplace: ReturnType<typeof createMarketplace>;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  marketplace = createMarketplace();
  marketplace.sellers.push(connectedSeller('seller_1', 'Ann’s Bakery'));
  server.use(...marketplace.handlers);
});
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
  session.end();
  localStorage.clear();
});
afterAll(() => server.close());

const sent = (line: string) => marketplace.requests.filter((request) => request.line === line);

/** What the browser is given to save, by name. */
function savedFiles() {
  const saved: { name: string; content: Blob }[] = [];
  let latest: Blob | undefined;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (content: Blob) => {
        latest = content;
        return 'blob:saved';
      },
      revokeObjectURL: () => {},
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    if (latest) saved.push({ name: this.download, content: latest });
  });
  return saved;
}

it('shows balances by currency, and the next payout beside its own', async () => {
  marketplace.balance.balances.push(
    { currency: 'eur', available: 8_680, pending: 17_360 },
    { currency: 'jpy', available: -500, pending: 0 },
  );
  marketplace.balance.next_payout = {
    payout_id: 'payout_1',
    amount: 26_040,
    currency: 'eur',
    status: 'pending',
    expected_at: '2026-11-25T00:00:00Z',
  };
  open('/payouts');
  const next = (await screen.findByText('Next payout')).closest('div');
  expect(next).toHaveTextContent('€260.40');
  expect(next).toHaveTextContent('Expected Nov 25, 2026');
  expect(screen.getByText('-¥500').closest('div')).toHaveTextContent('You owe it');
  expect(screen.getByRole('link', { name: 'See it' })).toHaveAttribute(
    'href',
    '/sellers/seller_1/payouts/payout_1',
  );
  expect(screen.getByRole('heading', { name: 'No payout yet' })).toBeVisible();
});

it('says of a payout that failed why, and that the money is back', async () => {
  marketplace.payouts.push(
    paidPayout('payout_1', {
      status: 'failed',
      failure: { code: 'no_account', message: 'The bank knows no account with this number.' },
      returned_at: '2026-11-25T09:00:00Z',
    }),
  );
  open('/sellers/seller_1/payouts/payout_1');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The bank knows no account with this number.');
  expect(alert).toHaveTextContent('€86.80 went back to your balance');
  expect(screen.getByText('Did not arrive')).toBeVisible();
});

it('tells what of a payout was earned here and what elsewhere, with the charges', async () => {
  marketplace.payouts.push(
    paidPayout('payout_1', {
      amount: 10_180,
      outside: { count: 2, amount: 1_600, fee: 100, net: 1_500 },
    }),
  );
  marketplace.items.push({
    kind: 'charge',
    charge_id: 'charge_1',
    amount: 10_000,
    fee: 1_320,
    net: 8_680,
    balance_transaction: 'txn_1',
    created_at: '2026-11-23T12:00:00Z',
  });
  open('/sellers/seller_1/payouts/payout_1');
  const outside = (await screen.findByText('From elsewhere')).closest('div');
  expect(outside).toHaveTextContent('€15.00');
  expect(outside).toHaveTextContent('2 movements');
  const paid = screen.getByRole('region', { name: 'What it paid out' });
  expect(within(paid).getByRole('link')).toHaveAttribute('href', '/charges/charge_1');
});

it.each([
  ['not_applicable', 'Stripe does not say'],
  ['in_progress', 'Stripe is still adding it up'],
] as const)('does not pretend to know what a payout paid: %s', async (itemization, words) => {
  marketplace.payouts.push(paidPayout('payout_1', { itemization, ours: null, outside: null }));
  open('/sellers/seller_1/payouts/payout_1');
  expect(await screen.findByRole('heading', { name: words })).toBeVisible();
  expect(screen.queryByText('From elsewhere')).not.toBeInTheDocument();
});

it('tells who has no Stripe account what to do first', async () => {
  marketplace.sellers.length = 0;
  marketplace.sellers.push({
    ...connectedSeller('seller_1', 'Atlas'),
    stripe_account: null,
    status: 'unconnected',
  });
  open('/payouts');
  await screen.findByRole('heading', { name: 'Atlas has no Stripe account yet' });
  expect(screen.getByRole('link', { name: 'Connect Stripe' })).toHaveAttribute(
    'href',
    '/sellers/seller_1',
  );
  expect(sent('GET /v1/sellers/seller_1/balance')).toHaveLength(0);
});

it('asks for a statement of whole days of UTC, and saves the same period', async () => {
  const saved = savedFiles();
  marketplace.csv.text = 'at,kind\r\n';
  const { user, address } = open('/statement?from=2026-10-01&to=2026-10-31');
  await screen.findByRole('heading', { name: 'Nothing happened in this time' });
  const { query } = sent('GET /v1/sellers/seller_1/statement').at(-1) ?? {};
  expect(query?.get('from')).toBe('2026-10-01T00:00:00Z');
  expect(query?.get('to')).toBe('2026-11-01T00:00:00.000Z');

  await user.click(screen.getByRole('button', { name: 'Download CSV' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.name).toBe('statement-anns-bakery-2026-10-01-to-2026-10-31.csv');
  expect(await saved[0]?.content.text()).toBe('at,kind\r\n');
  const file = sent('GET /v1/sellers/seller_1/statement.csv').at(-1);
  expect(file?.query.toString()).toBe(query?.toString());
  expect(address()).toBe('/statement?from=2026-10-01&to=2026-10-31');
});

it('shows this month when the address has no day that there is', async () => {
  open('/statement?from=2026-13-01&to=soon');
  expect(await screen.findByLabelText('Period')).toHaveValue('this-month');
});

it('exports the charges that are shown, and saves nothing when it fails', async () => {
  const saved = savedFiles();
  marketplace.charges.push(paidCharge('charge_1'));
  const { user } = open('/charges?status=succeeded&q=bowl');
  const button = await screen.findByRole('button', { name: 'Export CSV' });
  server.use(http.get('*/v1/charges.csv', () => problem(503, 'unavailable'), { once: true }));
  await user.click(button);
  expect(await screen.findByText(/No file was saved/)).toBeVisible();
  expect(saved).toHaveLength(0);

  await user.click(button);
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.name).toMatch(/^charges-succeeded-\d{4}-\d\d-\d\d\.csv$/);
  expect(sent('GET /v1/charges.csv').at(-1)?.query.toString()).toBe('q=bowl&status=succeeded');
});

it('draws the volume of the busiest currency, and of another one when it is asked for', async () => {
  marketplace.charges.push(paidCharge('charge_1'));
  const totals = { application_fees: 0, refunds: 0, failed: 0 };
  const days = (volume: number) => [
    {
      from: '2026-11-23T00:00:00Z',
      to: '2026-11-24T00:00:00Z',
      figures: { ...totals, volume, count: 1 },
    },
  ];
  marketplace.summaries.push(
    { currency: 'eur', totals: { ...totals, volume: 10_000, count: 1 }, intervals: days(10_000) },
    { currency: 'jpy', totals: { ...totals, volume: 900, count: 3 }, intervals: days(900) },
  );
  const { user, address } = open('/');
  const chart = await screen.findByRole('region', { name: 'Volume, last 30 days' });
  expect(await within(chart).findByText(/¥900 in 3 payments/)).toBeVisible();
  expect(within(chart).getByRole('table')).toHaveTextContent('Nov 23¥900');
  await user.selectOptions(within(chart).getByLabelText('Currency'), 'EUR');
  expect(await within(chart).findByText(/€100\.00 in 1 payment\./)).toBeVisible();
  expect(address()).toBe('/?currency=eur');
});
