import { startOfDay } from '~/time/format';

export const PERIODS = [
  { value: 'today', label: 'Today' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
] as const;

export type Period = (typeof PERIODS)[number]['value'];

const DAYS: Record<Period, number> = { today: 0, '7d': 6, '30d': 29 };

/** The first instant of a period that ends now, in the reader's days. */
export function periodStart(period: Period, now: Date): string {
  const first = new Date(now);
  first.setDate(first.getDate() - DAYS[period]);
  return startOfDay(first);
}
