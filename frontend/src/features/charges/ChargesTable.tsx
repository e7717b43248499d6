import { Link } from '@tanstack/react-router';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { CardMark } from '~/ui/CardMark';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { ChargeBadge } from './ChargeBadge';
import type { Charge } from './queries';

const COLUMNS: Column<Charge>[] = [
  {
    key: 'amount',
    header: 'Amount',
    phone: 'title',
    cell: (charge) => (
      <strong>
        <Money amount={charge.amount_captured || charge.amount} currency={charge.currency} />
      </strong>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    phone: 'end',
    cell: (charge) => <ChargeBadge charge={charge} />,
  },
  {
    key: 'description',
    header: 'Description',
    stretch: true,
    phone: 'meta',
    cell: (charge) => charge.description || '—',
  },
  {
    key: 'card',
    header: 'Card',
    cell: (charge) => (charge.card ? <CardMark {...charge.card} /> : '—'),
  },
  {
    key: 'net',
    header: 'Net',
    align: 'end',
    cell: (charge) => <Money amount={charge.net} currency={charge.currency} />,
  },
  {
    key: 'created',
    header: 'Created',
    align: 'end',
    phone: 'end-meta',
    cell: (charge) => <Time iso={charge.created_at} />,
  },
];

export function ChargesTable({ charges }: { charges: Charge[] }) {
  return (
    <ResourceTable
      label="Charges"
      columns={COLUMNS}
      rows={charges}
      rowKey={(charge) => charge.id}
      linkLabel={(charge) => `Open the charge of ${formatMoney(charge.amount, charge.currency)}`}
      link={(charge, props) => (
        <Link to="/charges/$chargeId" params={{ chargeId: charge.id }} {...props} />
      )}
    />
  );
}
