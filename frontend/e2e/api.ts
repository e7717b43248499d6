import type { APIRequestContext } from '@playwright/test';
import { up } from './up.ts';

/** What a server of the seller's would send: the way to a state that a test begins with. */
export interface Caller {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body?: unknown) => Promise<T>;
}

/** Signs in at the API itself, without a page. */
export async function callerOf(
  request: APIRequestContext,
  { email, password }: { email: string; password: string },
): Promise<Caller> {
  const signedIn = await request.post(`${up().api}/v1/auth/login`, { data: { email, password } });
  const { access_token } = (await signedIn.json()) as { access_token: string };
  const headers = { Authorization: `Bearer ${access_token}` };
  const read = async <T>(answer: Awaited<ReturnType<typeof request.get>>): Promise<T> => {
    if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}`);
    return (await answer.json()) as T;
  };
  return {
    get: async (path) => read(await request.get(`${up().api}${path}`, { headers })),
    post: async (path, body = {}) =>
      read(
        await request.post(`${up().api}${path}`, {
          data: body,
          headers: { ...headers, 'Idempotency-Key': Math.random().toString(36) },
        }),
      ),
  };
}

/** The first of the sellers that `up` made, connected and ready to be paid. */
export async function amara(request: APIRequestContext) {
  const [seller] = up().sellers;
  if (!seller) throw new Error('`up` made no seller');
  return { seller, api: await callerOf(request, seller) };
}

interface Made {
  id: string;
  url: string;
}

/** A checkout of the seller's. Gives its public link. */
export async function checkoutOf(
  request: APIRequestContext,
  amount: number,
  description: string,
  rest: { flow?: string; capture?: string } = {},
): Promise<Made> {
  const { seller, api } = await amara(request);
  return api.post<Made>('/v1/checkouts', {
    seller_id: seller.id,
    amount,
    currency: 'eur',
    description,
    ...rest,
  });
}
