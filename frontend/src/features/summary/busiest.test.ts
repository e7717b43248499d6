import { expect, it } from 'vitest';
import { busiestFirst } from './busiest';

const summary = (currency: string, count: number, rest = {}) => ({
  currency,
  totals: { volume: count * 100, count, application_fees: 0, refunds: 0, failed: 0, ...rest },
  intervals: [],
});

it('puts the currency with most payments first and leaves out those without any movement', () => {
  const found = busiestFirst([
    summary('eur', 1),
    summary('sek', 0),
    summary('jpy', 3),
    summary('usd', 0, { refunds: 200 }),
    summary('kwd', 0, { failed: 1 }),
  ]);
  expect(found.map(({ currency }) => currency)).toEqual(['jpy', 'eur', 'usd', 'kwd']);
});
