import { Link } from '@tanstack/react-router';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { CheckoutBadge } from './CheckoutBadge';
import type { Checkout } from './queries';

const COLUMNS: Column<Checkout>[] = [
  {
    key: 'amount',
    header: 'Amount',
    phone: 'title',
    cell: (checkout) => (
      <strong>
        <Money amount={checkout.amount} currency={checkout.currency} />
      </strong>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    phone: 'end',
    cell: (checkout) => <CheckoutBadge status={checkout.status} />,
  },
  {
    key: 'description',
    header: 'Description',
    stretch: true,
    phone: 'meta',
    cell: (checkout) => checkout.description,
  },
  {
    key: 'created',
    header: 'Created',
    align: 'end',
    phone: 'end-meta',
    cell: (checkout) => <Time iso={checkout.created_at} />,
  },
];

export function CheckoutsTable({ checkouts }: { checkouts: Checkout[] }) {
  return (
    <ResourceTable
      label="Checkouts"
      columns={COLUMNS}
      rows={checkouts}
      rowKey={(checkout) => checkout.id}
      linkLabel={(checkout) =>
        `Open ${formatMoney(checkout.amount, checkout.currency)}, ${checkout.description}`
      }
      link={(checkout, props) => (
        <Link to="/checkouts/$checkoutId" params={{ checkoutId: checkout.id }} {...props} />
      )}
    />
  );
}
