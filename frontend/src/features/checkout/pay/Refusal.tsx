import { useEffect, useRef } from 'react';
import { Notice } from '~/ui/Notice';
import classes from './Refusal.module.css';

export interface Refusal {
  title: string;
  reason: string;
}

/** Comes into view by itself: on a phone the button is a screen below it. */
export function RefusalNotice({ title, reason }: Refusal) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reason is another thing to see
  useEffect(() => {
    // Newer browsers give a promise, which is no clean-up of an effect.
    void box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [reason]);
  return (
    <div ref={box} className={classes.refusal}>
      <Notice tone="bad" title={title}>
        {reason}
      </Notice>
    </div>
  );
}
