import { expect, it } from 'vitest';
import { securityHeaders, stripeJsOrigin } from './security.ts';

const policy = (origin?: string) => securityHeaders(origin)['Content-Security-Policy'] ?? '';

it('lets in Stripe’s origins and no others when nothing is configured', () => {
  expect(policy()).toContain("script-src 'self' https://js.stripe.com");
  expect(policy()).not.toContain('127.0.0.1');
});

it('lets in the stand-in instead of Stripe when it is configured', () => {
  const configured = policy(stripeJsOrigin('http://127.0.0.1:8082'));
  expect(configured).toContain("script-src 'self' http://127.0.0.1:8082;");
  expect(configured).toContain('frame-src http://127.0.0.1:8082;');
  expect(configured).not.toContain('stripe.com');
});

it.each(['http://127.0.0.1:8082/v3/stripe.js', "http://a b'; script-src *", 'javascript:alert(1)'])(
  'refuses %s, which is no bare origin',
  (value) => {
    expect(() => stripeJsOrigin(value)).toThrow();
  },
);
