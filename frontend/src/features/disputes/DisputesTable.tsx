import { Link } from '@tanstack/react-router';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { Deadline } from './Deadline';
import { DisputeBadge } from './DisputeBadge';
import type { Dispute } from './queries';
import { reasonOf } from './reasons';
import { deadlineOf } from './standing';

const COLUMNS: Column<Dispute>[] = [
  {
    key: 'amount',
    header: 'Disputed',
    phone: 'title',
    cell: (dispute) => (
      <strong>
        <Money amount={dispute.amount} currency={dispute.currency} />
      </strong>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    phone: 'end',
    cell: (dispute) => <DisputeBadge status={dispute.status} />,
  },
  {
    key: 'reason',
    header: 'Reason',
    stretch: true,
    phone: 'meta',
    cell: (dispute) => reasonOf(dispute.reason).title,
  },
  {
    key: 'deadline',
    header: 'To answer',
    phone: 'end-meta',
    cell: (dispute) => {
      const deadline = deadlineOf(dispute);
      return deadline ? <Deadline iso={deadline} brief /> : '—';
    },
  },
  {
    key: 'opened',
    header: 'Opened',
    align: 'end',
    cell: (dispute) => <Time iso={dispute.opened_at} />,
  },
];

export function DisputesTable({ disputes }: { disputes: Dispute[] }) {
  return (
    <ResourceTable
      label="Disputes"
      columns={COLUMNS}
      rows={disputes}
      rowKey={(dispute) => dispute.id}
      linkLabel={(dispute) =>
        `Open the dispute of ${formatMoney(dispute.amount, dispute.currency)}`
      }
      link={(dispute, props) => (
        <Link to="/disputes/$disputeId" params={{ disputeId: dispute.id }} {...props} />
      )}
    />
  );
}
