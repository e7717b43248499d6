import type { Schemas } from '@souk/client';
import { HttpResponse, http } from 'msw';
import { createMoney } from './money';

/**
 * A marketplace in memory behind the API's addresses, for tests of pages: what is posted is there
 * when it is asked for. It knows no rule of the server's; those are tested against the real one.
 */
export function createMarketplace() {
  const sellers: Schemas['Seller'][] = [];
  const checkouts: Schemas['Checkout'][] = [];
  const charges: Schemas['Charge'][] = [];
  const refunds: Schemas['Refund'][] = [];
  const money = createMoney();
  /** Every request, as `POST /v1/sellers`, with what tests ask about. */
  const requests: { line: string; key: string | null; query: URLSearchParams; body: unknown }[] =
    [];

  const user: Schemas['User'] = {
    id: 'user_1',
    email: 'ann@example.com',
    name: 'Ann Archer',
    roles: ['seller'],
    created_at: NOW,
  };
  const session: Schemas['Session'] = {
    access_token: 'token',
    token_type: 'Bearer',
    expires_in: 600,
    user,
  };

  const note = async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.clone().text();
    requests.push({
      line: `${request.method} ${url.pathname}`,
      key: request.headers.get('Idempotency-Key'),
      query: url.searchParams,
      body: text.startsWith('{') ? JSON.parse(text) : text || undefined,
    });
  };
  const page = <Row>(data: Row[]) => HttpResponse.json({ data, next_cursor: null });
  const byId = <Row extends { id: string }>(rows: Row[], id: unknown) => {
    const row = rows.find((one) => one.id === id);
    return row ? HttpResponse.json(row) : problem(404, 'not_found');
  };

  const handlers = [
    http.all('*', async ({ request }) => {
      await note(request);
      // Not answered here: the handler of the address goes on.
      return undefined;
    }),
    http.post('*/v1/auth/login', async ({ request }) => {
      const { password } = (await request.json()) as Schemas['Login'];
      return password === 'right'
        ? HttpResponse.json(session)
        : problem(401, 'credentials_invalid');
    }),
    http.post('*/v1/auth/refresh', () => HttpResponse.json(session)),
    http.get('*/v1/configuration', () =>
      HttpResponse.json({
        marketplace_name: 'Souk',
        publishable_key: 'pk_test_1',
        stripe_js_url: 'http://127.0.0.1:8082/v3/stripe.js',
        livemode: false,
      } satisfies Schemas['Configuration']),
    ),
    http.get('*/v1/sellers', () => page(sellers)),
    http.get('*/v1/sellers/:id', ({ params }) => byId(sellers, params.id)),
    http.get('*/v1/checkouts', () => page(checkouts)),
    http.get('*/v1/checkouts/:id', ({ params }) => byId(checkouts, params.id)),
    http.post('*/v1/checkouts', async ({ request }) => {
      const body = (await request.json()) as Schemas['CreateCheckout'];
      const id = `checkout_${checkouts.length + 1}`;
      const made = {
        ...body,
        id,
        url: `http://localhost:8080/pay/${id}`,
        status: 'open',
        flow: 'direct',
        capture: 'automatic',
        expires_at: null,
        metadata: {},
        livemode: false,
        created_at: NOW,
      } as unknown as Schemas['Checkout'];
      checkouts.unshift(made);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.post('*/v1/quotes', async ({ request }) =>
      HttpResponse.json(quoteOf((await request.json()) as Schemas['CreateQuote'])),
    ),
    http.get('*/v1/charges', () => page(charges)),
    http.get('*/v1/charges/:id', ({ params }) => byId(charges, params.id)),
    http.get('*/v1/charges/:id/timeline', () => HttpResponse.json({ data: [] })),
    http.get('*/v1/charges/:id/refunds', ({ params }) =>
      HttpResponse.json({ data: refunds.filter(({ charge_id }) => charge_id === params.id) }),
    ),
    http.post('*/v1/charges/:id/refunds', async ({ request, params }) => {
      const ask = (await request.json()) as Schemas['CreateRefund'];
      const charge = charges.find(({ id }) => id === params.id);
      if (!charge) return problem(404, 'not_found');
      const amount = ask.amount ?? charge.amount_captured;
      charge.amount_refunded += amount;
      charge.status = 'partially_refunded';
      const made = refundOf(charge, amount, ask);
      refunds.unshift(made);
      return HttpResponse.json(made, { status: 201 });
    }),
    http.post('*/v1/charges/:id/refunds/preview', async ({ request, params }) => {
      const ask = (await request.json()) as Schemas['CreateRefund'];
      const charge = charges.find(({ id }) => id === params.id);
      if (!charge) return problem(404, 'not_found');
      const left = charge.amount_captured - charge.amount_refunded;
      const amount = ask.amount ?? left;
      const fee = ask.refund_application_fee === false ? 0 : amount / 10;
      return HttpResponse.json({
        amount,
        currency: charge.currency,
        refund_application_fee: ask.refund_application_fee ?? true,
        reverse_transfer: false,
        application_fee_refunded: fee,
        transfer_reversed: 0,
        seller_bears: fee - amount,
        platform_bears: -fee,
        stripe_fee_refunded: 0,
        left_after: left - amount,
      } satisfies Schemas['RefundPreview']);
    }),
    http.post('*/v1/charges/:id/capture', async ({ request, params }) => {
      const { amount } = (await request.json()) as Schemas['CaptureCharge'];
      const charge = charges.find(({ id }) => id === params.id);
      if (!charge) return problem(404, 'not_found');
      charge.amount_captured = amount ?? charge.amount;
      charge.status = 'succeeded';
      return HttpResponse.json(charge);
    }),
    ...money.handlers,
  ];

  return { ...money, handlers, sellers, checkouts, charges, refunds, requests, user };
}

const NOW = '2026-11-23T12:00:00Z';

export function connectedSeller(id: string, name: string): Schemas['Seller'] {
  return {
    id,
    name,
    country: 'DE',
    default_currency: 'eur',
    account_kind: 'standalone',
    status: 'connected',
    stripe_account: 'acct_1',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { card_payments: 'active', transfers: 'active' },
    requirements: [],
    requirement_details: [],
    requirements_deadline: null,
    disabled_reason: null,
    account_refusal: null,
    connected_at: NOW,
    livemode: false,
    created_at: NOW,
    updated_at: NOW,
  };
}

/** At 10 %, and of Stripe 1.5 % and 25 cents, which whoever the flow says pays. */
export function quoteOf(
  ask: Schemas['CreateQuote'],
  rest: Partial<Schemas['Quote']> = {},
): Schemas['Quote'] {
  const fee = Math.round(ask.amount / 10);
  const stripe = Math.round(ask.amount * 0.015) + 25;
  const party = ask.flow === 'destination' ? 'platform' : 'seller';
  return {
    seller_id: ask.seller_id,
    amount: ask.amount,
    currency: ask.currency,
    flow: ask.flow ?? 'direct',
    application_fee: fee,
    stripe_fee_estimate: stripe,
    stripe_fee_payer: party,
    seller_net: ask.amount - fee - (party === 'seller' ? stripe : 0),
    platform_net: fee - (party === 'platform' ? stripe : 0),
    on_behalf_of: false,
    statement_descriptor_of: party,
    liability: { refunds: party, disputes: party, negative_balances: party },
    refusals: [],
    ...rest,
  };
}

/** Paid, of 100 euros at 10 %, and booked by Stripe. */
export function paidCharge(id: string, rest: Partial<Schemas['Charge']> = {}): Schemas['Charge'] {
  return {
    id,
    seller_id: 'seller_1',
    customer_id: null,
    checkout_id: null,
    amount: 10_000,
    amount_captured: 10_000,
    amount_refunded: 0,
    application_fee: 1_000,
    application_fee_refunded: 0,
    stripe_fee: 320,
    stripe_fee_payer: 'seller',
    net: 8_680,
    platform_net: 1_000,
    on_behalf_of: false,
    currency: 'eur',
    flow: 'direct',
    capture: 'automatic',
    capture_before: null,
    status: 'succeeded',
    disputed: false,
    dispute: null,
    decline: null,
    attempts: [],
    action_url: null,
    card: null,
    stripe: {
      payment_intent: 'pi_1',
      charge: 'ch_1',
      account: 'acct_1',
      application_fee: 'fee_1',
      transfer: null,
      destination_payment: null,
    },
    description: 'A bowl',
    statement_descriptor_suffix: null,
    livemode: false,
    metadata: {},
    created_at: NOW,
    updated_at: NOW,
    ...rest,
  };
}

function refundOf(
  charge: Schemas['Charge'],
  amount: number,
  ask: Schemas['CreateRefund'],
): Schemas['Refund'] {
  return {
    id: 'refund_1',
    charge_id: charge.id,
    seller_id: charge.seller_id,
    amount,
    currency: charge.currency,
    status: 'succeeded',
    reason: ask.reason ?? null,
    refund_application_fee: true,
    reverse_transfer: false,
    application_fee_refunded: amount / 10,
    transfer_reversed: 0,
    stripe_refund: 're_1',
    failure: null,
    imported: false,
    livemode: false,
    created_at: NOW,
    updated_at: NOW,
  };
}

/** A refusal as the API words it. */
export function problem(status: number, code: string, rest: Partial<Schemas['Problem']> = {}) {
  const body: Schemas['Problem'] = {
    type: `/docs/problems#${code}`,
    title: code,
    status,
    detail: `detail of ${code}`,
    code,
    request_id: 'req_1',
    ...rest,
  };
  return HttpResponse.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}
