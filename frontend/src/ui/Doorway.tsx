import type { ReactNode } from 'react';
import classes from './Doorway.module.css';
import { useTitle } from './Page';
import { Wordmark } from './Wordmark';

interface DoorwayProps {
  title: string;
  lead?: ReactNode;
  /** Below the card: the way to the other door. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A page of one small card, for people who are not signed in yet. */
export function Doorway({ title, lead, foot, children }: DoorwayProps) {
  useTitle(title);
  return (
    <main className={classes.doorway}>
      <div className={classes.brand}>
        <Wordmark />
      </div>
      <div className={classes.card}>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
      {foot && <p className={classes.foot}>{foot}</p>}
    </main>
  );
}
