import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Landmark } from 'lucide-react';
import { List } from '~/api/List';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search, text } from '~/api/search';
import { BalanceFigures } from '~/features/payouts/BalanceFigures';
import { PayoutsTable } from '~/features/payouts/PayoutsTable';
import { payoutsQuery } from '~/features/payouts/queries';
import { PAYOUT_STATUSES } from '~/features/payouts/statuses';
import { chosenSeller } from '~/features/sellers/chosenSeller';
import { type Seller, sellerChoicesQuery } from '~/features/sellers/queries';
import { SellerNeeded } from '~/features/sellers/SellerNeeded';
import { FilterBar, FilterSelect } from '~/ui/FilterBar';
import { LinkButton } from '~/ui/LinkButton';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/payouts')({
  validateSearch: search({
    seller: text,
    status: oneOf(PAYOUT_STATUSES.map(({ value }) => value)),
  }),
  component: PayoutsPage,
});

function PayoutsPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useQuery(sellerChoicesQuery);
  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(sellers) => {
        const seller = chosenSeller(sellers, search.seller);
        return (
          <Page
            title="Payouts"
            lead="What your Stripe account has, and what it sends to your bank."
            actions={
              seller?.stripe_account && (
                <LinkButton variant="default" to="/statement" search={{ seller: seller.id }}>
                  Statement
                </LinkButton>
              )
            }
          >
            <FilterBar
              active={Object.values(search).some((value) => value !== undefined)}
              onClear={() => navigate({ search: {} })}
            >
              {sellers.length > 1 && (
                <FilterSelect
                  label="Seller"
                  required
                  value={seller?.id}
                  options={sellers.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id) => navigate({ search: { ...search, seller: id } })}
                />
              )}
              {seller?.stripe_account && (
                <FilterSelect
                  label="Status"
                  value={search.status}
                  options={PAYOUT_STATUSES}
                  onChange={(status) => navigate({ search: { ...search, status }, replace: true })}
                />
              )}
            </FilterBar>
            {seller?.stripe_account ? (
              <Account key={seller.id} seller={seller} />
            ) : (
              <SellerNeeded seller={seller}>
                Payouts come from the balance of a Stripe account.
              </SellerNeeded>
            )}
          </Page>
        );
      }}
    </LoadedPage>
  );
}

function Account({ seller }: { seller: Seller }) {
  const { status } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useInfiniteQuery(payoutsQuery(seller.id, { status }));
  return (
    <>
      <BalanceFigures sellerId={seller.id} currency={seller.default_currency} />
      <Panel flush>
        <List
          query={query}
          empty={
            status ? (
              <NoResults onClear={() => navigate({ search: { seller: seller.id } })} />
            ) : (
              <EmptyState icon={Landmark} title="No payout yet">
                {seller.payouts_enabled
                  ? 'Stripe sends what is available to your bank by the account’s schedule.'
                  : 'Stripe does not pay this account out yet: see on the seller’s page what it still wants to know.'}
              </EmptyState>
            )
          }
        >
          {(payouts) => <PayoutsTable payouts={payouts} />}
        </List>
      </Panel>
    </>
  );
}
