import { useInfiniteQuery } from '@tanstack/react-query';
import { List } from '~/api/List';
import { Panel } from '~/ui/Panel';
import { DisputesTable } from './DisputesTable';
import { disputesQuery } from './queries';

/** The disputes of a charge that has any. */
export function ChargeDisputes({ chargeId }: { chargeId: string }) {
  const query = useInfiniteQuery(disputesQuery({ charge_id: chargeId }));
  if (query.data?.length === 0) return null;
  return (
    <Panel title="Disputes" flush>
      <List query={query} empty={null}>
        {(disputes) => <DisputesTable disputes={disputes} />}
      </List>
    </Panel>
  );
}
