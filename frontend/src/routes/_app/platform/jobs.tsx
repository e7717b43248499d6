import { useInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Cog } from 'lucide-react';
import { List } from '~/api/List';
import { oneOf, search, text } from '~/api/search';
import { JobsTable } from '~/features/platform/JobsTable';
import { JOB_KINDS, JOB_STATUSES } from '~/features/platform/jobStatus';
import { jobsQuery } from '~/features/platform/queries';
import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/platform/jobs')({
  validateSearch: search({
    status: oneOf(['ready', 'running', 'done', 'dead'] as const),
    kind: text,
  }),
  component: JobsPage,
});

function JobsPage() {
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useInfiniteQuery(jobsQuery(filters));
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const clear = () => navigate({ search: {} });
  return (
    <Page
      title="Jobs"
      lead="What the worker does behind the requests. One that failed too often is given up until you try it again."
    >
      <FilterBar active={filtered} onClear={clear}>
        <FilterSelect
          label="Status"
          value={filters.status}
          options={JOB_STATUSES}
          onChange={(status) => navigate({ search: { ...filters, status }, replace: true })}
        />
        <FilterSelect
          label="Job"
          value={filters.kind}
          options={JOB_KINDS}
          onChange={(kind) => navigate({ search: { ...filters, kind }, replace: true })}
        />
      </FilterBar>
      <Panel flush>
        <List
          query={query}
          empty={
            filters.status === 'dead' && !filters.kind ? (
              <EmptyState icon={Cog} title="Nothing was given up">
                Every job was done, or is still being tried.
              </EmptyState>
            ) : filtered ? (
              <NoResults onClear={clear} />
            ) : (
              <EmptyState icon={Cog} title="No job yet">
                Jobs appear with the first payment.
              </EmptyState>
            )
          }
        >
          {(jobs) => <JobsTable jobs={jobs} />}
        </List>
      </Panel>
    </Page>
  );
}
