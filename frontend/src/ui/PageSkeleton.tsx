import { Skeleton } from '@mantine/core';
import classes from './Page.module.css';

/** Holds the place of a page whose subject is still loading. */
export function PageSkeleton() {
  return (
    <div className={classes.page} role="status" aria-label="Loading">
      <div>
        <Skeleton height={24} width={220} radius="sm" />
        <Skeleton height={14} width={140} radius="sm" mt={14} />
      </div>
      <Skeleton height={150} radius="lg" />
      <Skeleton height={240} radius="lg" />
    </div>
  );
}
