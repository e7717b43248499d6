/**
 * How Stripe.js gets onto the page. It is never bundled: its address comes from the marketplace's
 * configuration, so that the sandbox's stand-in can take its place outside live mode.
 */
import type { Stripe, StripeConstructorOptions } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';

const STRIPE_ORIGIN = 'https://js.stripe.com';

export interface StripeJsConfiguration {
  stripe_js_url: string;
  livemode: boolean;
}

const scripts = new Map<string, Promise<void>>();

/**
 * A Stripe for one key; for a second account of the same key, say so in `options`.
 *
 * @throws when the script does not load, or when live mode names a script that is not Stripe's.
 */
export async function stripeFor(
  { stripe_js_url, livemode }: StripeJsConfiguration,
  publishableKey: string,
  options?: StripeConstructorOptions,
): Promise<Stripe> {
  const { origin } = new URL(stripe_js_url);
  if (livemode && origin !== STRIPE_ORIGIN) {
    throw new Error(`live mode takes card details by Stripe's own script only, not by ${origin}`);
  }
  // Stripe's own is loaded by its package; the stand-in must be there before, then it is used.
  if (origin !== STRIPE_ORIGIN) await inject(stripe_js_url);
  const stripe = await loadStripe(publishableKey, options);
  if (!stripe) throw new Error('Stripe.js loaded without defining Stripe');
  return stripe;
}

function inject(url: string): Promise<void> {
  const known = scripts.get(url);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => {
      scripts.delete(url);
      script.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.append(script);
  });
  scripts.set(url, loading);
  return loading;
}

interface BankStep {
  client_secret: string;
  publishable_key: string;
  stripe_account?: string | null;
}

/** Shows the bank's question to the buyer. Gives its refusal, or nothing when it was passed. */
export async function passBank(
  configuration: StripeJsConfiguration,
  step: BankStep,
): Promise<string | undefined> {
  const stripe = await stripeFor(
    configuration,
    step.publishable_key,
    step.stripe_account ? { stripeAccount: step.stripe_account } : undefined,
  );
  const { error } = await stripe.handleNextAction({ clientSecret: step.client_secret });
  return error?.message;
}
