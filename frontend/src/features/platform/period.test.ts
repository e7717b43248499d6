import { expect, it } from 'vitest';
import { isDay, rangeOf } from './period';

const NOW = new Date('2026-11-27T15:00:00Z');

it('takes thirty days up to the end of today when nothing is chosen', () => {
  expect(rangeOf({}, NOW)).toEqual({
    from: '2026-10-29T00:00:00Z',
    to: '2026-11-28T00:00:00Z',
    interval: 'day',
  });
});

it('cuts a longer period into what can be read', () => {
  expect(rangeOf({ period: '90d' }, NOW).interval).toBe('week');
  expect(rangeOf({ period: '12m' }, NOW).interval).toBe('month');
  expect(rangeOf({ period: '12m', interval: 'day' }, NOW).interval).toBe('day');
});

it('takes both days that were named as within, whichever way round', () => {
  const november = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', interval: 'day' };
  expect(rangeOf({ from: '2026-11-01', to: '2026-11-30' }, NOW)).toEqual(november);
  expect(rangeOf({ from: '2026-11-30', to: '2026-11-01' }, NOW)).toEqual(november);
});

it('never asks for more days than the API gives', () => {
  expect(rangeOf({ from: '2020-01-01', to: '2026-01-01', interval: 'day' }, NOW).interval).toBe(
    'week',
  );
});

it('knows a day that there is from one that there is not', () => {
  expect(isDay('2028-02-29')).toBe(true);
  expect(isDay('2026-02-30')).toBe(false);
  expect(isDay('2026-2-3')).toBe(false);
});
