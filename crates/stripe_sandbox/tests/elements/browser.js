// A headless Chromium that reaches loopback only, and pages in which Stripe's host is answered by the sandbox.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** `CHROMIUM_PATH`, else the first browser that is installed, else Playwright's own. */
export function openBrowser() {
  const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((path) => existsSync(path));
  return chromium.launch({ headless: true, executablePath, args: QUIET });
}

/**
 * A page of the shop. The unmodified wrapper loads `https://js.stripe.com/endive/stripe.js`; each request to that host,
 * the frames' and the API's included, goes to the sandbox instead. `page.apiCalls` lists `{method, path, form, status}`,
 * `page.wrapperCalls` what the wrapper did to `window.Stripe`, `page.complaints` what the browser logged as an error.
 */
export async function openPage(browser, shop, sandbox, query, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', bypassCSP: false, ...options });
  const page = await context.newPage();
  Object.assign(page, { apiCalls: [], complaints: [] });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  await context.route(/^https:\/\/js\.stripe\.com\//, (route) => forward(route, sandbox, page));
  await context.route((url) => !['localhost', '127.0.0.1', 'js.stripe.com'].includes(url.hostname), (route) => route.abort());
  await page.addInitScript(recordWrapper);
  await page.goto(`${shop.url}/?${new URLSearchParams({ key: sandbox.publishableKey, ...query })}`);
  return page;
}

/** Waits until every mounted element has said that it is ready. */
export async function ready(page, count = 1) {
  await page.waitForFunction((wanted) => window.checkout?.stripe && window.events.filter(({ name }) => name === 'ready').length >= wanted, count);
}

async function forward(route, sandbox, page) {
  const request = route.request();
  const target = request.url().replace('https://js.stripe.com', sandbox.url);
  const response = await route.fetch({ url: target });
  const { pathname } = new URL(target);
  if (pathname.startsWith('/v1/')) {
    page.apiCalls.push({ method: request.method(), path: pathname, form: new URLSearchParams(request.postData() ?? new URL(target).search), status: response.status() });
  }
  await route.fulfill({ response });
}

/** Runs in the page before anything else: writes down each call on `Stripe(…)`, the groups and the elements. */
function recordWrapper() {
  const calls = [];
  window.wrapperCalls = calls;
  const plain = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === 'function' ? '<function>' : inner instanceof Node ? '<node>' : inner))));
  const known = new WeakMap();
  const spied = (target, name) => {
    if (target === null || typeof target !== 'object' || target instanceof Promise) return target;
    if (known.has(target)) return known.get(target);
    // The methods are handed out once, so that the wrapper sees a stable object.
    const methods = new Map();
    const spy = new Proxy(target, {
      get(_, property) {
        const value = target[property];
        if (typeof value !== 'function') return value;
        if (!methods.has(property)) {
          methods.set(property, (...args) => {
            calls.push({ on: name, call: property, args: plain(args) });
            return spied(value.apply(target, args.map(unwrap)), nameOf(property, args) ?? name);
          });
        }
        return methods.get(property);
      },
    });
    known.set(target, spy);
    unwrapped.set(spy, target);
    return spy;
  };
  const unwrapped = new Map();
  const unwrap = (value) => {
    if (value === null || typeof value !== 'object') return value;
    if (unwrapped.has(value)) return unwrapped.get(value);
    return Object.getPrototypeOf(value) === Object.prototype ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)])) : value;
  };
  const nameOf = (property, args) => ({ elements: 'elements', create: args[0], getElement: undefined })[property];
  let real;
  Object.defineProperty(window, 'Stripe', {
    configurable: true,
    get: () => real,
    set(found) {
      real = new Proxy(found, {
        get(target, property) {
          if (property === 'version') calls.push({ on: 'Stripe', call: 'get version', args: [] });
          return target[property];
        },
        apply(target, _self, args) {
          calls.push({ on: 'Stripe', call: 'Stripe()', args: plain(args) });
          return spied(target(...args), 'stripe');
        },
      });
    },
  });
}
