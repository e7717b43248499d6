// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { stripeFor } from './stripeJs';

const fakeStripe = vi.fn(() => ({ elements: () => ({}) }));
const sandbox = 'http://127.0.0.1:8082/v3/stripe.js';

beforeEach(() => {
  Reflect.deleteProperty(window, 'Stripe');
  document.head.innerHTML = '';
  vi.spyOn(document.head, 'append').mockImplementation((script) => {
    Object.assign(fakeStripe, { version: 'endive' });
    Object.assign(window, { Stripe: fakeStripe });
    setTimeout(() => (script as HTMLScriptElement).onload?.(new Event('load')));
  });
});

it('refuses any script but Stripe’s own in live mode', async () => {
  const live = { stripe_js_url: sandbox, livemode: true };
  await expect(stripeFor(live, 'pk_live_x')).rejects.toThrow('Stripe');
  expect(document.head.append).not.toHaveBeenCalled();
});

it('loads the configured script in test mode, once, and makes a Stripe of it', async () => {
  const test = { stripe_js_url: sandbox, livemode: false };
  await stripeFor(test, 'pk_test_x');
  await stripeFor(test, 'pk_test_x', { stripeAccount: 'acct_1' });
  expect(document.head.append).toHaveBeenCalledTimes(1);
  expect(fakeStripe).toHaveBeenLastCalledWith('pk_test_x', { stripeAccount: 'acct_1' });
});
