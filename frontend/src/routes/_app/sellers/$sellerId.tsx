import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CreditCard, Plus } from 'lucide-react';
import { List } from '~/api/List';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search } from '~/api/search';
import { useUser } from '~/api/session';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { chargesQuery } from '~/features/charges/queries';
import { SellerFee } from '~/features/platform/SellerFee';
import { ConnectionCard } from '~/features/sellers/ConnectionCard';
import { DisconnectDialog } from '~/features/sellers/DisconnectDialog';
import { sellerQuery } from '~/features/sellers/queries';
import { SellerBadge } from '~/features/sellers/SellerBadge';
import { SellerFacts } from '~/features/sellers/SellerFacts';
import { JsonView } from '~/ui/JsonView';
import { LinkButton } from '~/ui/LinkButton';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/sellers/$sellerId')({
  validateSearch: search({ dialog: oneOf(['disconnect']) }),
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(sellerQuery(params.sellerId)),
  component: SellerPage,
});

function SellerPage() {
  const { sellerId } = Route.useParams();
  const { dialog } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useQuery(sellerQuery(sellerId));
  const operator = useUser()?.roles.includes('operator') ?? false;
  const charges = useInfiniteQuery(chargesQuery({ seller_id: sellerId }));

  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(seller) => (
        <Page
          title={seller.name}
          trail={<Link to="/sellers">Sellers</Link>}
          lead={<SellerBadge status={seller.status} />}
          actions={
            <>
              {seller.stripe_account && (
                <LinkButton variant="default" to="/payouts" search={{ seller: seller.id }}>
                  Balance and payouts
                </LinkButton>
              )}
              {seller.charges_enabled && (
                <LinkButton
                  to="/checkouts/new"
                  search={{ seller: seller.id }}
                  leftSection={<Plus size={16} aria-hidden />}
                >
                  New checkout
                </LinkButton>
              )}
            </>
          }
        >
          <ConnectionCard
            seller={seller}
            onDisconnect={() => navigate({ search: { dialog: 'disconnect' } })}
          />
          <SellerFacts seller={seller} />
          <SellerFee sellerId={seller.id} operator={operator} />
          <Panel title="Charges" flush>
            <List
              query={charges}
              empty={
                <EmptyState icon={CreditCard} title="No payment yet">
                  Payments to {seller.name} appear here as they are made.
                </EmptyState>
              }
            >
              {(rows) => <ChargesTable charges={rows} />}
            </List>
          </Panel>
          <JsonView title="As the API gives it" value={seller} />
          {dialog === 'disconnect' && seller.stripe_account && (
            <DisconnectDialog seller={seller} onClose={() => navigate({ search: {} })} />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
