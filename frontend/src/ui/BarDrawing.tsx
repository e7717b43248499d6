import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { Bar } from './BarSeries';
import classes from './BarSeries.module.css';

interface BarDrawingProps {
  bars: readonly Bar[];
  axis: (value: number) => string;
  height: number;
}

/** The part of `BarSeries` that needs the drawing library; loaded when it is needed. */
export default function BarDrawing({ bars, axis, height }: BarDrawingProps) {
  return (
    <BarChart
      h={height}
      data={bars.map((bar) => ({ ...bar }))}
      dataKey="label"
      series={[{ name: 'value', color: 'var(--mantine-primary-color-filled)' }]}
      // It is hidden from screen readers, who have the table, so nothing in it takes the focus.
      barChartProps={{ accessibilityLayer: false }}
      tickLine="none"
      gridAxis="x"
      valueFormatter={axis}
      barProps={{ radius: [4, 4, 0, 0], isAnimationActive: false, maxBarSize: 44 }}
      yAxisProps={{ width: 72 }}
      tooltipProps={{
        content: ({ payload }) => {
          const bar = payload?.[0]?.payload as Bar | undefined;
          if (!bar) return null;
          return (
            <div className={classes.tooltip}>
              {bar.label}: <strong>{bar.text}</strong>
            </div>
          );
        },
      }}
    />
  );
}
