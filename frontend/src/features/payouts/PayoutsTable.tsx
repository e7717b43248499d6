import { Link } from '@tanstack/react-router';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { Arrival } from './Arrival';
import { PayoutBadge } from './PayoutBadge';
import type { Payout } from './queries';

const COLUMNS: Column<Payout>[] = [
  {
    key: 'amount',
    header: 'Amount',
    phone: 'title',
    cell: (payout) => (
      <strong>
        <Money amount={payout.amount} currency={payout.currency} />
      </strong>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    phone: 'end',
    cell: (payout) => <PayoutBadge status={payout.status} />,
  },
  {
    key: 'what',
    header: 'What it is',
    stretch: true,
    phone: 'meta',
    cell: (payout) => payout.failure?.message ?? what(payout),
  },
  { key: 'arrival', header: 'Arrives', cell: (payout) => <Arrival payout={payout} /> },
  {
    key: 'created',
    header: 'Created',
    align: 'end',
    phone: 'end-meta',
    cell: (payout) => <Time iso={payout.created_at} />,
  },
];

function what({ amount, automatic, instant }: Payout): string {
  if (amount < 0) return 'Taken from your bank account';
  if (instant) return 'Instant payout';
  return automatic ? 'By schedule' : 'Made by hand';
}

export function PayoutsTable({ payouts }: { payouts: Payout[] }) {
  return (
    <ResourceTable
      label="Payouts"
      columns={COLUMNS}
      rows={payouts}
      rowKey={(payout) => payout.id}
      linkLabel={(payout) => `Open the payout of ${formatMoney(payout.amount, payout.currency)}`}
      link={(payout, props) => (
        <Link
          to="/sellers/$sellerId/payouts/$payoutId"
          params={{ sellerId: payout.seller_id, payoutId: payout.id }}
          {...props}
        />
      )}
    />
  );
}
