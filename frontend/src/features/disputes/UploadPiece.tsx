import { useState } from 'react';
import { explain, fieldErrors } from '~/api/problem';
import { FilePick, formatBytes } from '~/ui/FilePick';
import { UPLOADS, type UploadField } from './evidenceFields';
import { useUploadEvidence } from './mutations';
import type { Dispute } from './queries';

const ACCEPT = 'application/pdf,image/jpeg,image/png';
const LARGEST = 5_000_000;

interface UploadPieceProps {
  field: UploadField;
  dispute: Dispute;
  /** The file that is this piece now. */
  fileId: string | undefined;
  refused: string | undefined;
  onChange: (fileId: string | undefined) => void;
}

/** A piece of evidence that is a file: it goes to Stripe at once, and into the evidence when saved. */
export function UploadPiece({ field, dispute, fileId, refused, onChange }: UploadPieceProps) {
  const upload = useUploadEvidence(dispute.id);
  const [tooBig, setTooBig] = useState(false);
  const file = dispute.files.find(({ id }) => id === fileId);
  const pick = (chosen: File) => {
    setTooBig(chosen.size > LARGEST);
    if (chosen.size > LARGEST) return upload.reset();
    upload.mutate(chosen, { onSuccess: ({ id }) => onChange(id) });
  };
  return (
    <FilePick
      label={UPLOADS[field].label}
      chosen={file ? `${file.filename} · ${formatBytes(file.size)}` : fileId}
      accept={ACCEPT}
      busy={upload.isPending}
      error={tooBig ? 'At most 5 MB. Choose a smaller one.' : (inWords(upload.error) ?? refused)}
      onPick={pick}
      onRemove={() => onChange(undefined)}
    />
  );
}

function inWords(error: unknown): string | undefined {
  if (!error) return undefined;
  const about = fieldErrors(error).file;
  return about ? 'Choose a PDF, JPEG or PNG.' : explain(error).detail;
}
