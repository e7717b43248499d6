import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { useMemo } from 'react';
import { List } from '~/api/List';
import { oneOf, search, text } from '~/api/search';
import { CHARGE_STATUSES } from '~/features/charges/ChargeBadge';
import { ChargeFilterBar } from '~/features/charges/ChargeFilterBar';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { PERIODS, periodStart } from '~/features/charges/period';
import { chargesQuery } from '~/features/charges/queries';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/charges/')({
  // An address with a filter that is none of ours shows the list without it.
  validateSearch: search({
    q: text,
    status: oneOf(CHARGE_STATUSES.map(({ value }) => value)),
    seller: text,
    period: oneOf(PERIODS.map(({ value }) => value)),
  }),
  component: ChargesPage,
});

function ChargesPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const sellers = useQuery(sellerChoicesQuery).data ?? [];
  const from = useMemo(
    () => (search.period ? periodStart(search.period, new Date()) : undefined),
    [search.period],
  );
  const query = useInfiniteQuery(
    chargesQuery({
      q: search.q,
      status: search.status,
      seller_id: search.seller,
      created_from: from,
    }),
  );
  const filtered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page title="Charges">
      <ChargeFilterBar
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
              <EmptyState icon={CreditCard} title="No payment yet">
                Send a checkout’s link to a buyer; what they pay appears here.
              </EmptyState>
            )
          }
        >
          {(charges) => <ChargesTable charges={charges} />}
        </List>
      </Panel>
    </Page>
  );
}
