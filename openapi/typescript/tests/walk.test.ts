/**
 * The walk from "Connect with Stripe" to the fee, and its main refusals, as a frontend developer
 * would call them: by the generated client, against a running marketplace (`cargo xtask up`).
 * `SOUK_UP_JSON` names the file that says where it is; without it these tests are skipped.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createSoukClient,
  idempotencyKey,
  ProblemError,
  type Schemas,
  type SoukClient,
  unwrap,
} from '../src/index.ts';

interface Up {
  api: string;
  stripe: string;
  publishable_key: string;
  operator: { email: string; password: string };
}

const file = process.env.SOUK_UP_JSON;
if (!file) console.warn('skipped: SOUK_UP_JSON names no running marketplace');
const up = (file ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Up;
const password = 'a long walk on tuesday';

/** Somebody who is signed in. */
async function signedIn(email: string, secret: string): Promise<SoukClient> {
  const session = await unwrap(
    createSoukClient({ baseUrl: up.api }).POST('/v1/auth/login', { body: { email, password: secret } }),
  );
  return createSoukClient({ baseUrl: up.api, accessToken: () => session.access_token });
}

/** What a sandbox button does. */
async function sandbox(path: string, body: unknown = {}): Promise<Record<string, string>> {
  const response = await fetch(`${up.stripe}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
  return (await response.json()) as Record<string, string>;
}

/** What Stripe.js gives the browser for a typed card. */
async function card(number: string): Promise<string> {
  const fields = { type: 'card', 'card[number]': number, 'card[exp_month]': '12', 'card[exp_year]': '2034' };
  const body = new URLSearchParams({ ...fields, 'card[cvc]': '123', key: up.publishable_key });
  const response = await fetch(`${up.stripe}/v1/payment_methods`, { method: 'POST', body });
  return ((await response.json()) as { id: string }).id;
}

/** The code of the problem that a call ends with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).code;
}

const withKey = (key = idempotencyKey()) => ({ header: { 'Idempotency-Key': key } });

describe.skipIf(!file)('the walk', () => {
  const nobody = createSoukClient({ baseUrl: up.api });
  const unique = crypto.randomUUID().slice(0, 8);
  let ann: SoukClient;
  let seller: Schemas['Seller'];

  const checkout = () =>
    unwrap(
      ann.POST('/v1/checkouts', {
        params: withKey(),
        body: { seller_id: seller.id, amount: 10_000, currency: 'eur', description: 'A blue bowl' },
      }),
    );

  const pay = async (id: string, number: string, keep_card: Schemas['KeepCard'], key?: string) => {
    const body = { email: `bea.${unique}@example.com`, payment_token: await card(number), keep_card };
    const params = { path: { checkout_id: id }, ...withKey(key) };
    return unwrap(nobody.POST('/v1/pay/{checkout_id}', { params, body }));
  };

  beforeAll(async () => {
    const email = `ann.${unique}@example.com`;
    await unwrap(nobody.POST('/v1/auth/register', { body: { email, password, name: 'Ann Example' } }));
    ann = await signedIn(email, password);
    seller = await unwrap(
      ann.POST('/v1/sellers', {
        body: { name: `Pots ${unique}`, country: 'DE', default_currency: 'eur', account_kind: 'standalone' },
      }),
    );
    const started = await unwrap(
      ann.POST('/v1/sellers/{id}/connection', { params: { path: { id: seller.id } } }),
    );
    const state = new URL(started.authorize_url).searchParams.get('state') ?? '';
    const account = await sandbox('accounts', { country: 'DE' });
    const { code } = await sandbox(`accounts/${account.id}/oauth_code`);
    seller = await unwrap(ann.POST('/v1/connections', { body: { code: code ?? '', state } }));
    expect(seller.status).toBe('connected');
    expect(await refusal(unwrap(ann.POST('/v1/connections', { body: { code: code ?? '', state } })))).toBe(
      'connection_state_invalid',
    );
  });

  it('a buyer pays, the seller sees fee and net, and the kept card pays again', async () => {
    const made = await checkout();
    const page = await unwrap(
      nobody.GET('/v1/pay/{checkout_id}', { params: { path: { checkout_id: made.id } } }),
    );
    expect([page.amount, page.currency, page.status]).toEqual([10_000, 'eur', 'open']);
    const paid = await pay(made.id, '4242424242424242', 'seller');
    expect(paid.charge.status).toBe('succeeded');

    const charge = await unwrap(
      ann.GET('/v1/charges/{id}', { params: { path: { id: paid.charge.id } } }),
    );
    expect(charge.application_fee).toBe(1_000);
    expect(charge.net).toBe(10_000 - 1_000 - (charge.stripe_fee ?? Number.NaN));

    const again = await unwrap(
      ann.POST('/v1/charges', {
        params: withKey(),
        body: {
          seller_id: seller.id,
          amount: 2_500,
          currency: 'eur',
          customer_id: charge.customer_id ?? '',
          description: 'A second bowl',
        },
      }),
    );
    expect([again.status, again.application_fee]).toEqual(['succeeded', 250]);
  });

  it('a declined card says why, and another one pays the same checkout once', async () => {
    const made = await checkout();
    expect(await refusal(pay(made.id, '4000000000000002', 'no'))).toBe('card_declined');
    expect((await pay(made.id, '4242424242424242', 'no')).charge.status).toBe('succeeded');
    expect(await refusal(pay(made.id, '4242424242424242', 'no'))).toBe('checkout_closed');
  });

  it('nobody, another seller and a wrong body are refused with a code', async () => {
    const made = await checkout();
    const params = { path: { id: made.id } };
    expect(await refusal(unwrap(nobody.GET('/v1/checkouts/{id}', { params })))).toBe('unauthenticated');
    const email = `eve.${unique}@example.com`;
    await unwrap(nobody.POST('/v1/auth/register', { body: { email, password, name: 'Eve' } }));
    const eve = await signedIn(email, password);
    expect(await refusal(unwrap(eve.GET('/v1/checkouts/{id}', { params })))).toBe('not_found');
    const body = { seller_id: seller.id, amount: 0, currency: 'eur', description: 'Nothing' };
    expect(await refusal(unwrap(ann.POST('/v1/checkouts', { params: withKey(), body })))).toBe(
      'amount_not_positive',
    );
    expect(await refusal(unwrap(ann.GET('/v1/notices')))).toBe('operator_only');
    const olga = await signedIn(up.operator.email, up.operator.password);
    expect((await unwrap(olga.GET('/v1/sellers', { params: { query: { limit: 5 } } }))).data.length).toBeGreaterThan(0);
  });

  it('access that is taken back at Stripe disconnects the seller', async () => {
    await sandbox(`accounts/${seller.stripe_account}/revoke`);
    await expect
      .poll(
        async () =>
          (await unwrap(ann.GET('/v1/sellers/{id}', { params: { path: { id: seller.id } } }))).status,
        { timeout: 20_000, interval: 200 },
      )
      .toBe('disconnected');
    expect(await refusal(checkout())).toBe('seller_not_connected');
  }, 30_000);
});
