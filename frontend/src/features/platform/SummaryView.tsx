import { ChartColumn } from 'lucide-react';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { formatDay } from '~/time/format';
import { type Bar, BarSeries } from '~/ui/BarSeries';
import { Figure, Figures } from '~/ui/Figure';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';
import type { Interval, Summary } from './queries';

type CurrencySummary = Summary['currencies'][number];

/** The figures that were asked for, else those of the currency with the most charges. */
export function figuresIn(
  { currencies }: Summary,
  wanted: string | undefined,
): CurrencySummary | undefined {
  if (wanted) return currencies.find(({ currency }) => currency === wanted);
  return currencies.reduce<CurrencySummary | undefined>(
    (most, one) => (most && most.totals.count >= one.totals.count ? most : one),
    undefined,
  );
}

interface SummaryViewProps {
  summary: Summary;
  currency: string | undefined;
}

/** What all sellers together earned in a period: figures, and a chart of each that moves. */
export function SummaryView({ summary, currency: wanted }: SummaryViewProps) {
  const figures = figuresIn(summary, wanted);
  if (!figures) {
    return (
      <Panel>
        <EmptyState icon={ChartColumn} title="No charge in this time">
          {wanted
            ? `Nothing was paid in ${wanted.toUpperCase()} then. Choose another currency or period.`
            : 'Choose a longer or another period.'}
        </EmptyState>
      </Panel>
    );
  }
  const { currency, totals, intervals } = figures;
  const money = (amount: number) => formatMoney(amount, currency);
  const bars = (figure: 'volume' | 'application_fees'): Bar[] =>
    intervals.map((slice) => ({
      label: labelOf(slice.from, summary.interval),
      value: slice.figures[figure],
      text: money(slice.figures[figure]),
    }));
  const by = { day: 'day', week: 'week', month: 'month' }[summary.interval];
  return (
    <>
      <Panel title={`In ${currency.toUpperCase()}`} description={periodWords(summary)}>
        <Figures>
          <Figure label="Volume" note={charges(totals.count)}>
            <Money amount={totals.volume} currency={currency} />
          </Figure>
          <Figure label="Marketplace fees" note="Before Stripe’s fees">
            <Money amount={totals.application_fees} currency={currency} />
          </Figure>
          <Figure label="Refunded" note="Of whichever charges">
            <Money amount={totals.refunds} currency={currency} />
          </Figure>
          <Figure label="Failed" note="Begun then, not paid">
            {totals.failed}
          </Figure>
        </Figures>
      </Panel>
      <Panel title={`Volume by ${by}`}>
        <BarSeries caption={`Volume by ${by}`} bars={bars('volume')} axis={money} />
      </Panel>
      <Panel title={`Marketplace fees by ${by}`}>
        <BarSeries
          caption={`Marketplace fees by ${by}`}
          bars={bars('application_fees')}
          axis={money}
        />
      </Panel>
    </>
  );
}

const charges = (count: number) => (count === 1 ? '1 charge' : `${count} charges`);

/** Days of UTC, both within. */
function periodWords({ from, to }: Summary): string {
  const last = new Date(new Date(to).getTime() - 1).toISOString();
  return `${formatDay(from)} to ${formatDay(last)}, in days of UTC`;
}

function labelOf(from: string, interval: Interval): string {
  return new Intl.DateTimeFormat(undefined, {
    timeZone: 'UTC',
    month: 'short',
    ...(interval === 'month' ? { year: '2-digit' } : { day: 'numeric' }),
  }).format(new Date(from));
}
