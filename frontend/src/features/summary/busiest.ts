import type { CurrencySummary } from './queries';

const isMoved = ({ totals }: CurrencySummary) =>
  totals.count > 0 || totals.refunds !== 0 || totals.failed > 0;

/** The currencies in which there was something, the one with most payments first. */
export const busiestFirst = (currencies: readonly CurrencySummary[]): CurrencySummary[] =>
  currencies.filter(isMoved).sort((a, b) => b.totals.count - a.totals.count);
