import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { Store } from 'lucide-react';
import { Loaded } from '~/api/Loaded';
import { search, text } from '~/api/search';
import { CheckoutForm } from '~/features/checkout/CheckoutForm';
import { QuotePanel } from '~/features/quotes/QuotePanel';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { LinkButton } from '~/ui/LinkButton';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/checkouts/new')({
  validateSearch: search({ seller: text }),
  component: NewCheckoutPage,
});

function NewCheckoutPage() {
  const { seller } = Route.useSearch();
  const navigate = useNavigate();
  const query = useQuery(sellerChoicesQuery);
  return (
    <Page
      title="New checkout"
      width="narrow"
      trail={<Link to="/checkouts">Checkouts</Link>}
      lead="You say the amount; the buyer pays exactly that, once."
    >
      <Panel>
        <Loaded query={query} skeleton={<TableSkeleton rows={4} />}>
          {(sellers) => {
            const ready = sellers.filter((one) => one.charges_enabled);
            const first = ready.find((one) => one.id === seller) ?? ready[0];
            if (!first) return <NobodyToPay hasSeller={sellers[0]?.id} />;
            return (
              <CheckoutForm
                payees={ready}
                payee={first}
                terms={(asked) => <QuotePanel ask={asked} />}
                onCreated={({ id }) =>
                  navigate({ to: '/checkouts/$checkoutId', params: { checkoutId: id } })
                }
              />
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}

function NobodyToPay({ hasSeller }: { hasSeller: string | undefined }) {
  return (
    <EmptyState
      icon={Store}
      title={hasSeller ? 'Connect Stripe first' : 'Create a seller first'}
      action={
        hasSeller ? (
          <LinkButton to="/sellers/$sellerId" params={{ sellerId: hasSeller }}>
            Go to the seller
          </LinkButton>
        ) : (
          <LinkButton to="/sellers/new">New seller</LinkButton>
        )
      }
    >
      A payment needs a Stripe account that it can go to.
    </EmptyState>
  );
}
