const RELATIVE_STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Within a week how long ago it is, then the date; the year only when it is another one. */
export function formatRelative(iso: string, now: Date, locale?: string): string {
  const then = new Date(iso);
  const distance = then.getTime() - now.getTime();
  if (Math.abs(distance) < 60_000) return distance > 0 ? 'in a moment' : 'just now';
  if (Math.abs(distance) < 7 * 86_400_000) {
    const [unit, size] = RELATIVE_STEPS.find(([, size]) => Math.abs(distance) >= size) ?? [
      'minute',
      60_000,
    ];
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    return words.format(Math.trunc(distance / size), unit);
  }
  const sameYear = then.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then);
}

/** How long there is until a moment, rounded down: `6 days left`, and `time is up` once it is past. */
export function formatLeft(iso: string, now: Date): string {
  const left = new Date(iso).getTime() - now.getTime();
  if (left <= 0) return 'time is up';
  const [unit, size] = RELATIVE_STEPS.find(([, size]) => left >= size) ?? ['minute', 60_000];
  const count = Math.floor(left / size);
  if (count === 0) return 'less than a minute left';
  return `${count} ${unit}${count === 1 ? '' : 's'} left`;
}

/** Date and time to the minute, in the reader's zone. */
export function formatDateTime(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** Date, time to the second, and the zone: for a tooltip or a record. */
export function formatExact(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }).format(
    new Date(iso),
  );
}

/** The day of a moment that stands for a whole one: UTC's, wherever the reader is. */
export function formatDay(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(iso),
  );
}

/** The same without its year, for an axis. */
export function formatShortDay(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso));
}

/** The first instant of the reader's day, as RFC 3339. */
export function startOfDay(day: Date): string {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).toISOString();
}
