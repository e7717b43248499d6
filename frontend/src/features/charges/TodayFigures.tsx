import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { Money } from '~/money/Money';
import { startOfDay } from '~/time/format';
import { Figure, Figures } from '~/ui/Figure';
import { chargesSinceQuery } from './queries';
import { sumByCurrency } from './today';

/** What was taken since midnight. `currency` is shown while there is nothing. */
export function TodayFigures({ currency }: { currency: string }) {
  const query = useQuery(chargesSinceQuery(startOfDay(new Date())));
  return (
    <Loaded query={query} skeleton={<Skeleton height={92} radius="lg" />}>
      {({ data, next_cursor }) => {
        const sums = sumByCurrency(data);
        const lines = sums.length > 0 ? sums : [{ currency, payments: 0, volume: 0, fees: 0 }];
        const note = next_cursor ? 'The latest hundred payments' : undefined;
        return lines.map((line) => (
          <Figures key={line.currency}>
            <Figure label="Volume today" note={note}>
              <Money amount={line.volume} currency={line.currency} />
            </Figure>
            <Figure label="Payments today">{line.payments}</Figure>
            <Figure label="Marketplace fees today">
              <Money amount={line.fees} currency={line.currency} />
            </Figure>
          </Figures>
        ));
      }}
    </Loaded>
  );
}
