/** The parts of the web UI that a sign-in may lead on to. */
const ALLOWED = [
  '/sellers',
  '/checkouts',
  '/charges',
  '/customers',
  '/platform',
  '/connect/callback',
];

/**
 * Where to go after signing in: `wanted` when it is a page of ours, else home. An address from the
 * outside must never send a person who just typed a password to another site.
 */
export function safeReturnPath(wanted: string | undefined, origin: string): string {
  if (!wanted?.startsWith('/')) return '/';
  let url: URL;
  try {
    url = new URL(wanted, origin);
  } catch {
    return '/';
  }
  if (url.origin !== origin) return '/';
  const known = ALLOWED.some(
    (path) => url.pathname === path || url.pathname.startsWith(`${path}/`),
  );
  return known ? url.pathname + url.search + url.hash : '/';
}
