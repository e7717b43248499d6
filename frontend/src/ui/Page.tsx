import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Page.module.css';

interface PageProps {
  /** Names the browser's tab; the heading too unless `heading` says more. */
  title: string;
  heading?: ReactNode;
  /** Where this page hangs, as links: shown above the heading. */
  trail?: ReactNode;
  /** One line below the heading. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** `narrow` for a form, whose lines should not run across a wide screen. */
  width?: 'wide' | 'narrow';
  children: ReactNode;
}

/** A page of the signed-in part: title, heading (which takes the focus), actions, content. */
export function Page({
  title,
  heading,
  trail,
  lead,
  actions,
  width = 'wide',
  children,
}: PageProps) {
  const top = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => top.current?.focus({ preventScroll: true }), []);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.header}>
        <div className={classes.titles}>
          {trail && (
            <nav aria-label="Breadcrumb" className={classes.trail}>
              {trail}
            </nav>
          )}
          <h1 ref={top} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Puts the page's name into the tab. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Souk`;
  }, [title]);
}
