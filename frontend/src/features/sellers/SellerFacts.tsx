import { Time } from '~/time/Time';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Seller } from './queries';

const country = new Intl.DisplayNames('en', { type: 'region' });

export function SellerFacts({ seller }: { seller: Seller }) {
  return (
    <Panel title="Details">
      <DataList columns={2}>
        <Datum term="Id">
          <CopyId id={seller.id} label="Copy seller id" />
        </Datum>
        <Datum term="Created">
          <Time iso={seller.created_at} as="absolute" />
        </Datum>
        <Datum term="Country">{country.of(seller.country) ?? seller.country}</Datum>
        <Datum term="Currency">{seller.default_currency.toUpperCase()}</Datum>
      </DataList>
    </Panel>
  );
}
