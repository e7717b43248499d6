import { ActionIcon } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import classes from './CopyButton.module.css';

/** Puts a text on the clipboard and says so for a moment. */
export function useCopy(text: string): { copied: boolean; copy: () => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  return {
    copied,
    copy: () =>
      void navigator.clipboard.writeText(text).then(
        () => setCopied(true),
        () => setCopied(false),
      ),
  };
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { copied, copy } = useCopy(text);
  return (
    <ActionIcon size="sm" aria-label={copied ? 'Copied' : label} title={label} onClick={copy}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </ActionIcon>
  );
}

/** An id in full, to read and to copy. */
export function CopyId({ id, label = 'Copy id' }: { id: string; label?: string }) {
  return (
    <span className={classes.id}>
      <code>{id}</code>
      <CopyButton text={id} label={label} />
    </span>
  );
}
