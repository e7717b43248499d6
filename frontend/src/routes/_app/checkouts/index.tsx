import { useInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Link2, Plus } from 'lucide-react';
import { List } from '~/api/List';
import { oneOf, search } from '~/api/search';
import { CheckoutsTable } from '~/features/checkout/CheckoutsTable';
import { checkoutsQuery } from '~/features/checkout/queries';
import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import { LinkButton } from '~/ui/LinkButton';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

const STATUSES = ['open', 'paid', 'expired', 'canceled'] as const;

export const Route = createFileRoute('/_app/checkouts/')({
  validateSearch: search({ status: oneOf(STATUSES) }),
  component: CheckoutsPage,
});

function CheckoutsPage() {
  const { status } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useInfiniteQuery(checkoutsQuery({ status }));
  return (
    <Page
      title="Checkouts"
      lead="Each is one payment that you ask for by a link."
      actions={<NewCheckout />}
    >
      <FilterBar active={status !== undefined} onClear={() => navigate({ search: {} })}>
        <FilterSelect
          label="Status"
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
              <NoResults onClear={() => navigate({ search: {} })} />
            ) : (
              <EmptyState icon={Link2} title="No checkout yet" action={<NewCheckout />}>
                Say an amount and what it is for, and send the link to your buyer.
              </EmptyState>
            )
          }
        >
          {(checkouts) => <CheckoutsTable checkouts={checkouts} />}
        </List>
      </Panel>
    </Page>
  );
}

function NewCheckout() {
  return (
    <LinkButton to="/checkouts/new" leftSection={<Plus size={16} aria-hidden />}>
      New checkout
    </LinkButton>
  );
}
