import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as session from '~/api/session';
import { connectedSeller, createMarketplace, paidCharge, problem } from './marketplace';
import { open } from './open';

const server = setupServer();
let marketplace: ReturnType<typeof createMarketplace>;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  marketplace = createMarketplace();
  marketplace.sellers.push(connectedSeller('seller_1', 'Atlas'));
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
const authorized = () =>
  paidCharge('charge_1', {
    status: 'authorized',
    capture: 'manual',
    amount_captured: 0,
    net: null,
    stripe_fee: null,
  });

it('captures a part, after saying what is released and what the fee becomes', async () => {
  marketplace.charges.push(authorized());
  const { user } = open('/charges/charge_1');
  await user.click(await screen.findByRole('button', { name: 'Capture…' }));
  const dialog = await screen.findByRole('dialog');
  const amount = within(dialog).getByLabelText('Amount to capture');
  await user.clear(amount);
  await user.type(amount, '100,01');
  await user.click(within(dialog).getByRole('button', { name: /^Capture/ }));
  expect(await within(dialog).findByText('At most €100.00 is held.')).toBeVisible();
  expect(sent('POST /v1/charges/charge_1/capture')).toHaveLength(0);

  await user.clear(amount);
  await user.type(amount, '79,95');
  expect(dialog).toHaveTextContent('€20.05');
  expect(dialog).toHaveTextContent('€8.00');
  await user.click(within(dialog).getByRole('button', { name: 'Capture €79.95' }));
  expect(await screen.findByText('€79.95 captured.')).toBeVisible();
  expect(sent('POST /v1/charges/charge_1/capture')).toMatchObject([
    { body: { amount: 7995 }, key: expect.any(String) },
  ]);
});

it('offers neither capture nor cancellation for what is paid, also when the address asks', async () => {
  marketplace.charges.push(paidCharge('charge_1'));
  open('/charges/charge_1?dialog=capture');
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByRole('button', { name: /Capture|Cancel/ })).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('refunds a part, after saying who bears it, and shows it', async () => {
  marketplace.charges.push(paidCharge('charge_1', { amount_refunded: 1_000 }));
  const { user } = open('/charges/charge_1');
  await user.click(await screen.findByRole('button', { name: 'Refund…' }));
  const dialog = await screen.findByRole('dialog');
  const amount = await within(dialog).findByLabelText('Amount');
  expect(amount).toHaveValue('90.00');
  await user.clear(amount);
  await user.type(amount, '90,01');
  await user.click(within(dialog).getByRole('button', { name: /^Refund/ }));
  expect(await within(dialog).findByText('At most €90.00 is left to refund.')).toBeVisible();

  await user.clear(amount);
  await user.type(amount, '25,00');
  await waitFor(() => expect(dialog).toHaveTextContent('€22.50'));
  expect(within(dialog).queryByLabelText(/transferred/)).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Refund €25.00' }));
  expect(await screen.findByText('€25.00 refunded.')).toBeVisible();
  expect(await screen.findByRole('region', { name: 'Refunds' })).toHaveTextContent('€25.00');
  expect(sent('POST /v1/charges/charge_1/refunds')).toMatchObject([
    { body: { amount: 2500 }, key: expect.any(String) },
  ]);
});

it('asks of a destination charge alone whether the transfer comes back', async () => {
  marketplace.charges.push(paidCharge('charge_1', { flow: 'destination' }));
  const { user } = open('/charges/charge_1?dialog=refund');
  const dialog = await screen.findByRole('dialog');
  const transfer = await within(dialog).findByLabelText('What was transferred to the seller');
  await user.selectOptions(transfer, 'Leave it with the seller');
  await user.selectOptions(within(dialog).getByLabelText('The marketplace’s fee'), 'Keep it');
  await user.click(within(dialog).getByRole('button', { name: 'Refund €100.00' }));
  await waitFor(() => expect(sent('POST /v1/charges/charge_1/refunds')).toHaveLength(1));
  expect(sent('POST /v1/charges/charge_1/refunds')[0]?.body).toEqual({
    amount: 10_000,
    refund_application_fee: false,
    reverse_transfer: false,
  });
});

it('says why there is no refund', async () => {
  marketplace.charges.push(paidCharge('charge_1'));
  server.use(http.post('*/v1/charges/:id/refunds/preview', () => problem(409, 'charge_disputed')));
  open('/charges/charge_1?dialog=refund');
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('charge_disputed');
  expect(within(dialog).queryByRole('button', { name: /^Refund/ })).toBeNull();
});
