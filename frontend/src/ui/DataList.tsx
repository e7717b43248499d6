import type { ReactNode } from 'react';
import classes from './DataList.module.css';

/** Terms and their values, one under the other; `columns` beside each other on a wide screen. */
export function DataList({ children, columns = 1 }: { children: ReactNode; columns?: 1 | 2 }) {
  return (
    <dl className={classes.list} data-columns={columns}>
      {children}
    </dl>
  );
}

interface DatumProps {
  term: string;
  /** Small print below the value. */
  note?: ReactNode;
  children: ReactNode;
}

export function Datum({ term, note, children }: DatumProps) {
  return (
    <div className={classes.datum}>
      <dt>{term}</dt>
      <dd>
        {children}
        {note && <div className={classes.note}>{note}</div>}
      </dd>
    </div>
  );
}
