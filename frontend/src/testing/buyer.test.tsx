import { notifications } from '@mantine/notifications';
import type { Schemas } from '@souk/client';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as session from '~/api/session';
import { connectedSeller, createMarketplace, problem, quoteOf } from './marketplace';
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
const VISA = { id: 'card_1', brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2099 };

function payPage(kept: Schemas['KeptCard'][]): Schemas['PayPage'] {
  return {
    checkout_id: 'checkout_1',
    seller_name: 'Atlas',
    amount: 4_200,
    currency: 'eur',
    description: 'A rug',
    status: 'open',
    stripe: { publishable_key: 'pk_test_1' },
    keep_card_wordings: { seller: 'Atlas may.', marketplace: 'All may.' },
    kept_cards: kept,
    livemode: false,
  };
}

it('pays with a kept card by one press, and leaves out one that has expired', async () => {
  const old = { ...VISA, id: 'card_0', last4: '0005', exp_year: 2020 };
  let page = payPage([old, VISA]);
  const bodies: unknown[] = [];
  server.use(
    http.get('*/v1/pay/:id', () => HttpResponse.json(page)),
    http.post('*/v1/pay/:id', async ({ request }) => {
      bodies.push(await request.json());
      page = { ...page, status: 'paid' };
      return HttpResponse.json({ charge: { id: 'charge_1', status: 'succeeded' } });
    }),
  );
  const { user } = open('/pay/checkout_1');
  expect(await screen.findByRole('radio', { name: /4242/ })).toBeChecked();
  expect(screen.getByRole('radio', { name: /0005.*Expired/ })).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Pay €42.00' }));
  expect(await screen.findByRole('heading', { name: 'Paid. Thank you!' })).toBeVisible();
  expect(bodies).toEqual([{ card_id: 'card_1' }]);
});

it('says so when a kept card was given up meanwhile, and that nothing was charged', async () => {
  server.use(
    http.get('*/v1/pay/:id', () => HttpResponse.json(payPage([VISA]))),
    http.post('*/v1/pay/:id', () => problem(404, 'not_found')),
  );
  const { user } = open('/pay/checkout_1');
  await user.click(await screen.findByRole('button', { name: 'Pay €42.00' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('This card is not kept any more');
  expect(alert).toHaveTextContent('You have not been charged.');
});

it('withdraws the last consent after saying that the card goes with it', async () => {
  const withdrawn: unknown[] = [];
  let cards: Schemas['WalletCard'][] = [
    {
      ...VISA,
      created_at: '2026-11-23T12:00:00Z',
      consents: [
        {
          id: 'consent_1',
          seller_id: 'seller_1',
          seller_name: 'Atlas',
          wording: 'Atlas may keep this card.',
          given_at: '2026-11-23T12:00:00Z',
        },
      ],
    },
  ];
  server.use(
    http.get('*/v1/wallet', () => HttpResponse.json({ data: cards })),
    http.delete('*/v1/wallet/consents/:id', ({ params }) => {
      withdrawn.push(params.id);
      cards = [];
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user, address } = open('/wallet');
  expect(await screen.findByText('“Atlas may keep this card.”')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Withdraw the consent for Atlas' }));
  expect(address()).toBe('/wallet?withdraw=consent_1');
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('so the card is forgotten');
  await user.click(within(dialog).getByRole('button', { name: 'Withdraw and forget card' }));
  expect(await screen.findByRole('heading', { name: 'No card is kept here' })).toBeVisible();
  expect(withdrawn).toEqual(['consent_1']);
});

it('says before anything is made why it would be refused, and the way on', async () => {
  localStorage.setItem('souk.signed-in', '1');
  marketplace.sellers.push(connectedSeller('seller_1', 'Atlas'));
  server.use(
    http.post('*/v1/quotes', async ({ request }) => {
      const ask = (await request.json()) as Schemas['CreateQuote'];
      const refusals =
        ask.flow === 'destination'
          ? [{ code: 'cross_border_unsupported', detail: 'Stripe moves no money there.' }]
          : [];
      return HttpResponse.json(quoteOf(ask, { refusals }));
    }),
  );
  const { user } = open('/checkouts/new');
  await user.type(await screen.findByLabelText('Amount'), '100,00');
  const quote = await screen.findByRole('region', { name: 'What becomes of it' });
  await waitFor(() => expect(quote).toHaveTextContent('€88.25'));
  await user.selectOptions(screen.getByLabelText('How the money goes'), 'Through the marketplace');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Stripe moves no money there.');
  expect(alert).toHaveTextContent('Let the money go to the seller directly instead.');
  expect(sent('POST /v1/checkouts')).toHaveLength(0);
});
