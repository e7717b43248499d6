/** One payment from the pressed button to an outcome that can be told to the buyer. */
import { codeOf, explain, isTransient } from '~/api/problem';
import type { Payment } from './queries';

export type Outcome =
  | { kind: 'paid' }
  /** Stripe or the bank has not said yet. Paying again could pay twice. */
  | { kind: 'waiting' }
  /** Somebody's attempt, perhaps in another tab, is in flight. */
  | { kind: 'in_progress' }
  /** No card can pay this checkout any more. */
  | { kind: 'closed' }
  /** The form is ready for another card, or another try. Nothing was charged. */
  | { kind: 'refused'; title: string; reason: string }
  /** No answer came, however often it was asked for: nothing can be said but that a try is safe. */
  | { kind: 'unreached' };

/** What a payment needs of the world: the API, Stripe, and time. */
export interface Means<Body> {
  send: (body: Body) => Promise<Payment>;
  readOutcome: () => Promise<Payment>;
  /** Shows the bank's step to the buyer. Gives its refusal, or nothing when it was passed. */
  authenticate: (action: NonNullable<Payment['next_action']>) => Promise<string | undefined>;
  pause: (milliseconds: number) => Promise<void>;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How often a lost answer is asked for again: the same body with the same key, so it is safe. */
const RESENDS = [500, 1_500, 4_000];
/** How long an outcome that is still open is waited for before the buyer is told to wait. */
const READS = [1_000, 2_000, 3_000, 5_000, 8_000];

export async function carryOut<Body>(body: Body, means: Means<Body>): Promise<Outcome> {
  try {
    const result = await patiently(() => means.send(body), means.pause);
    return await settle(result, means);
  } catch (error) {
    return refusal(error);
  }
}

async function patiently<T>(work: () => Promise<T>, pause: Means<unknown>['pause']): Promise<T> {
  for (const wait of RESENDS) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await pause(wait);
    }
  }
  return work();
}

async function settle<Body>(result: Payment, means: Means<Body>): Promise<Outcome> {
  let latest = result;
  if (latest.next_action) {
    const refused = await means.authenticate(latest.next_action);
    // The server reads Stripe whatever the browser believes: only that outcome counts.
    latest = await patiently(means.readOutcome, means.pause);
    if (refused && latest.charge.status === 'failed') return declined(refused);
    if (refused && latest.charge.status === 'requires_action') return declined(refused);
  }
  for (const wait of READS) {
    const outcome = final(latest);
    if (outcome) return outcome;
    await means.pause(wait);
    latest = await patiently(means.readOutcome, means.pause);
  }
  return final(latest) ?? { kind: 'waiting' };
}

function final({ charge }: Payment): Outcome | undefined {
  switch (charge.status) {
    case 'succeeded':
    case 'authorized':
    case 'partially_refunded':
    case 'refunded':
      return { kind: 'paid' };
    case 'failed':
      return declined('Your card was declined.');
    case 'canceled':
      return { kind: 'closed' };
    default:
      return undefined;
  }
}

const declined = (reason: string): Outcome => ({
  kind: 'refused',
  title: 'The payment did not go through',
  reason,
});

function refusal(error: unknown): Outcome {
  if (isTransient(error)) return { kind: 'unreached' };
  switch (codeOf(error)) {
    case 'payment_in_progress':
      return { kind: 'in_progress' };
    case 'checkout_closed':
    case 'authentication_closed':
      return { kind: 'closed' };
    case 'not_found':
      // The page of the payment is there, so it is its card that is not.
      return {
        kind: 'refused',
        title: 'This card is not kept any more',
        reason: 'It was given up in the meantime. Pay with another one.',
      };
    default: {
      const { title, detail } = explain(error);
      return { kind: 'refused', title, reason: detail };
    }
  }
}
