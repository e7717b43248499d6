/**
 * What the marketplace takes of a charge under a policy, in minor units: the server's rule
 * (`crates/domain/src/fee.rs`), for an example beside a form. What a charge pays the server says.
 */
import type { FeePolicy } from './queries';

/** Of currencies with three decimals the last one is always zero. */
const TENS = new Set('bhd jod kwd omr tnd'.split(' '));
/** Stripe wants these in whole units, though it counts them with two decimals. */
const HUNDREDS = new Set('isk ugx'.split(' '));

function step(currency: string): number {
  if (HUNDREDS.has(currency)) return 100;
  return TENS.has(currency) ? 10 : 1;
}

export function feeOf(policy: FeePolicy, amount: number, currency: string): number {
  // An amount has at most eight digits, so the product is exact.
  let fee = Math.floor((amount * policy.percent_basis_points + 5_000) / 10_000);
  if (policy.currency === currency) {
    fee = Math.max(fee + policy.fixed_amount, policy.min_amount ?? 0);
    fee = Math.min(fee, policy.max_amount ?? fee);
  }
  fee = Math.min(Math.max(fee, 0), amount);
  return fee - (fee % step(currency));
}
