import { Link } from '@tanstack/react-router';
import { Time } from '~/time/Time';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Checkout } from './queries';

export function CheckoutFacts({
  checkout,
  seller,
}: {
  checkout: Checkout;
  seller: string | undefined;
}) {
  return (
    <Panel title="Details">
      <DataList columns={2}>
        <Datum term="Id">
          <CopyId id={checkout.id} label="Copy checkout id" />
        </Datum>
        <Datum term="Seller">
          <Link to="/sellers/$sellerId" params={{ sellerId: checkout.seller_id }}>
            {seller ?? checkout.seller_id}
          </Link>
        </Datum>
        <Datum term="The money goes">
          {checkout.flow === 'direct' ? 'To the seller directly' : 'Through the marketplace'}
        </Datum>
        <Datum term="It is taken">
          {checkout.capture === 'automatic' ? 'At once' : 'Later: it is held first'}
        </Datum>
        <Datum term="Created">
          <Time iso={checkout.created_at} as="absolute" />
        </Datum>
        {checkout.expires_at && (
          <Datum term={checkout.status === 'expired' ? 'Expired' : 'Expires'}>
            <Time iso={checkout.expires_at} as="absolute" />
          </Datum>
        )}
      </DataList>
    </Panel>
  );
}
