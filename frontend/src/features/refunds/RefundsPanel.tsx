import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { Panel } from '~/ui/Panel';
import { type Column, ResourceTable, TableSkeleton } from '~/ui/ResourceTable';
import { chargeRefundsQuery, type Refund } from './queries';
import { RefundBadge } from './RefundBadge';

const REASONS: Record<NonNullable<Refund['reason']>, string> = {
  duplicate: 'Charged twice',
  fraudulent: 'Not the card’s owner',
  requested_by_customer: 'The buyer asked for it',
};

const COLUMNS: Column<Refund>[] = [
  {
    key: 'amount',
    header: 'Amount',
    phone: 'title',
    cell: (refund) => <Money amount={refund.amount} currency={refund.currency} />,
  },
  {
    key: 'status',
    header: 'Status',
    phone: 'end',
    cell: (refund) => <RefundBadge status={refund.status} />,
  },
  { key: 'why', header: 'Why', phone: 'meta', stretch: true, cell: why },
  {
    key: 'fee',
    header: 'Of the fee',
    align: 'end',
    cell: (refund) =>
      refund.imported ? (
        '—'
      ) : (
        <Money amount={refund.application_fee_refunded} currency={refund.currency} />
      ),
  },
  {
    key: 'when',
    header: 'When',
    align: 'end',
    phone: 'end-meta',
    cell: (refund) => <Time iso={refund.created_at} />,
  },
];

function why(refund: Refund): string {
  if (refund.failure) return refund.failure.message;
  const reason = refund.reason ? REASONS[refund.reason] : undefined;
  if (!refund.imported) return reason ?? '—';
  return [reason, 'made in Stripe’s Dashboard'].filter(Boolean).join(', ');
}

interface RefundsPanelProps {
  charge: { id: string; updated_at: string };
}

/** Every refund of a charge, also those that failed. Nothing while there is none. */
export function RefundsPanel({ charge }: RefundsPanelProps) {
  const query = useQuery(chargeRefundsQuery(charge.id, charge.updated_at));
  if (query.data?.length === 0 || query.isPending) return null;
  return (
    <Panel title="Refunds" flush>
      <Loaded query={query} skeleton={<TableSkeleton rows={1} />}>
        {(refunds) => (
          <ResourceTable
            label="Refunds"
            columns={COLUMNS}
            rows={refunds}
            rowKey={(refund) => refund.id}
          />
        )}
      </Loaded>
    </Panel>
  );
}
