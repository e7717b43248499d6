import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Loaded } from '~/api/Loaded';
import { matching, oneOf, search } from '~/api/search';
import { isDay, rangeOf } from '~/features/platform/period';
import { summaryQuery } from '~/features/platform/queries';
import { SummaryFilters } from '~/features/platform/SummaryFilters';
import { SummaryView } from '~/features/platform/SummaryView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';

const day = matching(/^\d{4}-\d{2}-\d{2}$/);

export const Route = createFileRoute('/_app/platform/summary')({
  validateSearch: search({
    period: oneOf(['7d', '30d', '90d', '12m'] as const),
    from: day,
    to: day,
    interval: oneOf(['day', 'week', 'month'] as const),
    currency: matching(/^[a-z]{3}$/),
  }),
  component: SummaryPage,
});

function SummaryPage() {
  const chosen = Route.useSearch();
  const navigate = Route.useNavigate();
  const { period, from, to, interval } = chosen;
  const range = useMemo(
    () =>
      rangeOf(
        {
          period,
          from: from && isDay(from) ? from : undefined,
          to: to && isDay(to) ? to : undefined,
          interval,
        },
        new Date(),
      ),
    [period, from, to, interval],
  );
  const query = useQuery(summaryQuery(range.from, range.to, range.interval));
  return (
    <Page title="Summary" lead="What all sellers together are paid, and what of it is yours.">
      <SummaryFilters
        search={chosen}
        currencies={query.data?.currencies.map(({ currency }) => currency) ?? []}
        onChange={(next) => navigate({ search: next, replace: true })}
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {(summary) => <SummaryView summary={summary} currency={chosen.currency} />}
      </Loaded>
    </Page>
  );
}
