import type { ReactNode } from 'react';
import classes from './Badge.module.css';

export type Tone = 'neutral' | 'good' | 'waiting' | 'bad' | 'accent';

/** A state in a word. The dot and the word say it too: colour is never alone. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
