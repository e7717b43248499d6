import { expect, it } from 'vitest';
import { feeOf } from './fee';
import type { FeePolicy } from './queries';

const policy = (rest: Partial<FeePolicy> = {}): FeePolicy => ({
  percent_basis_points: 1_000,
  fixed_amount: 0,
  currency: null,
  min_amount: null,
  max_amount: null,
  ...rest,
});

it('rounds half a cent up and less down', () => {
  expect(feeOf(policy(), 10_000, 'eur')).toBe(1_000);
  expect(feeOf(policy(), 55, 'eur')).toBe(6);
  expect(feeOf(policy(), 54, 'eur')).toBe(5);
});

it('takes amounts of a policy in its own currency only', () => {
  const mixed = policy({ fixed_amount: 30, currency: 'eur', min_amount: 100, max_amount: 500 });
  expect(feeOf(mixed, 1_000, 'eur')).toBe(130);
  expect(feeOf(mixed, 100, 'eur')).toBe(100);
  expect(feeOf(mixed, 90_000, 'eur')).toBe(500);
  expect(feeOf(mixed, 50, 'eur')).toBe(50);
  expect(feeOf(mixed, 1_000, 'usd')).toBe(100);
});

it('keeps the last of three decimals zero, and takes no more than there is', () => {
  expect(feeOf(policy(), 1_230, 'kwd')).toBe(120);
  expect(feeOf(policy({ percent_basis_points: 10_000 }), 99_999_999, 'eur')).toBe(99_999_999);
});
