import { Money } from '~/money/Money';
import { DataList, Datum } from '~/ui/DataList';
import type { RefundPreview } from './queries';

interface BearingProps {
  preview: RefundPreview;
  flow: 'direct' | 'destination';
}

/** Who bears a refund, and what is not given back. */
export function Bearing({ preview, flow }: BearingProps) {
  const { currency } = preview;
  return (
    <DataList>
      <Datum term="The buyer gets">
        <strong>
          <Money amount={preview.amount} currency={currency} />
        </strong>
      </Datum>
      <Datum
        term={preview.seller_bears > 0 ? 'The seller gets' : 'The seller bears'}
        note={
          preview.application_fee_refunded > 0 && (
            <>
              <Money amount={preview.application_fee_refunded} currency={currency} /> of the
              marketplace’s fee comes back.
            </>
          )
        }
      >
        <Money amount={Math.abs(preview.seller_bears)} currency={currency} />
      </Datum>
      <Datum
        term="The marketplace bears"
        note={
          flow === 'destination' &&
          (preview.transfer_reversed > 0
            ? 'What was transferred to the seller comes back in proportion.'
            : 'What was transferred to the seller stays there.')
        }
      >
        <Money amount={-preview.platform_bears} currency={currency} />
      </Datum>
      <Datum term="Stripe’s own fee">Is not given back</Datum>
      <Datum term="Left to refund">
        <Money amount={preview.left_after} currency={currency} />
      </Datum>
    </DataList>
  );
}
