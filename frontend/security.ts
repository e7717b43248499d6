/**
 * The headers that every page of the web UI is served with. `vite preview` sends them; whatever
 * serves the built files elsewhere (see `Caddyfile`) has to send the same.
 */

/** What the real Stripe.js needs, after Stripe's integration security guide. */
const STRIPE = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
};

/**
 * @param stripeJsOrigin origin of the stand-in for Stripe.js, for example `http://127.0.0.1:8082`.
 *   Undefined means Stripe's own, and then nothing else is let in.
 */
export function securityHeaders(stripeJsOrigin: string | undefined): Record<string, string> {
  const stripe = stripeJsOrigin
    ? { script: [stripeJsOrigin], frame: [stripeJsOrigin], connect: [stripeJsOrigin] }
    : STRIPE;
  const policy = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...stripe.script],
    'frame-src': stripe.frame,
    'connect-src': ["'self'", ...stripe.connect],
    // Mantine and Stripe's elements size themselves by style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // The page's address holds a checkout's id, which opens it: other sites get the origin at most.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  };
}

/** The origin in `SOUK_STRIPE_JS_ORIGIN`; throws when it is set to anything but a bare origin. */
export function stripeJsOrigin(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const { origin } = new URL(value);
  if (origin === 'null' || value.replace(/\/$/, '') !== origin) {
    throw new Error(`SOUK_STRIPE_JS_ORIGIN must be an origin such as ${origin}, not ${value}`);
  }
  return origin === 'https://js.stripe.com' ? undefined : origin;
}
