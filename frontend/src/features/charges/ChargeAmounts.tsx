import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Figure, Figures } from '~/ui/Figure';
import type { Charge } from './queries';

/** From what the buyer paid to what the seller keeps. */
export function ChargeAmounts({ charge }: { charge: Charge }) {
  const { currency } = charge;
  const apart = charge.flow === 'direct' && charge.stripe_fee_payer === 'platform';
  const waiting = charge.status === 'succeeded' && charge.stripe_fee === null;
  const part = charge.amount_captured > 0 && charge.amount_captured < charge.amount;
  return (
    <Figures>
      <Figure label={charge.status === 'authorized' ? 'Authorized' : 'Amount'}>
        <Money amount={charge.amount} currency={currency} />
      </Figure>
      {part && (
        <Figure label="Captured" note="The rest was released">
          <Money amount={charge.amount_captured} currency={currency} />
        </Figure>
      )}
      <Figure
        label="Marketplace fee"
        note={
          charge.application_fee_refunded > 0 &&
          `${formatMoney(charge.application_fee_refunded, currency)} given back`
        }
      >
        <Money amount={charge.application_fee} currency={currency} />
      </Figure>
      <Figure label="Stripe fee" note={stripeFeeNote(apart, waiting)}>
        <Money amount={charge.stripe_fee} currency={currency} />
      </Figure>
      <Figure label="Net to the seller">
        <Money amount={charge.net} currency={currency} />
      </Figure>
      {charge.amount_refunded > 0 && (
        <Figure label="Refunded">
          <Money amount={charge.amount_refunded} currency={currency} />
        </Figure>
      )}
    </Figures>
  );
}

function stripeFeeNote(apart: boolean, waiting: boolean): string | undefined {
  if (apart) return 'Billed to the marketplace, apart from the charge';
  return waiting ? 'Known when Stripe has booked it' : undefined;
}
