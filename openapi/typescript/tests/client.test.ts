import { expect, it } from 'vitest';
import { createSoukClient, idempotencyKey, ProblemError, unwrap } from '../src/index.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const seen: Request[] = [];
  const client = createSoukClient({
    baseUrl: 'http://souk.test',
    accessToken: () => 'token',
    fetch: async (request) => {
      seen.push(request);
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    },
  });
  return { client, seen };
};

it('sends the access token and gives the data of an answer', async () => {
  const { client, seen } = answering(200, { marketplace_name: 'Souk' }, { 'Content-Type': 'application/json' });
  expect((await unwrap(client.GET('/v1/configuration'))).marketplace_name).toBe('Souk');
  expect(seen[0]?.headers.get('Authorization')).toBe('Bearer token');
});

it('throws the problem of a refusal, with its code and how long to wait', async () => {
  const problem = { type: '/docs/problems#rate_limited', title: 'Too many requests', status: 429, detail: 'Wait.', code: 'rate_limited', request_id: 'req_1' };
  const { client } = answering(429, problem, { 'Content-Type': 'application/problem+json', 'Retry-After': '7' });
  const error = await unwrap(client.GET('/v1/me')).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ code: 'rate_limited', status: 429, retryAfter: 7, message: 'Wait.' });
});

it('makes a problem of an answer that is none, such as a proxy’s page', async () => {
  const { client } = answering(502, '<html>Bad gateway</html>', { 'Content-Type': 'text/html' });
  const error = await unwrap(client.GET('/v1/me')).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'unreadable_answer', status: 502 });
});

it('fills the path of a call', async () => {
  const { client, seen } = answering(200, { id: 'seller_1' }, { 'Content-Type': 'application/json' });
  const call = client.DELETE('/v1/sellers/{id}/connection', { params: { path: { id: 'seller_1' } } });
  expect((await unwrap(call)).id).toBe('seller_1');
  expect(seen[0]?.url).toBe('http://souk.test/v1/sellers/seller_1/connection');
});

it('makes another idempotency key each time, of visible ASCII', () => {
  expect(idempotencyKey()).toMatch(/^[\x21-\x7e]{1,255}$/);
  expect(idempotencyKey()).not.toBe(idempotencyKey());
});
