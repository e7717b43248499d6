import { Link } from '@tanstack/react-router';
import { Time } from '~/time/Time';
import { CardMark } from '~/ui/CardMark';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Charge } from './queries';

interface ChargeFactsProps {
  charge: Charge;
  sellerName: string | undefined;
  customerEmail: string | undefined;
}

const FLOWS = { direct: 'Direct, on the seller’s account', destination: 'Through the platform' };

/** Who, to whom, with what, and every id that someone may ask for. */
export function ChargeFacts({ charge, sellerName, customerEmail }: ChargeFactsProps) {
  const { stripe, card } = charge;
  return (
    <Panel title="Details">
      <DataList columns={2}>
        <Datum term="Seller">
          <Link to="/sellers/$sellerId" params={{ sellerId: charge.seller_id }}>
            {sellerName ?? charge.seller_id}
          </Link>
        </Datum>
        <Datum term="Customer">
          {charge.customer_id ? (
            <Link to="/customers/$customerId" params={{ customerId: charge.customer_id }}>
              {customerEmail ?? charge.customer_id}
            </Link>
          ) : (
            '—'
          )}
        </Datum>
        <Datum
          term="Card"
          note={card && `Expires ${String(card.exp_month).padStart(2, '0')}/${card.exp_year}`}
        >
          {card ? <CardMark {...card} /> : '—'}
        </Datum>
        <Datum term="Flow">{FLOWS[charge.flow]}</Datum>
        {charge.capture === 'manual' && <Datum term="Capture">Later, by hand</Datum>}
        <Datum term="Created">
          <Time iso={charge.created_at} as="absolute" />
        </Datum>
        <Datum term="Checkout">
          {charge.checkout_id ? (
            <Link to="/checkouts/$checkoutId" params={{ checkoutId: charge.checkout_id }}>
              See the checkout
            </Link>
          ) : (
            'None: charged with a kept card'
          )}
        </Datum>
        <Datum term="Id">
          <CopyId id={charge.id} label="Copy charge id" />
        </Datum>
        {stripe.payment_intent && (
          <Datum term="At Stripe">
            <CopyId id={stripe.payment_intent} label="Copy payment intent id" />
          </Datum>
        )}
        {stripe.account && (
          <Datum term="Account">
            <CopyId id={stripe.account} label="Copy account id" />
          </Datum>
        )}
      </DataList>
    </Panel>
  );
}
