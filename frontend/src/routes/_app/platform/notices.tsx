import { useInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { List } from '~/api/List';
import { oneOf, search, text } from '~/api/search';
import { NoticesTable } from '~/features/platform/NoticesTable';
import { NOTICE_STATUSES } from '~/features/platform/noticeStatus';
import { noticesQuery } from '~/features/platform/queries';
import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/platform/notices')({
  validateSearch: search({
    status: oneOf(NOTICE_STATUSES.map(({ value }) => value)),
    type: text,
    account: text,
  }),
  component: NoticesPage,
});

function NoticesPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useInfiniteQuery(noticesQuery(search));
  const filtered = Object.values(search).some((value) => value !== undefined);
  const clear = () => navigate({ search: {} });
  return (
    <Page title="Stripe notices" lead="Every webhook that Stripe sent, and what became of it.">
      <FilterBar active={filtered} onClear={clear}>
        <FilterSelect
          label="Status"
          value={search.status}
          options={NOTICE_STATUSES}
          onChange={(status) => navigate({ search: { ...search, status }, replace: true })}
        />
      </FilterBar>
      <Panel flush>
        <List
          query={query}
          empty={
            filtered ? (
              <NoResults onClear={clear} />
            ) : (
              <EmptyState icon={Inbox} title="Stripe has sent nothing yet">
                Its notices arrive when an account is connected or a payment is made.
              </EmptyState>
            )
          }
        >
          {(notices) => <NoticesTable notices={notices} />}
        </List>
      </Panel>
    </Page>
  );
}
