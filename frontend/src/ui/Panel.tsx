import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  title?: string;
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Without padding, for a table that reaches the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A card with an optional heading: the room that one subject of a page has. */
export function Panel({ title, description, actions, flush = false, children }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      {title && (
        <header className={classes.header}>
          <div>
            <h2>{title}</h2>
            {description && <p className={classes.description}>{description}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
      )}
      <div
        className={flush ? undefined : classes.body}
        data-under-header={title ? true : undefined}
      >
        {children}
      </div>
    </section>
  );
}
