import type { Interval } from './queries';

const DAY = 86_400_000;

/** A day of UTC as it stands in an address: `2026-11-27`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

export const PERIODS = [
  { value: '7d', label: 'Last 7 days', days: 7 },
  { value: '30d', label: 'Last 30 days', days: 30 },
  { value: '90d', label: 'Last 90 days', days: 90 },
  { value: '12m', label: 'Last 12 months', days: 365 },
] as const;

export type PeriodName = (typeof PERIODS)[number]['value'];

export interface Chosen {
  period?: PeriodName | undefined;
  /** First and last day, both within; they go before `period`. */
  from?: string | undefined;
  to?: string | undefined;
  interval?: Interval | undefined;
}

export interface Range {
  from: string;
  to: string;
  interval: Interval;
}

/** The API takes days for a year at most; longer periods are cut into weeks or months. */
const MOST_DAYS = 366;

/** From the first moment of the first day until the first after the last, and how it is cut. */
export function rangeOf(chosen: Chosen, now: Date): Range {
  const days = PERIODS.find(({ value }) => value === chosen.period)?.days ?? 30;
  const last = chosen.to ?? dayOf(now);
  const first = chosen.from ?? dayOf(new Date(start(last) - (days - 1) * DAY));
  // Two days the wrong way round are meant the other way.
  const [from, to] = first <= last ? [first, last] : [last, first];
  const length = (start(to) - start(from)) / DAY + 1;
  const fitting: Interval = length <= 45 ? 'day' : length <= 200 ? 'week' : 'month';
  const wanted = chosen.interval ?? fitting;
  return {
    from: `${from}T00:00:00Z`,
    to: `${dayOf(new Date(start(to) + DAY))}T00:00:00Z`,
    interval: wanted === 'day' && length > MOST_DAYS ? 'week' : wanted,
  };
}

const start = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whether it is a day that there is: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && dayOf(new Date(at)) === text;
}
