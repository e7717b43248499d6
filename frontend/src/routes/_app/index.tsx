import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CreditCard, Plus } from 'lucide-react';
import { List } from '~/api/List';
import { search, text } from '~/api/search';
import { useUser } from '~/api/session';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { chargesQuery } from '~/features/charges/queries';
import { checkoutsQuery } from '~/features/checkout/queries';
import { OpenDisputes } from '~/features/disputes/OpenDisputes';
import { BalanceFigures } from '~/features/payouts/BalanceFigures';
import { chosenSeller } from '~/features/sellers/chosenSeller';
import { GettingReady } from '~/features/sellers/GettingReady';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { TodayFigures } from '~/features/summary/TodayFigures';
import { VolumeChart } from '~/features/summary/VolumeChart';
import { FilterSelect } from '~/ui/FilterBar';
import { LinkButton } from '~/ui/LinkButton';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/')({
  validateSearch: search({ seller: text, currency: text }),
  component: HomePage,
});

function HomePage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const operator = useUser()?.roles.includes('operator') ?? false;
  const sellers = useQuery(sellerChoicesQuery);
  const checkouts = useInfiniteQuery(checkoutsQuery());
  const seller = operator ? undefined : chosenSeller(sellers.data ?? [], search.seller);
  const filter = seller ? { seller_id: seller.id } : {};
  const charges = useInfiniteQuery({ ...chargesQuery(filter), enabled: sellers.isFetched });
  const paid = charges.data?.some(({ net }) => net !== null) ?? false;
  const ready = sellers.data?.some(({ charges_enabled }) => charges_enabled) ?? false;
  return (
    <Page
      title="Home"
      actions={
        <>
          {!operator && sellers.data && sellers.data.length > 1 && (
            <FilterSelect
              label="Seller"
              required
              value={seller?.id}
              options={sellers.data.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => navigate({ search: { seller: id } })}
            />
          )}
          {ready && (
            <LinkButton to="/checkouts/new" leftSection={<Plus size={16} aria-hidden />}>
              New checkout
            </LinkButton>
          )}
        </>
      }
    >
      {sellers.data && checkouts.data && charges.data && !operator && !paid && (
        <GettingReady
          sellers={sellers.data}
          hasCheckout={checkouts.data.length > 0}
          openCheckoutId={checkouts.data.find(({ status }) => status === 'open')?.id}
        />
      )}
      <OpenDisputes sellerId={seller?.id} />
      {(operator || seller) && (
        <TodayFigures sellerId={seller?.id} currency={seller?.default_currency ?? 'eur'} />
      )}
      {seller?.stripe_account && (
        <BalanceFigures key={seller.id} sellerId={seller.id} currency={seller.default_currency} />
      )}
      {(operator || paid) && (
        <VolumeChart
          sellerId={seller?.id}
          currency={search.currency}
          onCurrency={(currency) => navigate({ search: { ...search, currency }, replace: true })}
        />
      )}
      <Panel
        title="Recent charges"
        flush
        actions={charges.data && charges.data.length > 0 && <Link to="/charges">See all</Link>}
      >
        <List
          query={{ ...charges, hasNextPage: false }}
          empty={
            <EmptyState icon={CreditCard} title="No payment yet">
              The first one appears here a moment after it is made.
            </EmptyState>
          }
        >
          {(rows) => <ChargesTable charges={rows.slice(0, 8)} />}
        </List>
      </Panel>
    </Page>
  );
}
