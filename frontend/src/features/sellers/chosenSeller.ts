import type { Seller } from './queries';

/**
 * The seller that a page is about when it can be about one only: the one that the address names,
 * else the first that has a Stripe account.
 */
export function chosenSeller(sellers: readonly Seller[], wanted?: string): Seller | undefined {
  return (
    sellers.find(({ id }) => id === wanted) ??
    sellers.find(({ stripe_account }) => stripe_account !== null) ??
    sellers[0]
  );
}
