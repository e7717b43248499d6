import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Dispute } from './queries';
import { reasonOf } from './reasons';

/** Why the buyer’s bank does this, and what would speak against it. */
export function DisputeReason({ dispute }: { dispute: Dispute }) {
  const { title, said, show } = reasonOf(dispute.reason);
  return (
    <Panel title="Why">
      <DataList>
        <Datum term="Reason" note={<code>{dispute.reason}</code>}>
          {title}
        </Datum>
        <Datum term="What the buyer says">{said}</Datum>
        {dispute.closed_at === null && <Datum term="What the bank wants to see">{show}</Datum>}
      </DataList>
    </Panel>
  );
}
