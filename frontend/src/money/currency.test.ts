import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CURRENCIES, decimals } from './currency';

it('agrees with the server about every currency and its decimals', () => {
  const source = readFileSync('../crates/domain/src/currency.rs', 'utf8');
  const table = source.slice(source.indexOf('static TABLE'), source.indexOf('];'));
  const rows = [...table.matchAll(/\b(two_but_whole|two|zero|three)\("([a-z]{3})"/g)];
  const places = { two_but_whole: 2, two: 2, zero: 0, three: 3 } as const;

  expect(rows.length).toBeGreaterThan(80);
  expect(rows.map(([, , code]) => code)).toEqual([...CURRENCIES]);
  for (const [, kind, code] of rows) {
    expect(decimals(code as string), code).toBe(places[kind as keyof typeof places]);
  }
});
