import { type Problem, ProblemError } from '@souk/client';
import { expect, it, vi } from 'vitest';
import { carryOut, type Means } from './payment';
import type { PayBody, Payment } from './queries';

const body: PayBody = { email: 'ada@example.com', payment_token: 'pm_1', keep_card: 'no' };
const result = (status: Payment['charge']['status'], rest: Partial<Payment> = {}): Payment => ({
  charge: { id: 'charge_1', status },
  ...rest,
});
const challenge = {
  next_action: {
    client_secret: 'pi_1_secret',
    publishable_key: 'pk_test_1',
    stripe_account: 'acct_1',
  },
};
const problem = (status: number, code: string, detail = 'detail') =>
  new ProblemError({ code, detail, title: 'Title', status } as Problem, status);

const means = (over: Partial<Means<PayBody>>): Means<PayBody> => ({
  send: vi.fn().mockResolvedValue(result('succeeded')),
  readOutcome: vi.fn().mockResolvedValue(result('succeeded')),
  authenticate: vi.fn().mockResolvedValue(undefined),
  pause: () => Promise.resolve(),
  ...over,
});

it('is paid when the charge succeeded at once', async () => {
  expect(await carryOut(body, means({}))).toEqual({ kind: 'paid' });
});

it('sends the same body again after a lost answer, and pays once', async () => {
  const send = vi
    .fn()
    .mockRejectedValueOnce(new TypeError('network'))
    .mockRejectedValueOnce(problem(409, 'idempotency_key_in_use'))
    .mockResolvedValue(result('succeeded'));
  expect(await carryOut(body, means({ send }))).toEqual({ kind: 'paid' });
  expect(send.mock.calls).toEqual([[body], [body], [body]]);
});

it('tells Stripe’s reason of a decline and does not send it again', async () => {
  const send = vi
    .fn()
    .mockRejectedValue(problem(402, 'card_declined', 'Your card has insufficient funds.'));
  expect(await carryOut(body, means({ send }))).toMatchObject({
    kind: 'refused',
    reason: 'Your card has insufficient funds.',
  });
  expect(send).toHaveBeenCalledTimes(1);
});

it('shows the bank’s step and then believes the server alone', async () => {
  const readOutcome = vi.fn().mockResolvedValue(result('succeeded'));
  const authenticate = vi.fn().mockResolvedValue(undefined);
  const send = vi.fn().mockResolvedValue(result('requires_action', challenge));
  expect(await carryOut(body, means({ send, readOutcome, authenticate }))).toEqual({
    kind: 'paid',
  });
  expect(authenticate).toHaveBeenCalledWith(challenge.next_action);
});

it('is ready for another card when the bank’s step failed', async () => {
  const outcome = await carryOut(
    body,
    means({
      send: vi.fn().mockResolvedValue(result('requires_action', challenge)),
      authenticate: vi.fn().mockResolvedValue('We are unable to authenticate your payment method.'),
      readOutcome: vi.fn().mockResolvedValue(result('failed')),
    }),
  );
  expect(outcome).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('authenticate'),
  });
});

it('is paid although the browser saw the bank’s step fail, when Stripe says so', async () => {
  const outcome = await carryOut(
    body,
    means({
      send: vi.fn().mockResolvedValue(result('requires_action', challenge)),
      authenticate: vi.fn().mockResolvedValue('The window was closed.'),
      readOutcome: vi.fn().mockResolvedValue(result('succeeded')),
    }),
  );
  expect(outcome).toEqual({ kind: 'paid' });
});

it('asks again while the outcome is open, and says to wait when it stays so', async () => {
  const readOutcome = vi
    .fn()
    .mockResolvedValueOnce(result('processing'))
    .mockResolvedValue(result('succeeded'));
  const send = vi.fn().mockResolvedValue(result('unknown'));
  expect(await carryOut(body, means({ send, readOutcome }))).toEqual({ kind: 'paid' });

  const never = means({ send, readOutcome: vi.fn().mockResolvedValue(result('unknown')) });
  expect(await carryOut(body, never)).toEqual({ kind: 'waiting' });
});

it.each([
  ['payment_in_progress', 'in_progress'],
  ['checkout_closed', 'closed'],
])('knows %s', async (code, kind) => {
  const send = vi.fn().mockRejectedValue(problem(409, code));
  expect(await carryOut(body, means({ send }))).toEqual({ kind });
});

it('says nothing about the money when no answer ever came', async () => {
  const send = vi.fn().mockRejectedValue(new TypeError('network'));
  expect(await carryOut(body, means({ send }))).toEqual({ kind: 'unreached' });
});
