import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Figure, Figures } from '~/ui/Figure';
import { busiestFirst } from './busiest';
import { type CurrencySummary, summaryQuery } from './queries';
import { today } from './span';

interface TodayFiguresProps {
  /** Undefined for all sellers together. */
  sellerId: string | undefined;
  /** What is shown while there is nothing. */
  currency: string;
}

const NOTHING: CurrencySummary['totals'] = {
  volume: 0,
  count: 0,
  application_fees: 0,
  refunds: 0,
  failed: 0,
};

/** What was taken since midnight, currency by currency: they are never added up. */
export function TodayFigures({ sellerId, currency }: TodayFiguresProps) {
  const query = useQuery(summaryQuery(sellerId, today(new Date())));
  return (
    <Loaded query={query} skeleton={<Skeleton height={92} radius="lg" />}>
      {({ currencies }) => {
        const moved = busiestFirst(currencies);
        const lines = moved.length > 0 ? moved : [{ currency, totals: NOTHING, intervals: [] }];
        return lines.map((line) => <Day key={line.currency} {...line} />);
      }}
    </Loaded>
  );
}

function Day({ currency, totals }: CurrencySummary) {
  return (
    <Figures>
      <Figure
        label="Volume today"
        note={totals.refunds > 0 && `${formatMoney(totals.refunds, currency)} refunded`}
      >
        <Money amount={totals.volume} currency={currency} />
      </Figure>
      <Figure label="Payments today" note={totals.failed > 0 && `${totals.failed} more failed`}>
        {totals.count}
      </Figure>
      <Figure label="Marketplace fees today">
        <Money amount={totals.application_fees} currency={currency} />
      </Figure>
    </Figures>
  );
}
