import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { Time } from '~/time/Time';
import type { Tone } from '~/ui/Badge';
import { Panel } from '~/ui/Panel';
import { Moment, Timeline } from '~/ui/Timeline';
import { timelineQuery } from './queries';

const TONES: [RegExp, Tone][] = [
  [/succeeded|paid|captured/, 'good'],
  [/failed|declin|disput/, 'bad'],
  [/action|unknown|processing/, 'waiting'],
  [/author|confirm/, 'accent'],
];

function toneOf(kind: string): Tone {
  return TONES.find(([pattern]) => pattern.test(kind))?.[1] ?? 'neutral';
}

function words(kind: string): string {
  const text = kind.replaceAll(/[._]/g, ' ');
  return text[0]?.toUpperCase() + text.slice(1);
}

/** What happened to a charge, step by step. */
export function ChargeTimeline({ chargeId }: { chargeId: string }) {
  const query = useQuery(timelineQuery(chargeId));
  return (
    <Panel title="Timeline">
      <Loaded query={query} skeleton={<Skeleton height={120} radius="md" />}>
        {({ data }) =>
          data.length === 0 ? (
            <p>Nothing happened yet.</p>
          ) : (
            <Timeline>
              {data.map((entry) => (
                <Moment
                  key={entry.id}
                  tone={toneOf(entry.kind)}
                  title={words(entry.kind)}
                  when={<Time iso={entry.at} as="absolute" />}
                >
                  {entry.detail}
                </Moment>
              ))}
            </Timeline>
          )
        }
      </Loaded>
    </Panel>
  );
}
