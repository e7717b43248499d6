import { Link } from '@tanstack/react-router';
import { Time } from '~/time/Time';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Payout } from './queries';

interface PayoutFactsProps {
  payout: Payout;
  sellerName: string | undefined;
}

/** Whose it is, how it was made, and every id that someone may ask for. */
export function PayoutFacts({ payout, sellerName }: PayoutFactsProps) {
  return (
    <Panel title="Details">
      <DataList columns={2}>
        <Datum term="Seller">
          <Link to="/sellers/$sellerId" params={{ sellerId: payout.seller_id }}>
            {sellerName ?? payout.seller_id}
          </Link>
        </Datum>
        <Datum term="Made">
          {payout.automatic ? 'By the account’s schedule' : 'By hand'}
          {payout.instant && ', sent at once'}
        </Datum>
        <Datum term="Created">
          <Time iso={payout.created_at} as="absolute" />
        </Datum>
        {payout.failure && (
          <Datum term="Stripe’s code">
            <code>{payout.failure.code}</code>
          </Datum>
        )}
        <Datum term="Id">
          <CopyId id={payout.id} label="Copy payout id" />
        </Datum>
        <Datum term="At Stripe">
          <CopyId id={payout.stripe.payout} label="Copy Stripe’s payout id" />
        </Datum>
        <Datum term="Account">
          <CopyId id={payout.stripe.account} label="Copy account id" />
        </Datum>
      </DataList>
    </Panel>
  );
}
