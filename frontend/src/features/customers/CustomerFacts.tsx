import { Time } from '~/time/Time';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Customer } from './queries';

export function CustomerFacts({ customer }: { customer: Customer }) {
  return (
    <Panel title="Details">
      <DataList columns={2}>
        <Datum term="Id">
          <CopyId id={customer.id} label="Copy customer id" />
        </Datum>
        <Datum term="First seen">
          <Time iso={customer.created_at} as="absolute" />
        </Datum>
        {customer.stripe_customer && (
          <Datum term="At Stripe">
            <CopyId id={customer.stripe_customer} label="Copy Stripe customer id" />
          </Datum>
        )}
      </DataList>
    </Panel>
  );
}
