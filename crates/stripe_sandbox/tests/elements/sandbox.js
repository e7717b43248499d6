// A sandbox of the test's own, from the workspace's binary; or the one that `STRIPE_SANDBOX_URL` names.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));
export const SECRET_KEY = 'sk_test_elements';
const PUBLISHABLE_KEY = 'pk_test_elements';
const CLIENT_ID = 'ca_elements';

/** Resolves to `{url, publishableKey, clientId, call(method, path, form, account), close}`. */
export async function openSandbox() {
  const given = process.env.STRIPE_SANDBOX_URL;
  const { url, close } = given === undefined ? await start() : { url: given, close: () => {} };
  const call = async (method, path, form = {}, account = undefined) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${SECRET_KEY}`, ...(account && { 'stripe-account': account }) },
      ...(method === 'GET' ? {} : { body: new URLSearchParams(form) }),
    });
    return response.json();
  };
  return { url, publishableKey: PUBLISHABLE_KEY, clientId: CLIENT_ID, call, close };
}

async function start() {
  const port = 20000 + (process.pid % 20000);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('cargo', ['run', '--quiet', '-p', 'stripe-sandbox', '--', '--bind', `127.0.0.1:${port}`, '--secret-key', SECRET_KEY, '--publishable-key', PUBLISHABLE_KEY, '--client-id', CLIENT_ID], {
    cwd: WORKSPACE,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the sandbox ended with ${code} before it answered`)));
  gone.catch(() => {});
  await Promise.race([answers(url), gone]);
  return { url, close: () => process.kill(-child.pid, 'SIGTERM') };
}

/** Polls until the script is served; a first build takes its minutes. */
async function answers(url) {
  for (;;) {
    try {
      if ((await fetch(`${url}/v3/stripe.js`)).ok) return;
    } catch {
      // Nobody listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
