import { Skeleton } from '@mantine/core';
import classes from './PayScreen.module.css';

/** Holds the place of the buyer's page while it loads. */
export function PaySkeleton() {
  return (
    <main className={classes.columns} aria-busy>
      <div className={classes.summary} role="status" aria-label="Loading">
        <Skeleton height={16} width={140} radius="sm" />
        <Skeleton height={40} width={210} radius="sm" mt={14} />
        <Skeleton height={14} width={240} radius="sm" mt={20} />
      </div>
      <div className={classes.form}>
        <Skeleton height={36} radius="md" mt={24} />
        <Skeleton height={150} radius="md" mt={20} />
        <Skeleton height={46} radius="md" mt={24} />
      </div>
    </main>
  );
}
