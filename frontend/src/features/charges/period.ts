import { startOfDay } from '~/time/format';
import type { Period } from './periods';

const DAYS: Record<Period, number> = { today: 0, '7d': 6, '30d': 29 };

/** The first instant of a period that ends now, in the reader's days. */
export function periodStart(period: Period, now: Date): string {
  const first = new Date(now);
  first.setDate(first.getDate() - DAYS[period]);
  return startOfDay(first);
}
