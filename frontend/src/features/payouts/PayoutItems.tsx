import { Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { Panel } from '~/ui/Panel';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { EmptyState } from '~/ui/States';
import type { Payout, PayoutItem } from './queries';

const KINDS: Record<PayoutItem['kind'], string> = {
  charge: 'Charge',
  refund: 'Refund',
  dispute: 'Dispute',
  other: 'Other movement',
};

const columns = (currency: string): Column<PayoutItem>[] => [
  { key: 'kind', header: 'What', phone: 'title', cell: (item) => KINDS[item.kind] },
  {
    key: 'amount',
    header: 'Gross',
    align: 'end',
    cell: (item) => <Money amount={item.amount} currency={currency} />,
  },
  {
    key: 'fee',
    header: 'Fees',
    align: 'end',
    cell: (item) => <Money amount={item.fee} currency={currency} />,
  },
  {
    key: 'net',
    header: 'Paid out',
    align: 'end',
    phone: 'end',
    cell: (item) => (
      <strong>
        <Money amount={item.net} currency={currency} />
      </strong>
    ),
  },
  {
    key: 'created',
    header: 'When',
    align: 'end',
    phone: 'meta',
    cell: (item) => <Time iso={item.created_at} />,
  },
];

interface PayoutItemsProps {
  payout: Payout;
  items: PayoutItem[];
  /** The button for more of them. */
  more: ReactNode;
}

/** The charges, refunds and disputes that a payout paid, as far as Stripe says which. */
export function PayoutItems({ payout, items, more }: PayoutItemsProps) {
  return (
    <Panel title="What it paid out" flush>
      {items.length === 0 ? (
        <EmptyState icon={ReceiptText} {...nothing(payout)} />
      ) : (
        <>
          <ResourceTable
            label="What it paid out"
            columns={columns(payout.currency)}
            rows={items}
            rowKey={(item) => item.balance_transaction}
            linkLabel={(item) =>
              `Open the charge of this ${KINDS[item.kind].toLowerCase()} of ${formatMoney(item.net, payout.currency)}`
            }
            link={(item, props) => (
              <Link to="/charges/$chargeId" params={{ chargeId: item.charge_id }} {...props} />
            )}
          />
          {more}
        </>
      )}
    </Panel>
  );
}

function nothing({ itemization, ours }: Payout): { title: string; children: string } {
  if (itemization === 'not_applicable') {
    return {
      title: 'Stripe does not say',
      children: 'A payout that is made by hand is taken from the balance as a whole.',
    };
  }
  if (itemization === 'in_progress' || ours === null) {
    return {
      title: 'Stripe is still adding it up',
      children: 'The charges that it paid appear here by themselves.',
    };
  }
  return { title: 'Nothing from here', children: 'It paid out none of the charges made here.' };
}
