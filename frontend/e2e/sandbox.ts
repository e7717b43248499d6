import type { APIRequestContext } from '@playwright/test';
import { up } from './up.ts';

/** Moves the clock of the sandbox and of the server, which read the same one. */
export const advance = (request: APIRequestContext, days: number): Promise<void> =>
  advanceSeconds(request, days * 86_400);

export const advanceSeconds = (request: APIRequestContext, seconds: number): Promise<void> =>
  happens(request, 'clock', { advance_seconds: seconds });

interface StripeList<T> {
  data: T[];
}

/** Asks the sandbox as Stripe is asked: with the platform's key, on its account or a seller's. */
export async function stripeList<T>(
  request: APIRequestContext,
  path: string,
  account?: string,
): Promise<T[]> {
  const answer = await request.get(`${up().stripe}${path}`, {
    headers: {
      Authorization: `Bearer ${up().platform_secret_key}`,
      ...(account ? { 'Stripe-Account': account } : {}),
    },
  });
  return ((await answer.json()) as StripeList<T>).data;
}

/** Has a bank, or Stripe, do something in the sandbox, such as `disputes/dp_1/decide`. */
export async function happens(
  request: APIRequestContext,
  what: string,
  data: object = {},
): Promise<void> {
  const answer = await request.post(`${up().stripe}/_sandbox/${what}`, { data });
  if (!answer.ok()) throw new Error(`the sandbox did not do ${what}: ${answer.status()}`);
}

/** The buyer's bank has heard of the buyer, wherever their tab is. */
export async function bankAnswers(
  request: APIRequestContext,
  intent: string,
  passed: boolean,
): Promise<void> {
  const answer = await request.post(`${up().stripe}/_sandbox/payment_intents/${intent}/challenge`, {
    data: { passed },
  });
  if (!answer.ok()) throw new Error(`the bank's answer was refused: ${answer.status()}`);
}

/** Stripe wants to know something of an account, and when. */
export async function stripeWants(
  request: APIRequestContext,
  account: string,
  want: { field: string; past_due?: boolean; due_in_seconds?: number },
): Promise<void> {
  const answer = await request.post(`${up().stripe}/_sandbox/accounts/${account}/requirements`, {
    data: want,
  });
  if (!answer.ok()) throw new Error(`the sandbox wants nothing: ${answer.status()}`);
}
