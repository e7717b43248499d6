import type { ReactNode } from 'react';
import classes from './Dialog.module.css';

/** The inside of a dialog: words, then its buttons at the end. */
export function Dialog({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <>
      <div className={classes.body}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </>
  );
}
