import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './States.module.css';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here: says why, and the one thing to do about it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <span className={classes.icon}>
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  title: string;
  /** 1 when it stands in place of a whole page. */
  level?: 1 | 2;
  children: ReactNode;
  /** What support needs to find it in the logs. */
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
}

/** It did not work: what happened, what to do, and the reference for whoever is asked for help. */
export function ErrorState({ title, level = 2, children, reference, onRetry }: ErrorStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes.state} role="alert">
      <Heading>{title}</Heading>
      <p>{children}</p>
      {onRetry && (
        <div className={classes.action}>
          <Button
            variant="default"
            leftSection={<RotateCw size={15} aria-hidden />}
            onClick={onRetry}
          >
            Try again
          </Button>
        </div>
      )}
      {reference && (
        <p className={classes.reference}>
          Reference <code>{reference}</code>
        </p>
      )}
    </div>
  );
}
