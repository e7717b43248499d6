import { formatDateTime, formatExact, formatRelative } from './format';

interface TimeProps {
  iso: string;
  /** How it reads: as a distance from now, or as date and time. */
  as?: 'relative' | 'absolute';
}

/** A moment, with the exact one in its tooltip and in its markup. */
export function Time({ iso, as = 'relative' }: TimeProps) {
  return (
    <time dateTime={iso} title={formatExact(iso)} style={{ whiteSpace: 'nowrap' }}>
      {as === 'relative' ? formatRelative(iso, new Date()) : formatDateTime(iso)}
    </time>
  );
}
