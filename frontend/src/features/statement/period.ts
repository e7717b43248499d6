/** A period in whole days of UTC, as Stripe's reports and the summaries have it. Both are in it. */
export interface Days {
  from: string;
  to: string;
}

export const PERIODS = [
  { value: 'this-month', label: 'This month' },
  { value: 'last-month', label: 'Last month' },
  { value: 'this-year', label: 'This year' },
  { value: 'last-year', label: 'Last year' },
] as const;

export type Period = (typeof PERIODS)[number]['value'];

const day = (year: number, month: number, date: number) =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

export function daysOf(period: Period, now: Date): Days {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (period) {
    case 'this-month':
      return { from: day(year, month, 1), to: day(year, month + 1, 0) };
    case 'last-month':
      return { from: day(year, month - 1, 1), to: day(year, month, 0) };
    case 'this-year':
      return { from: day(year, 0, 1), to: day(year, 12, 0) };
    case 'last-year':
      return { from: day(year - 1, 0, 1), to: day(year, 0, 0) };
  }
}

/** The name of a period, when these days are one of those that have a name. */
export const periodOf = (days: Days, now: Date): Period | undefined =>
  PERIODS.map(({ value }) => value).find((period) => {
    const { from, to } = daysOf(period, now);
    return from === days.from && to === days.to;
  });

/** From the first instant of the first day until just before the day after the last one. */
export function instants({ from, to }: Days): { from: string; to: string } {
  const after = new Date(`${to}T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  return { from: `${from}T00:00:00Z`, to: after.toISOString() };
}

/** Whether a text of an address is a day that there is. */
export function isDay(text: string | undefined): text is string {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
