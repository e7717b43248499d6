import { Link } from '@tanstack/react-router';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import type { StatementLine } from './queries';

const KINDS: Record<StatementLine['kind'], string> = {
  charge: 'Charge',
  refund: 'Refund',
  dispute: 'Dispute',
  dispute_returned: 'Dispute won',
  transfer_reversal: 'Transfer taken back',
  fee_refund: 'Marketplace fee given back',
  payout: 'Payout',
  payout_returned: 'Payout came back',
};

const COLUMNS: Column<StatementLine>[] = [
  { key: 'kind', header: 'What', phone: 'title', cell: (line) => KINDS[line.kind] },
  {
    key: 'at',
    header: 'When',
    phone: 'meta',
    stretch: true,
    cell: (line) => (
      <>
        <Time iso={line.at} as="absolute" />
        {!line.settled && ' · not settled yet'}
      </>
    ),
  },
  {
    key: 'gross',
    header: 'Gross',
    align: 'end',
    cell: (line) => <Money amount={line.gross} currency={line.currency} />,
  },
  {
    key: 'application_fee',
    header: 'Marketplace fee',
    align: 'end',
    cell: (line) =>
      line.application_fee === 0 ? (
        '—'
      ) : (
        <Money amount={line.application_fee} currency={line.currency} />
      ),
  },
  {
    key: 'stripe_fee',
    header: 'Stripe fee',
    align: 'end',
    cell: (line) =>
      line.stripe_fee === 0 ? '—' : <Money amount={line.stripe_fee} currency={line.currency} />,
  },
  {
    key: 'net',
    header: 'Net',
    align: 'end',
    phone: 'end',
    cell: (line) => (
      <strong>
        <Money amount={line.net} currency={line.currency} />
      </strong>
    ),
  },
];

interface LinesTableProps {
  sellerId: string;
  lines: StatementLine[];
}

/** Everything that made the balance more or less, the oldest first. */
export function LinesTable({ sellerId, lines }: LinesTableProps) {
  return (
    <ResourceTable
      label="Lines"
      columns={COLUMNS}
      rows={lines}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      linkLabel={(line) => `Open: ${KINDS[line.kind]} of ${formatMoney(line.net, line.currency)}`}
      link={(line, props) =>
        line.payout_id ? (
          <Link
            to="/sellers/$sellerId/payouts/$payoutId"
            params={{ sellerId, payoutId: line.payout_id }}
            {...props}
          />
        ) : line.dispute_id ? (
          <Link to="/disputes/$disputeId" params={{ disputeId: line.dispute_id }} {...props} />
        ) : (
          line.charge_id && (
            <Link to="/charges/$chargeId" params={{ chargeId: line.charge_id }} {...props} />
          )
        )
      }
    />
  );
}
