import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Dispute } from './queries';

interface DisputeFactsProps {
  dispute: Dispute;
  sellerName: string | undefined;
  /** The charge, in words, as far as it is known. */
  charge: ReactNode;
}

/** Which payment, whose, and every id that someone may ask for. */
export function DisputeFacts({ dispute, sellerName, charge }: DisputeFactsProps) {
  return (
    <Panel title="Details">
      <DataList columns={2}>
        <Datum term="Charge" note={charge}>
          <Link to="/charges/$chargeId" params={{ chargeId: dispute.charge_id }}>
            See the charge
          </Link>
        </Datum>
        <Datum term="Seller">
          <Link to="/sellers/$sellerId" params={{ sellerId: dispute.seller_id }}>
            {sellerName ?? dispute.seller_id}
          </Link>
        </Datum>
        <Datum term="Opened">
          <Time iso={dispute.opened_at} as="absolute" />
        </Datum>
        {dispute.closed_at && (
          <Datum term="Closed">
            <Time iso={dispute.closed_at} as="absolute" />
          </Datum>
        )}
        {dispute.transfer_reversal && (
          <Datum
            term="Taken back from the seller"
            note={dispute.transfer_reversal.refusal?.message}
          >
            <TakenBack reversal={dispute.transfer_reversal} />
          </Datum>
        )}
        <Datum term="Id">
          <CopyId id={dispute.id} label="Copy dispute id" />
        </Datum>
        <Datum term="At Stripe">
          <CopyId id={dispute.stripe.dispute} label="Copy Stripe’s dispute id" />
        </Datum>
        {dispute.stripe.account && (
          <Datum term="Account">
            <CopyId id={dispute.stripe.account} label="Copy account id" />
          </Datum>
        )}
      </DataList>
    </Panel>
  );
}

/** What became of the money that the seller has and the bank took from the marketplace. */
function TakenBack({ reversal }: { reversal: NonNullable<Dispute['transfer_reversal']> }) {
  const { status, amount, currency } = reversal;
  if (status === 'done' && amount !== null && currency !== null) {
    return <Money amount={amount} currency={currency} />;
  }
  return status === 'refused' ? 'Not taken back' : 'On its way';
}
