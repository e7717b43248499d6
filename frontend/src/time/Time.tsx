import { formatDateTime, formatDay, formatExact, formatLeft, formatRelative } from './format';

interface TimeProps {
  iso: string;
  /**
   * How it reads: as a distance from now, as the time that is left until then, as date and time, or
   * as a day of UTC, like a bank's.
   */
  as?: 'relative' | 'left' | 'absolute' | 'day';
}

const WORDS = {
  relative: (iso: string) => formatRelative(iso, new Date()),
  left: (iso: string) => formatLeft(iso, new Date()),
  absolute: (iso: string) => formatDateTime(iso),
  day: (iso: string) => formatDay(iso),
};

/** A moment, with the exact one in its tooltip and in its markup. */
export function Time({ iso, as = 'relative' }: TimeProps) {
  return (
    <time dateTime={iso} title={formatExact(iso)} style={{ whiteSpace: 'nowrap' }}>
      {WORDS[as](iso)}
    </time>
  );
}
