import { startOfDay } from '~/time/format';
import type { Span } from './queries';

/** The reader’s own day, from midnight to midnight. */
export function today(now: Date): Span {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return { from: startOfDay(now), to: startOfDay(tomorrow) };
}

/** Whole days of UTC, into which the server cuts a period: the last `count`, today’s among them. */
export function lastDays(count: number, now: Date): Span {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return {
    from: new Date(Date.UTC(year, month, date - count + 1)).toISOString(),
    to: new Date(Date.UTC(year, month, date + 1)).toISOString(),
  };
}
