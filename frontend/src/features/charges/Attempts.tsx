import { Time } from '~/time/Time';
import { Badge } from '~/ui/Badge';
import { CardMark } from '~/ui/CardMark';
import { Panel } from '~/ui/Panel';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { attemptState } from './attemptState';
import type { Charge } from './queries';

type Attempt = Charge['attempts'][number];

const COLUMNS: Column<Attempt>[] = [
  {
    key: 'card',
    header: 'Card',
    phone: 'title',
    cell: (attempt) => (attempt.card ? <CardMark {...attempt.card} /> : 'Card'),
  },
  {
    key: 'status',
    header: 'Outcome',
    phone: 'end',
    cell: (attempt) => {
      const [tone, word] = attemptState(attempt.status);
      return <Badge tone={tone}>{word}</Badge>;
    },
  },
  {
    key: 'decline',
    header: 'Stripe’s reason',
    phone: 'meta',
    cell: (attempt) => attempt.decline?.message ?? '—',
  },
  {
    key: 'when',
    header: 'When',
    align: 'end',
    phone: 'end-meta',
    cell: (attempt) => <Time iso={attempt.created_at} />,
  },
];

/** Every card that was tried, the last one first. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  if (attempts.length === 0) return null;
  const latestFirst = [...attempts].sort((a, b) => b.created_at.localeCompare(a.created_at));
  return (
    <Panel title="Attempts" flush>
      <ResourceTable
        label="Attempts"
        columns={COLUMNS}
        rows={latestFirst}
        rowKey={(attempt) => attempt.created_at + (attempt.card?.last4 ?? '')}
      />
    </Panel>
  );
}
