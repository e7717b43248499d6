import type { ReactNode } from 'react';
import type { Tone } from './Badge';
import classes from './Timeline.module.css';

export function Timeline({ children }: { children: ReactNode }) {
  return <ol className={classes.timeline}>{children}</ol>;
}

interface MomentProps {
  tone: Tone;
  title: ReactNode;
  when: ReactNode;
  children?: ReactNode;
}

export function Moment({ tone, title, when, children }: MomentProps) {
  return (
    <li className={classes.moment} data-tone={tone}>
      <div className={classes.title}>{title}</div>
      {children && <div className={classes.detail}>{children}</div>}
      <div className={classes.when}>{when}</div>
    </li>
  );
}
