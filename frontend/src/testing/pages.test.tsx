import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as session from '~/api/session';
import { connectedSeller, createMarketplace, problem } from './marketplace';
import { open } from './open';

const server = setupServer();
let marketplace: ReturnType<typeof createMarketplace>;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  marketplace = createMarketplace();
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

it('asks a stranger to sign in and leads back to the page that was wanted', async () => {
  const { user, address } = open('/charges?status=failed', { signedIn: false });
  await user.type(await screen.findByLabelText('E-mail'), 'ann@example.com');
  await user.type(screen.getByLabelText('Password'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('did not match');

  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), 'right');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('heading', { name: 'Charges', level: 1 });
  expect(address()).toBe('/charges?status=failed');
});

it('sends filters of the address to the server, and shows no results apart from nothing yet', async () => {
  const { user, address } = open('/charges?status=failed&q=bowl');
  await screen.findByRole('heading', { name: 'Nothing matches' });
  const query = sent('GET /v1/charges').at(-1)?.query;
  expect(query?.get('status')).toBe('failed');
  expect(query?.get('q')).toBe('bowl');

  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await screen.findByRole('heading', { name: 'No payment yet' });
  expect(address()).toBe('/charges');
});

it('shows the list without a filter that is none of ours', async () => {
  open('/charges?status=bogus');
  await screen.findByRole('heading', { name: 'No payment yet' });
  expect(sent('GET /v1/charges').at(-1)?.query.has('status')).toBe(false);
});

it('makes a checkout in minor units, and of a try that got no answer only one', async () => {
  marketplace.sellers.push(connectedSeller('seller_1', 'Atlas'));
  let lost = 1;
  server.use(
    http.post('*/v1/checkouts', async ({ request }) => {
      if (lost-- <= 0) return undefined;
      marketplace.requests.push({
        line: 'POST /v1/checkouts',
        key: request.headers.get('Idempotency-Key'),
        query: new URLSearchParams(),
        body: await request.clone().json(),
      });
      return HttpResponse.error();
    }),
  );
  const { user, address } = open('/checkouts/new');
  await user.type(await screen.findByLabelText('Amount'), '1.234');
  await user.type(screen.getByLabelText('What it is for'), 'A rug');
  const create = screen.getByRole('button', { name: 'Create checkout' });
  await user.click(create);
  expect(await screen.findByText('Write 1234, or give at most 2 decimals.')).toBeVisible();
  expect(sent('POST /v1/checkouts')).toHaveLength(0);

  await user.clear(screen.getByLabelText('Amount'));
  await user.type(screen.getByLabelText('Amount'), '1.234,50');
  expect(screen.getByText(/1,234\.50/)).toBeVisible();
  await user.click(create);
  expect(await screen.findByRole('alert')).toHaveTextContent('No connection');
  await user.click(create);
  await waitFor(() => expect(address()).toBe('/checkouts/checkout_1'));

  const tries = sent('POST /v1/checkouts');
  expect(tries).toHaveLength(2);
  expect(tries[0]?.body).toEqual({
    seller_id: 'seller_1',
    amount: 123450,
    currency: 'eur',
    description: 'A rug',
    flow: 'direct',
    capture: 'automatic',
  });
  expect(tries[0]?.key).toBeTruthy();
  expect(tries[1]?.key).toBe(tries[0]?.key);
});

it('puts a refused field beside the field', async () => {
  marketplace.sellers.push(connectedSeller('seller_1', 'Atlas'));
  server.use(
    http.post('*/v1/checkouts', () =>
      problem(422, 'amount_too_small', {
        errors: [{ pointer: '/amount', code: 'amount_too_small', detail: 'At least 0.50 EUR.' }],
      }),
    ),
  );
  const { user } = open('/checkouts/new');
  await user.type(await screen.findByLabelText('Amount'), '0.10');
  await user.type(screen.getByLabelText('What it is for'), 'A bead');
  await user.click(screen.getByRole('button', { name: 'Create checkout' }));
  expect(await screen.findByText('At least 0.50 EUR.')).toBeVisible();
});

it.each([
  ['connection_denied', 403, 'You said no on Stripe’s page'],
  ['connection_state_invalid', 400, 'used already'],
  ['account_already_connected', 409, 'belongs to another seller'],
])('hands Stripe’s answer in once and explains %s', async (code, status, words) => {
  let handed = 0;
  server.use(
    http.post('*/v1/connections', () => {
      handed += 1;
      return problem(status, code);
    }),
  );
  open('/connect/callback?code=ac_1&state=12345678901234567890');
  expect(await screen.findByRole('alert')).toHaveTextContent(words);
  expect(screen.getByRole('link', { name: 'Go to your sellers' })).toBeVisible();
  expect(handed).toBe(1);
});

it('leads from Stripe’s answer to the connected seller, and keeps a long state as it came', async () => {
  const seller = connectedSeller('seller_1', 'Atlas');
  marketplace.sellers.push(seller);
  const bodies: unknown[] = [];
  server.use(
    http.post('*/v1/connections', async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json(seller);
    }),
  );
  const { address } = open('/connect/callback?code=ac_1&state=12345678901234567890');
  await screen.findByRole('heading', { name: 'Atlas', level: 1 });
  expect(address()).toBe('/sellers/seller_1');
  expect(bodies).toEqual([{ code: 'ac_1', state: '12345678901234567890' }]);
});

it('tells the way to a first payment, step by step', async () => {
  open('/');
  const list = await screen.findByRole('region', { name: 'Get ready to be paid' });
  const steps = within(list).getAllByRole('listitem');
  expect(steps.map((step) => within(step).queryByRole('link')?.textContent)).toEqual([
    'Create a seller',
    undefined,
    undefined,
    undefined,
  ]);
});

it('says what is wrong when the server breaks, with the reference, and tries again', async () => {
  let broken = true;
  server.use(http.get('*/v1/sellers', () => (broken ? problem(500, 'internal_error') : undefined)));
  marketplace.sellers.push(connectedSeller('seller_1', 'Atlas'));
  const { user } = open('/sellers');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Something broke on our side');
  expect(alert).toHaveTextContent('req_1');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Atlas')).toBeVisible();
});

it('gives an operator’s page to operators only', async () => {
  open('/platform/notices');
  expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
  expect(sent('GET /v1/notices')).toHaveLength(0);
});
