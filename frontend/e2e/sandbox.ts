import type { APIRequestContext } from '@playwright/test';
import { up } from './up.ts';

/** Moves the clock of the sandbox and of the server, which read the same one. */
export async function advance(request: APIRequestContext, days: number): Promise<void> {
  const answer = await request.post(`${up().stripe}/_sandbox/clock`, {
    data: { advance_seconds: days * 86_400 },
  });
  if (!answer.ok()) throw new Error(`the sandbox's clock did not move: ${answer.status()}`);
}

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
