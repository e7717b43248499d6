import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import classes from './BarSeries.module.css';

export interface Bar {
  /** Below the bar, like `Nov 23`. */
  label: string;
  value: number;
  /** The value in words, as the tooltip and the table for screen readers say it. */
  text: string;
}

interface BarSeriesProps {
  /** What is shown, like `Volume by day`. */
  caption: string;
  bars: readonly Bar[];
  /** The value axis' own, shorter words. */
  axis: (value: number) => string;
}

// The drawing library weighs more than all of the page around it: it comes after it.
const BarDrawing = lazy(() => import('./BarDrawing'));

const HEIGHT = 220;

/** Bars over time. Who does not see them reads the same figures as a table. */
export function BarSeries({ caption, bars, axis }: BarSeriesProps) {
  return (
    <figure className={classes.figure}>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={HEIGHT} radius="md" />}>
          <BarDrawing bars={bars} axis={axis} height={HEIGHT} />
        </Suspense>
      </div>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <tbody>
          {bars.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
