// The shop: a page on `localhost` that embeds the sandbox, which is another origin (`127.0.0.1`, another port). Its
// Content-Security-Policy is what the sandbox's documentation says a page needs.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { build } from 'esbuild';

const STRIPE_HOST = 'https://js.stripe.com';

/** Builds the app and serves it; resolves to `{url, close}`. */
export async function openShop() {
  const script = await bundle();
  const files = {
    '/': ['text/html', await readFile(new URL('app/index.html', import.meta.url))],
    '/page.css': ['text/css', await readFile(new URL('app/page.css', import.meta.url))],
    '/main.js': ['text/javascript', script],
  };
  const server = createServer((request, response) => {
    const [media, body] = files[new URL(request.url, 'http://shop').pathname] ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, {
      'content-type': media,
      'content-security-policy': `default-src 'self'; script-src 'self' ${STRIPE_HOST}; frame-src ${STRIPE_HOST}`,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}`, close: () => server.close() };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [new URL('app/main.jsx', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
