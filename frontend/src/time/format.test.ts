import { describe, expect, it } from 'vitest';
import { formatLeft, formatRelative, startOfDay } from './format';

const now = new Date('2026-11-23T12:00:00Z');

describe('showing a time', () => {
  it.each([
    ['2026-11-23T11:59:30Z', 'just now'],
    ['2026-11-23T12:00:30Z', 'in a moment'],
    ['2026-11-23T11:55:00Z', '5 minutes ago'],
    ['2026-11-23T09:00:00Z', '3 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-11-20T12:00:00Z', '3 days ago'],
    ['2026-03-01T12:00:00Z', 'Mar 1'],
    ['2025-03-01T12:00:00Z', 'Mar 1, 2025'],
  ])('shows %s as %s', (iso, shown) => {
    expect(formatRelative(iso, now, 'en-US')).toBe(shown);
  });

  it.each([
    ['2026-11-30T12:00:00Z', '7 days left'],
    ['2026-11-25T11:59:00Z', '1 day left'],
    ['2026-11-23T17:30:00Z', '5 hours left'],
    ['2026-11-23T12:02:30Z', '2 minutes left'],
    ['2026-11-23T12:00:30Z', 'less than a minute left'],
    ['2026-11-23T12:00:00Z', 'time is up'],
  ])('says of %s as a deadline: %s', (iso, shown) => {
    expect(formatLeft(iso, now)).toBe(shown);
  });

  it('starts a day at the reader’s own midnight', () => {
    const start = new Date(startOfDay(now));
    expect([start.getHours(), start.getMinutes(), start.getDate()]).toEqual([0, 0, now.getDate()]);
  });
});
