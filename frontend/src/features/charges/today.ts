import type { Charge } from './queries';

export interface DayFigures {
  currency: string;
  payments: number;
  /** All in minor units of `currency`. */
  volume: number;
  fees: number;
}

const PAID: ReadonlySet<Charge['status']> = new Set([
  'succeeded',
  'partially_refunded',
  'refunded',
]);

/** What was paid, a line for each currency, the busiest first. Currencies are never added up. */
export function sumByCurrency(charges: readonly Charge[]): DayFigures[] {
  const sums = new Map<string, DayFigures>();
  for (const charge of charges) {
    if (!PAID.has(charge.status)) continue;
    const { currency } = charge;
    const sum = sums.get(currency) ?? { currency, payments: 0, volume: 0, fees: 0 };
    sum.payments += 1;
    sum.volume += charge.amount_captured;
    sum.fees += charge.application_fee;
    sums.set(currency, sum);
  }
  return [...sums.values()].sort((a, b) => b.payments - a.payments);
}
