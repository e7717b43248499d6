import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { Time } from '~/time/Time';
import { Panel } from '~/ui/Panel';
import { Moment, Timeline } from '~/ui/Timeline';
import { type Charge, timelineQuery } from './queries';
import { describe } from './timelineWords';

/** What happened to a charge, step by step. */
export function ChargeTimeline({ charge }: { charge: Charge }) {
  const query = useQuery(timelineQuery(charge.id, charge.updated_at));
  return (
    <Panel title="Timeline">
      <Loaded query={query} skeleton={<Skeleton height={120} radius="md" />}>
        {({ data }) =>
          data.length === 0 ? (
            <p>Nothing happened yet.</p>
          ) : (
            <Timeline>
              {data.map((entry) => {
                const { tone, title, detail } = describe(entry);
                return (
                  <Moment
                    key={entry.id}
                    tone={tone}
                    title={title}
                    when={<Time iso={entry.at} as="absolute" />}
                  >
                    {detail}
                  </Moment>
                );
              })}
            </Timeline>
          )
        }
      </Loaded>
    </Panel>
  );
}
