import { useInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Store } from 'lucide-react';
import { List } from '~/api/List';
import { oneOf, search } from '~/api/search';
import { sellersQuery } from '~/features/sellers/queries';
import { SellersTable } from '~/features/sellers/SellersTable';
import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

const STATUSES = ['unconnected', 'pending', 'connected', 'restricted', 'disconnected'] as const;

export const Route = createFileRoute('/_app/platform/sellers')({
  validateSearch: search({ status: oneOf(STATUSES) }),
  component: AllSellersPage,
});

function AllSellersPage() {
  const { status } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useInfiniteQuery(sellersQuery({ status }));
  const clear = () => navigate({ search: {} });
  return (
    <Page title="All sellers" lead="Everyone who sells on this marketplace.">
      <FilterBar active={status !== undefined} onClear={clear}>
        <FilterSelect
          label="Stripe"
          value={status}
          options={STATUSES.map((value) => ({
            value,
            label: value[0]?.toUpperCase() + value.slice(1),
          }))}
          onChange={(next) => navigate({ search: next ? { status: next } : {}, replace: true })}
        />
      </FilterBar>
      <Panel flush>
        <List
          query={query}
          empty={
            status ? (
              <NoResults onClear={clear} />
            ) : (
              <EmptyState icon={Store} title="No seller yet">
                Sellers register by themselves; they appear here.
              </EmptyState>
            )
          }
        >
          {(sellers) => <SellersTable sellers={sellers} />}
        </List>
      </Panel>
    </Page>
  );
}
