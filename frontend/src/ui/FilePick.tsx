import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import classes from './FilePick.module.css';

interface FilePickProps {
  label: string;
  /** What is there, in words; none lets one be chosen. */
  chosen: ReactNode;
  /** What may be chosen, as `accept` of an input says it. */
  accept: string;
  busy: boolean;
  error?: string | undefined;
  onPick: (file: File) => void;
  onRemove: () => void;
}

/** A file to be handed in, with its name. It is chosen, or dropped on the button. */
export function FilePick(props: FilePickProps) {
  const { label, chosen, accept, busy, error, onPick, onRemove } = props;
  const id = useId();
  return (
    <div className={classes.pick} data-error={error ? true : undefined}>
      <FileText size={17} strokeWidth={1.75} aria-hidden />
      <div className={classes.words}>
        <label htmlFor={id}>{label}</label>
        {chosen && <div className={classes.chosen}>{chosen}</div>}
        {error && (
          <div id={`${id}-error`} className={classes.error} role="alert">
            {error}
          </div>
        )}
      </div>
      {chosen ? (
        <Button variant="default" size="xs" onClick={onRemove} aria-label={`Remove: ${label}`}>
          Remove
        </Button>
      ) : (
        <span className={classes.button} data-busy={busy ? true : undefined}>
          <span aria-hidden>{busy ? 'Uploading…' : 'Choose file'}</span>
          <input
            id={id}
            type="file"
            accept={accept}
            disabled={busy}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file can be chosen once more after a failure.
              event.currentTarget.value = '';
              if (file) onPick(file);
            }}
          />
        </span>
      )}
    </div>
  );
}

/** `48213` -> `48 kB`, as people count them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
