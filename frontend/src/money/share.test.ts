import { expect, it } from 'vitest';
import { proportion } from './share';

it.each([
  [1000, 8000, 10000, 800],
  [1000, 10000, 10000, 1000],
  [1000, 0, 10000, 0],
  [1, 1, 2, 1],
  [1, 1, 3, 0],
  [99_999_999, 99_999_997, 99_999_999, 99_999_997],
])('of %i, %i of %i is %i', (of, part, whole, share) => {
  expect(proportion(of, part, whole)).toBe(share);
});
