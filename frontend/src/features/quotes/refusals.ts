/** What to do about a refusal, by its code. The API says what is the matter; this says the way on. */
const WAYS_ON: Record<string, string> = {
  seller_not_connected: 'Connect a Stripe account on the seller’s page first.',
  seller_restricted:
    'Give Stripe what it asks for on the seller’s page, and payments are on again.',
  seller_transfers_inactive:
    'Let the money go to the seller directly, or finish what Stripe asks for on the seller’s page.',
  cross_border_unsupported: 'Let the money go to the seller directly instead.',
  stripe_unavailable: 'Wait a minute and look again: Stripe is being asked.',
  currency_not_supported: 'Choose the currency of the seller’s country.',
  amount_too_small: 'Ask for more, or put several things into one payment.',
  amount_too_large: 'Split it into several payments.',
};

/** Of the codes about amounts that are not named above. */
const OF_AMOUNTS = 'Change the amount.';

export function wayOn(code: string): string | undefined {
  return WAYS_ON[code] ?? (code.startsWith('amount_') ? OF_AMOUNTS : undefined);
}
