import { Button } from '@mantine/core';
import { ArrowUpRight, Check, Copy } from 'lucide-react';
import { useCopy } from '~/ui/CopyButton';
import { Panel } from '~/ui/Panel';
import classes from './PublicLink.module.css';

/** The address that a buyer opens, ready to be sent. */
export function PublicLink({ url }: { url: string }) {
  const { copied, copy } = useCopy(url);
  return (
    <Panel title="Payment link" description="Send it to the buyer. Whoever opens it can pay, once.">
      <div className={classes.link}>
        <input
          aria-label="Payment link"
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy link'}
        </Button>
        <Button
          component="a"
          href={url}
          target="_blank"
          rel="noreferrer"
          variant="default"
          rightSection={<ArrowUpRight size={16} aria-hidden />}
        >
          Open
        </Button>
      </div>
    </Panel>
  );
}
