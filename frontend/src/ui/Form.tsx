import type { FormEventHandler, ReactNode } from 'react';
import classes from './Form.module.css';

interface FormProps {
  onSubmit: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
  /** Names the form for screen readers when no heading stands above it. */
  label?: string;
}

/** Fields under each other with the space that lets them be read. The browser's bubbles are off. */
export function Form({ onSubmit, children, label }: FormProps) {
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate aria-label={label}>
      {children}
    </form>
  );
}

/** Two fields beside each other where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>;
}

export function FormActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
