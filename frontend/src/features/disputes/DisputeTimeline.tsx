import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { formatMoney } from '~/money/format';
import { Time } from '~/time/Time';
import type { Tone } from '~/ui/Badge';
import { Panel } from '~/ui/Panel';
import { Moment, Timeline } from '~/ui/Timeline';
import { type Dispute, disputeTimelineQuery, type TimelineEntry } from './queries';
import { DISPUTE_STATUSES } from './statuses';

const WORDS: Partial<Record<TimelineEntry['kind'], [Tone, string]>> = {
  disputed: ['bad', 'Opened by the buyer’s bank'],
  dispute_updated: ['waiting', 'Moved on'],
  dispute_closed: ['neutral', 'Closed'],
  evidence_sent: ['accent', 'Evidence sent'],
  dispute_accepted: ['neutral', 'Accepted'],
  refused: ['bad', 'Refused by Stripe'],
  transfer_reversed: ['neutral', 'Taken back from the seller'],
};

interface Happening {
  key: string;
  at: string;
  tone: Tone;
  title: string;
  detail?: string | undefined;
}

/** What happened to a dispute, with the files that were uploaded for it. */
export function DisputeTimeline({ dispute }: { dispute: Dispute }) {
  const query = useQuery(disputeTimelineQuery(dispute));
  const uploads = dispute.files.map((file) => ({
    key: file.id,
    at: file.created_at,
    tone: 'neutral' as const,
    title: 'File uploaded',
    detail: file.filename,
  }));
  return (
    <Panel title="Timeline">
      <Loaded query={query} skeleton={<Skeleton height={120} radius="md" />}>
        {(entries) => (
          <Timeline>
            {[...entries.map(happening), ...uploads]
              .sort((a, b) => a.at.localeCompare(b.at))
              .map(({ key, at, tone, title, detail }) => (
                <Moment key={key} tone={tone} title={title} when={<Time iso={at} as="absolute" />}>
                  {detail}
                </Moment>
              ))}
          </Timeline>
        )}
      </Loaded>
    </Panel>
  );
}

function happening({ id, at, kind, detail }: TimelineEntry): Happening {
  const [tone, title] = WORDS[kind] ?? ['neutral', kind];
  return { key: id, at, tone, title, detail: inWords(detail as Record<string, unknown>) };
}

/** The members of `detail` may grow: it reads only those it knows. */
function inWords({ status, amount, currency, fee }: Record<string, unknown>): string | undefined {
  const parts: string[] = [];
  const known = DISPUTE_STATUSES.find(({ value }) => value === status);
  if (known) parts.push(known.label);
  if (typeof currency === 'string') {
    if (typeof amount === 'number') parts.push(formatMoney(amount, currency));
    if (typeof fee === 'number' && fee > 0) parts.push(`Stripe fee ${formatMoney(fee, currency)}`);
  }
  return parts.length > 0 ? parts.join(' · ') : undefined;
}
