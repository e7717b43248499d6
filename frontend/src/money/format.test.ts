import { describe, expect, it } from 'vitest';
import { toDecimalString } from './currency';
import { formatBasisPoints, formatMoney, formatMoneyBriefly } from './format';

describe('showing an amount', () => {
  it.each([
    [10000, 'eur', 'en-US', '€100.00'],
    [5, 'usd', 'en-US', '$0.05'],
    [500, 'jpy', 'en-US', '¥500'],
    [1234, 'KWD', 'en-US', 'KWD\u00a01.234'],
    [123456, 'eur', 'de-DE', '1.234,56\u00a0€'],
    [-1050, 'eur', 'en-US', '-€10.50'],
    [50000, 'isk', 'en-US', 'ISK\u00a0500.00'],
    [0, 'huf', 'en-US', 'HUF\u00a00.00'],
  ])('shows %i %s in %s as %s', (amount, currency, locale, shown) => {
    expect(formatMoney(amount, currency, locale)).toBe(shown);
  });

  it('stays exact where a float would not', () => {
    expect(toDecimalString(9007199254740991, 'eur')).toBe('90071992547409.91');
    expect(formatMoney(9007199254740991, 'eur', 'en-US')).toBe('€90,071,992,547,409.91');
  });

  it('says an amount briefly where there is no room', () => {
    expect(formatMoneyBriefly(123456, 'eur', 'en-US')).toBe('€1.2K');
    expect(formatMoneyBriefly(2500, 'eur', 'en-US')).toBe('€25');
    expect(formatMoneyBriefly(250, 'jpy', 'en-US')).toBe('¥250');
    expect(formatMoneyBriefly(0, 'kwd', 'en-US')).toBe('KWD\u00a00');
  });

  it('shows basis points as a percentage', () => {
    expect(formatBasisPoints(1000, 'en-US')).toBe('10%');
    expect(formatBasisPoints(5, 'en-US')).toBe('0.05%');
    expect(formatBasisPoints(1255, 'en-US')).toBe('12.55%');
  });
});
