import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { Loaded } from '~/api/Loaded';
import { formatMoney, formatMoneyBriefly } from '~/money/format';
import { formatShortDay } from '~/time/format';
import { BarSeries } from '~/ui/BarSeries';
import { FilterSelect } from '~/ui/FilterBar';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';
import { busiestFirst } from './busiest';
import { type CurrencySummary, summaryQuery } from './queries';
import { lastDays } from './span';

const DAYS = 30;
const TITLE = `Volume, last ${DAYS} days`;

interface VolumeChartProps {
  /** Undefined for all sellers together. */
  sellerId: string | undefined;
  /** The currency that is asked for; the busiest one when there is none. */
  currency: string | undefined;
  onCurrency: (currency: string) => void;
}

/** What was paid, day by day, in one currency at a time. */
export function VolumeChart({ sellerId, currency, onCurrency }: VolumeChartProps) {
  const query = useQuery(summaryQuery(sellerId, lastDays(DAYS, new Date())));
  return (
    <Loaded
      query={query}
      skeleton={
        <Panel title={TITLE}>
          <Skeleton height={220} radius="md" />
        </Panel>
      }
    >
      {({ currencies }) => {
        const moved = busiestFirst(currencies);
        const shown = moved.find((line) => line.currency === currency) ?? moved[0];
        if (!shown) {
          return (
            <Panel title={TITLE}>
              <EmptyState icon={ChartColumn} title="No payment in this time">
                What buyers pay is drawn here, day by day.
              </EmptyState>
            </Panel>
          );
        }
        return (
          <Panel
            title={TITLE}
            description={inWords(shown)}
            actions={
              moved.length > 1 && (
                <FilterSelect
                  label="Currency"
                  required
                  value={shown.currency}
                  options={moved.map((line) => ({
                    value: line.currency,
                    label: line.currency.toUpperCase(),
                  }))}
                  onChange={(next) => next && onCurrency(next)}
                />
              )
            }
          >
            <Bars {...shown} />
          </Panel>
        );
      }}
    </Loaded>
  );
}

function Bars({ currency, intervals }: CurrencySummary) {
  return (
    <BarSeries
      caption={`Volume by day of UTC, ${currency.toUpperCase()}`}
      axis={(value) => formatMoneyBriefly(value, currency)}
      bars={intervals.map(({ from, figures }) => ({
        label: formatShortDay(from),
        value: figures.volume,
        text: formatMoney(figures.volume, currency),
      }))}
    />
  );
}

function inWords({ currency, totals }: CurrencySummary): string {
  const payments = totals.count === 1 ? '1 payment' : `${totals.count} payments`;
  const refunds = totals.refunds > 0 ? `, ${formatMoney(totals.refunds, currency)} refunded` : '';
  return `${formatMoney(totals.volume, currency)} in ${payments}${refunds}. Days are those of UTC.`;
}
