/**
 * Who is signed in. The access token lives in this module's memory and nowhere else; the refresh
 * token is an HttpOnly cookie that no script can read. A reload therefore begins with a refresh.
 */
import type { Schemas } from '@souk/client';
import { useSyncExternalStore } from 'react';

export type User = Schemas['User'];
type SessionBody = Schemas['Session'];

interface Session {
  user: User;
  accessToken: string;
  /** In milliseconds of this browser's clock. */
  staleAt: number;
}

/** A token this close to its end is renewed first, so that it does not end on its way. */
const MARGIN_MS = 30_000;

/** Says that a refresh is worth asking for. It is no proof of anything and holds no secret. */
const HINT = 'souk.signed-in';

let session: Session | undefined;
let refreshing: Promise<Session | undefined> | undefined;
const listeners = new Set<() => void>();

function set(next: Session | undefined) {
  session = next;
  if (next) storage()?.setItem(HINT, '1');
  else storage()?.removeItem(HINT);
  for (const tell of listeners) tell();
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

// Signing out in one tab signs out the others.
const otherTabs =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('souk.session');
otherTabs?.addEventListener('message', () => {
  session = undefined;
  for (const tell of listeners) tell();
});

/** Takes over what a sign-in answered. */
export function begin(body: SessionBody): void {
  set({
    user: body.user,
    accessToken: body.access_token,
    staleAt: Date.now() + body.expires_in * 1000 - MARGIN_MS,
  });
}

/** Forgets the session here and in this browser's other tabs. */
export function end(): void {
  set(undefined);
  otherTabs?.postMessage('signed-out');
}

/** The signed-in user, after a refresh when this page was just loaded. */
export async function restore(): Promise<User | undefined> {
  if (session) return session.user;
  if (!storage()?.getItem(HINT)) return undefined;
  return (await refresh())?.user;
}

/** An access token that is good for a while yet, or none when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (!session) return undefined;
  if (Date.now() < session.staleAt) return session.accessToken;
  return (await refresh())?.accessToken;
}

/**
 * Renews the session by the cookie. One at a time in this tab, and one tab after the other: the
 * cookie is rotated at each use, so two at once would look like a stolen one.
 *
 * @throws when the server cannot be reached: being offline signs nobody out.
 */
export function refresh(): Promise<Session | undefined> {
  refreshing ??= oneTabAtATime(renew).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(): Promise<Session | undefined> {
  const response = await fetch('/v1/auth/refresh', { method: 'POST' });
  if (response.ok) begin((await response.json()) as SessionBody);
  else if (response.status === 401 || response.status === 403) set(undefined);
  else throw new Error(`refresh answered ${response.status}`);
  return session;
}

async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Absent where the page is not served securely.
  return navigator.locks ? await navigator.locks.request('souk.refresh', work) : await work();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back whenever the user changes; for what lives outside React. */
export const onChange = subscribe;

export const currentUser = (): User | undefined => session?.user;

/** The signed-in user, of the page that shows it. */
export function useUser(): User | undefined {
  return useSyncExternalStore(subscribe, currentUser);
}
