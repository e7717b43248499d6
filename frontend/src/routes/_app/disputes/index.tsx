import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { List } from '~/api/List';
import { oneOf, search, text } from '~/api/search';
import { DisputeFilterBar } from '~/features/disputes/DisputeFilterBar';
import { DisputesTable } from '~/features/disputes/DisputesTable';
import { disputesQuery } from '~/features/disputes/queries';
import { DISPUTE_STATUSES } from '~/features/disputes/statuses';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/disputes/')({
  validateSearch: search({
    status: oneOf(DISPUTE_STATUSES.map(({ value }) => value)),
    seller: text,
  }),
  component: DisputesPage,
});

function DisputesPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const sellers = useQuery(sellerChoicesQuery).data ?? [];
  const query = useInfiniteQuery(
    disputesQuery({ status: search.status, seller_id: search.seller }),
  );
  const filtered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page title="Disputes" lead="Payments that a buyer’s bank takes back or asks about.">
      <DisputeFilterBar
        search={search}
        sellers={sellers}
        onChange={(next) => navigate({ search: next, replace: true })}
      />
      <Panel flush>
        <List
          query={query}
          empty={
            filtered ? (
              <NoResults onClear={() => navigate({ search: {} })} />
            ) : (
              <EmptyState icon={Scale} title="No dispute yet">
                If a buyer’s bank takes a payment back, it appears here with the time that you have
                to answer.
              </EmptyState>
            )
          }
        >
          {(disputes) => <DisputesTable disputes={disputes} />}
        </List>
      </Panel>
    </Page>
  );
}
