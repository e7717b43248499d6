import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';
import classes from './EvidenceForm.module.css';
import { type Given, TEXTS, type TextField, type UploadField } from './evidenceFields';
import type { Dispute } from './queries';
import { UploadPiece } from './UploadPiece';

interface PiecesProps {
  dispute: Dispute;
  form: UseFormReturn<Given>;
  texts: TextField[];
  uploads: UploadField[];
  refused: Record<string, string>;
}

/** Some pieces of evidence to be filled in: texts, then files. */
export function Pieces({ dispute, form, texts, uploads, refused }: PiecesProps) {
  return (
    <>
      <div className={classes.pieces}>
        {texts.map((field) => (
          <TextPiece key={field} field={field} form={form} error={refused[field]} />
        ))}
      </div>
      <div className={classes.uploads}>
        {uploads.map((field) => (
          <UploadPiece
            key={field}
            field={field}
            dispute={dispute}
            fileId={form.watch(field) || undefined}
            refused={refused[field]}
            onChange={(id) => form.setValue(field, id ?? '', { shouldDirty: true })}
          />
        ))}
      </div>
    </>
  );
}

interface TextPieceProps {
  field: TextField;
  form: UseFormReturn<Given>;
  error: string | undefined;
}

function TextPiece({ field, form, error }: TextPieceProps) {
  const piece: { label: string; hint?: string; long?: true } = TEXTS[field];
  const props = {
    label: piece.label,
    description: piece.hint,
    error,
    autoComplete: 'off',
    maxLength: piece.long ? 20_000 : 5_000,
    ...form.register(field),
  };
  return piece.long ? (
    <div data-long>
      <Textarea rows={3} resize="vertical" {...props} />
    </div>
  ) : (
    <TextInput {...props} />
  );
}
