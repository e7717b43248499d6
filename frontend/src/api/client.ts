import { createSoukClient } from '@souk/client';
import * as session from './session';

/** The API on this page's own origin, as whoever is signed in. */
export const api = createSoukClient({ baseUrl: window.location.origin, fetch: fetchSignedIn });

/** Sends the access token, and after a 401 renews it and tries once more. */
async function fetchSignedIn(request: Request): Promise<Response> {
  const token = await session.accessToken();
  if (!token || isSignIn(request)) return fetch(request);
  const again = request.clone();
  const response = await fetch(withToken(request, token));
  if (response.status !== 401) return response;
  const renewed = await session.refresh();
  return renewed ? fetch(withToken(again, renewed.accessToken)) : response;
}

function withToken(request: Request, token: string): Request {
  request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

function isSignIn(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return pathname === '/v1/auth/login' || pathname === '/v1/auth/register';
}
