import { expect, it } from 'vitest';
import { expiryOf } from './expiry';

it('takes a card to be good for the whole of its last month', () => {
  const card = { exp_month: 11, exp_year: 2026 };
  expect(expiryOf(card, new Date(2026, 10, 30, 23, 59))).toEqual({ text: '11/26', over: false });
  expect(expiryOf(card, new Date(2026, 11, 1))).toEqual({ text: '11/26', over: true });
});

it('turns the year after December', () => {
  const card = { exp_month: 12, exp_year: 2030 };
  expect(expiryOf(card, new Date(2030, 11, 31))).toEqual({ text: '12/30', over: false });
  expect(expiryOf(card, new Date(2031, 0, 1)).over).toBe(true);
});
