import { describe, expect, it } from 'vitest';
import { parseMoney } from './parse';

const amount = (typed: string, currency = 'eur') => {
  const parsed = parseMoney(typed, currency);
  return parsed.ok ? parsed.amount : parsed.reason;
};

describe('reading a typed amount', () => {
  it.each([
    ['100', 10000],
    ['100.00', 10000],
    ['100,00', 10000],
    ['12,5', 1250],
    ['0.5', 50],
    ['.5', 50],
    ['7.', 700],
    [' 1 234,56 ', 123456],
    ['1\u202f234,56', 123456],
    ['1’234.56', 123456],
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['0019', 1900],
  ])('reads %s', (typed, expected) => {
    const read = amount(typed);
    if (typeof expected === 'number') expect(read).toBe(expected);
    else expect(read).not.toBeTypeOf('number');
  });

  it('takes one comma or point for the decimal mark and never for grouping', () => {
    expect(amount('1,234')).toBe('Write 1234, or give at most 2 decimals.');
    expect(amount('1.234')).toBe('Write 1234, or give at most 2 decimals.');
    expect(amount('1,234', 'kwd')).toBe(1234);
  });

  it('reads whole units of a currency without decimals and refuses decimals', () => {
    expect(amount('500', 'jpy')).toBe(500);
    expect(amount('1,000,000', 'jpy')).toBe(1_000_000);
    expect(amount('500.5', 'jpy')).toBe('JPY has no decimals.');
  });

  it('sends ISK with two decimals, as Stripe wants it', () => {
    expect(amount('500', 'isk')).toBe(50000);
  });

  it.each([
    '',
    '   ',
    '0',
    '0,00',
    '-5',
    '−5',
    'abc',
    '1e3',
    '.',
    ',',
    '5 €',
    '1..5',
    '1,2,3',
    '12,34.56,7',
    '1.23,4.5',
    '٣',
  ])('refuses %j with a reason', (typed) => {
    expect(amount(typed)).toBeTypeOf('string');
  });

  it('refuses more than eight digits of minor units', () => {
    expect(amount('999999.99')).toBe(99999999);
    expect(amount('1000000')).toBeTypeOf('string');
    expect(amount('9'.repeat(30))).toBeTypeOf('string');
  });
});
