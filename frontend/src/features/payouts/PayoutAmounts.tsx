import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { Figure, Figures } from '~/ui/Figure';
import { Arrival } from './Arrival';
import type { Payout } from './queries';

/** What was paid out, and how much of it was earned here. */
export function PayoutAmounts({ payout }: { payout: Payout }) {
  const { amount, currency, ours, outside } = payout;
  return (
    <Figures>
      <Figure label="Amount">
        <Money amount={amount} currency={currency} />
      </Figure>
      {ours && (
        <Figure
          label="Earned here"
          note={`${movements(ours.count)}, after fees of ${formatMoney(ours.fee, currency)}`}
        >
          <Money amount={ours.net} currency={currency} />
        </Figure>
      )}
      {outside && (
        <Figure
          label="From elsewhere"
          note={
            outside.count === 0
              ? 'Nothing but what was earned here'
              : `${movements(outside.count)}: your other business, and Stripe’s own`
          }
        >
          <Money amount={outside.net} currency={currency} />
        </Figure>
      )}
      <Figure
        label={payout.status === 'paid' ? 'Arrived' : isUnderWay(payout) ? 'Expected' : 'Arrival'}
      >
        {isUnderWay(payout) ? (
          <Time iso={payout.expected_at} as="day" />
        ) : (
          <Arrival payout={payout} />
        )}
      </Figure>
    </Figures>
  );
}

const isUnderWay = ({ status }: Payout) => status === 'pending' || status === 'in_transit';

const movements = (count: number) => (count === 1 ? '1 movement' : `${count} movements`);
