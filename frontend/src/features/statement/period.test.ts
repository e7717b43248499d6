import { expect, it } from 'vitest';
import { daysOf, instants, isDay, periodOf } from './period';

const now = new Date('2027-01-31T23:30:00-05:00');

it('has months and years of UTC, whatever the reader’s day is', () => {
  expect(daysOf('this-month', now)).toEqual({ from: '2027-02-01', to: '2027-02-28' });
  expect(daysOf('last-month', now)).toEqual({ from: '2027-01-01', to: '2027-01-31' });
  expect(daysOf('this-year', now)).toEqual({ from: '2027-01-01', to: '2027-12-31' });
  expect(daysOf('last-year', now)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

it('goes from the first instant of the first day to just before the day after the last', () => {
  expect(instants({ from: '2026-12-01', to: '2026-12-31' })).toEqual({
    from: '2026-12-01T00:00:00Z',
    to: '2027-01-01T00:00:00.000Z',
  });
});

it('knows a period by its days', () => {
  expect(periodOf({ from: '2027-01-01', to: '2027-01-31' }, now)).toBe('last-month');
  expect(periodOf({ from: '2027-01-02', to: '2027-01-31' }, now)).toBeUndefined();
});

it.each([
  ['2026-11-30', true],
  ['2026-11-31', false],
  ['2026-1-1', false],
  ['yesterday', false],
  ['', false],
])('takes %s for a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
