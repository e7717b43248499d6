import { Time } from '~/time/Time';
import classes from './Deadline.module.css';

const SOON_MS = 48 * 3_600_000;

/** By when something has to be done, as a date and as the time that is left. */
export function Deadline({ iso, brief = false }: { iso: string; brief?: boolean }) {
  const soon = new Date(iso).getTime() - Date.now() < SOON_MS;
  return (
    <span className={classes.deadline} data-soon={soon ? true : undefined}>
      {!brief && (
        <>
          <Time iso={iso} as="absolute" /> ·{' '}
        </>
      )}
      <span className={classes.left}>
        <Time iso={iso} as="left" />
      </span>
    </span>
  );
}
