import { formatBasisPoints, formatMoney } from '~/money/format';
import type { FeePolicy } from './queries';

/** A fee policy in a sentence: `10% + €0.30, at least €0.50`. */
export function policyWords(policy: FeePolicy): string {
  const { percent_basis_points, fixed_amount, currency, min_amount, max_amount } = policy;
  const money = (amount: number) => formatMoney(amount, currency ?? 'eur');
  const base = [
    percent_basis_points > 0 || fixed_amount === 0 ? formatBasisPoints(percent_basis_points) : '',
    fixed_amount > 0 ? money(fixed_amount) : '',
  ]
    .filter(Boolean)
    .join(' + ');
  return [
    base,
    min_amount ? `at least ${money(min_amount)}` : '',
    max_amount !== null ? `at most ${money(max_amount)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
