import type { ReactNode } from 'react';
import classes from './Fold.module.css';

interface FoldProps {
  title: string;
  /** Unfolded from the beginning. */
  open?: boolean;
  children: ReactNode;
}

/** What few people need: folded away below its title. */
export function Fold({ title, open = false, children }: FoldProps) {
  return (
    <details className={classes.fold} open={open}>
      <summary>{title}</summary>
      <div className={classes.body}>{children}</div>
    </details>
  );
}
