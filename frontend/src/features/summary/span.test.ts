import { expect, it } from 'vitest';
import { lastDays, today } from './span';

it('is a day from the reader’s midnight to the next', () => {
  const { from, to } = today(new Date('2026-11-23T12:00:00Z'));
  expect(new Date(from).getHours()).toBe(0);
  expect(new Date(to).getHours()).toBe(0);
  expect(new Date(to).getDate() - new Date(from).getDate()).toBe(1);
});

it('counts whole days of UTC back from the one that is now', () => {
  expect(lastDays(30, new Date('2026-12-01T00:30:00+02:00'))).toEqual({
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
  });
});
