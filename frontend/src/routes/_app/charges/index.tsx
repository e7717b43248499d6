import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { useMemo } from 'react';
import { DownloadButton } from '~/api/DownloadButton';
import { csvName } from '~/api/download';
import { List } from '~/api/List';
import { oneOf, search, text } from '~/api/search';
import { ChargeFilterBar } from '~/features/charges/ChargeFilterBar';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { periodStart } from '~/features/charges/period';
import { PERIODS } from '~/features/charges/periods';
import { chargesQuery, fetchCharges } from '~/features/charges/queries';
import { CHARGE_STATUSES } from '~/features/charges/statuses';
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
  const filters = {
    q: search.q,
    status: search.status,
    seller_id: search.seller,
    created_from: from,
  };
  const query = useInfiniteQuery(chargesQuery(filters));
  const filtered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page
      title="Charges"
      actions={
        query.data &&
        query.data.length > 0 && (
          <DownloadButton
            label="Export CSV"
            filename={csvName(
              'charges',
              sellers.find(({ id }) => id === search.seller)?.name,
              search.status,
              from && new Date(from).toLocaleDateString('sv'),
              from && 'to',
              new Date().toLocaleDateString('sv'),
            )}
            fetchFile={() => fetchCharges(filters)}
          />
        )
      }
    >
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
