import { DataList, Datum } from '~/ui/DataList';
import { formatBytes } from '~/ui/FilePick';
import { Panel } from '~/ui/Panel';
import classes from './EvidenceGiven.module.css';
import { isUpload, pieceLabel } from './evidenceFields';
import type { Dispute } from './queries';

/** The evidence that Stripe has, when nothing can be changed in it any more. */
export function EvidenceGiven({ dispute }: { dispute: Dispute }) {
  const { evidence, files, submission_count } = dispute;
  const pieces = Object.entries(evidence).filter(([, value]) => value);
  if (pieces.length === 0) return null;
  return (
    <Panel
      title="Your evidence"
      description={submission_count > 0 ? 'As the bank has it.' : 'It was not sent to the bank.'}
    >
      <DataList>
        {pieces.map(([field, value]) => (
          <Datum key={field} term={pieceLabel(field)}>
            {isUpload(field) ? fileName(value, files) : <p className={classes.text}>{value}</p>}
          </Datum>
        ))}
      </DataList>
    </Panel>
  );
}

function fileName(id: string, files: Dispute['files']): string {
  const file = files.find((known) => known.id === id);
  return file ? `${file.filename} · ${formatBytes(file.size)}` : id;
}
