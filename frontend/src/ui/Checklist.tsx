import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './Checklist.module.css';

export interface Step {
  title: string;
  text: string;
  done: boolean;
  /** The button of the step that comes next. */
  action: ReactNode;
}

/** The steps of a beginning: done ones ticked, the next one with its button. */
export function Checklist({ steps }: { steps: Step[] }) {
  const next = steps.findIndex((step) => !step.done);
  return (
    <ol className={classes.list}>
      {steps.map((step, index) => (
        <li key={step.title} data-state={step.done ? 'done' : index === next ? 'next' : 'later'}>
          <span className={classes.mark} aria-hidden>
            {step.done ? <Check size={14} strokeWidth={2.5} /> : index + 1}
          </span>
          <div className={classes.words}>
            <h3>
              {step.title}
              {step.done && <span className={classes.hidden}> (done)</span>}
            </h3>
            {!step.done && <p>{step.text}</p>}
          </div>
          {index === next && <div>{step.action}</div>}
        </li>
      ))}
    </ol>
  );
}
