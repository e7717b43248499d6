import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  localStorage.clear();
  vi.resetModules();
});
afterAll(() => server.close());

const user = {
  id: 'user_1',
  email: 'ann@example.com',
  name: 'Ann',
  roles: [],
  created_at: '2026-11-23T00:00:00Z',
};
const sessionBody = (token: string, expires_in = 600) => ({
  access_token: token,
  token_type: 'Bearer',
  expires_in,
  user,
});

/** A page that was just loaded: modules anew, so no token in memory. */
async function loadedPage({ signedInBefore }: { signedInBefore: boolean }) {
  if (signedInBefore) localStorage.setItem('souk.signed-in', '1');
  const session = await import('./session');
  const { api } = await import('./client');
  return { session, api };
}

it('asks for no refresh where nobody has signed in', async () => {
  const { session } = await loadedPage({ signedInBefore: false });
  expect(await session.restore()).toBeUndefined();
});

it('restores the user by the cookie after a reload', async () => {
  server.use(http.post('*/v1/auth/refresh', () => HttpResponse.json(sessionBody('fresh'))));
  const { session } = await loadedPage({ signedInBefore: true });
  expect(await session.restore()).toEqual(user);
});

it('refreshes once for many calls that meet an ended token, and tries each again', async () => {
  let refreshes = 0;
  const seen: (string | null)[] = [];
  server.use(
    http.post('*/v1/auth/refresh', () => {
      refreshes += 1;
      return HttpResponse.json(sessionBody('fresh'));
    }),
    http.get('*/v1/me', ({ request }) => {
      const authorization = request.headers.get('Authorization');
      seen.push(authorization);
      if (authorization === 'Bearer fresh') return HttpResponse.json(user);
      return HttpResponse.json({ code: 'access_token_expired' }, { status: 401 });
    }),
  );
  const { session, api } = await loadedPage({ signedInBefore: true });
  session.begin(sessionBody('stale'));
  const answers = await Promise.all([api.GET('/v1/me'), api.GET('/v1/me'), api.GET('/v1/me')]);
  expect(answers.map(({ data }) => data?.email)).toEqual(Array(3).fill(user.email));
  expect(refreshes).toBe(1);
  expect(seen.filter((one) => one === 'Bearer stale')).toHaveLength(3);
});

it('sends the body again as it was after a refresh', async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post('*/v1/auth/refresh', () => HttpResponse.json(sessionBody('fresh'))),
    http.post('*/v1/sellers', async ({ request }) => {
      bodies.push(await request.json());
      const good = request.headers.get('Authorization') === 'Bearer fresh';
      return good
        ? HttpResponse.json({ id: 'seller_1' }, { status: 201 })
        : new HttpResponse(null, { status: 401 });
    }),
  );
  const { session, api } = await loadedPage({ signedInBefore: true });
  session.begin(sessionBody('stale'));
  const body = {
    name: 'Shop',
    country: 'DE',
    default_currency: 'eur',
    account_kind: 'standalone',
  } as const;
  expect((await api.POST('/v1/sellers', { body })).response.status).toBe(201);
  expect(bodies).toEqual([body, body]);
});

it('renews a token before it ends, so that no call meets a 401', async () => {
  server.use(
    http.post('*/v1/auth/refresh', () => HttpResponse.json(sessionBody('fresh'))),
    http.get('*/v1/me', ({ request }) =>
      HttpResponse.json({ seen: request.headers.get('Authorization') }),
    ),
  );
  const { session, api } = await loadedPage({ signedInBefore: true });
  session.begin(sessionBody('almost over', 20));
  expect((await api.GET('/v1/me')).data).toEqual({ seen: 'Bearer fresh' });
});

it('is signed out when the cookie is refused, and says so to whoever listens', async () => {
  server.use(
    http.post('*/v1/auth/refresh', () =>
      HttpResponse.json({ code: 'refresh_token_invalid' }, { status: 401 }),
    ),
    http.get('*/v1/me', () => HttpResponse.json({ code: 'session_ended' }, { status: 401 })),
  );
  const { session, api } = await loadedPage({ signedInBefore: true });
  session.begin(sessionBody('stale'));
  const told = vi.fn();
  session.onChange(told);
  expect((await api.GET('/v1/me')).response.status).toBe(401);
  expect(session.currentUser()).toBeUndefined();
  expect(told).toHaveBeenCalled();
  expect(localStorage.getItem('souk.signed-in')).toBeNull();
});

it('stays signed in while the server cannot be reached', async () => {
  server.use(http.post('*/v1/auth/refresh', () => HttpResponse.error()));
  const { session } = await loadedPage({ signedInBefore: true });
  session.begin(sessionBody('almost over', 1));
  await expect(session.accessToken()).rejects.toThrow();
  expect(session.currentUser()).toEqual(user);
});

it('keeps the token out of every store of the browser', async () => {
  const { session } = await loadedPage({ signedInBefore: false });
  session.begin(sessionBody('secret-token'));
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-token');
  expect(document.cookie).not.toContain('secret-token');
});
