import { expect, it } from 'vitest';
import { parsePercent } from './percent';

it.each([
  ['10', 1000],
  ['2.5', 250],
  ['2,55', 255],
  ['0', 0],
  ['100 %', 10000],
  ['7.1', 710],
])('reads %s as %i basis points', (typed, points) => {
  expect(parsePercent(typed)).toEqual({ ok: true, amount: points });
});

it.each(['', '-1', '100.01', '1.234', 'ten', '1e1'])('refuses %j', (typed) => {
  expect(parsePercent(typed).ok).toBe(false);
});
