import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { List } from '~/api/List';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search } from '~/api/search';
import { ChargeAgainDialog } from '~/features/charges/ChargeAgainDialog';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { chargesQuery } from '~/features/charges/queries';
import { Cards } from '~/features/customers/Cards';
import { Consents } from '~/features/customers/Consents';
import { CustomerFacts } from '~/features/customers/CustomerFacts';
import { cardsQuery, customerQuery } from '~/features/customers/queries';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { JsonView } from '~/ui/JsonView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/customers/$customerId')({
  validateSearch: search({ dialog: oneOf(['charge']) }),
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(customerQuery(params.customerId)),
  component: CustomerPage,
});

function CustomerPage() {
  const { customerId } = Route.useParams();
  const { dialog } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useQuery(customerQuery(customerId));
  const charges = useInfiniteQuery(chargesQuery({ customer_id: customerId }));
  const cards = useQuery(cardsQuery(customerId)).data ?? [];
  const sellers = useQuery(sellerChoicesQuery).data ?? [];
  const payees = sellers.filter((seller) => seller.charges_enabled);
  const chargeable = cards.length > 0 && payees.length > 0;

  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(customer) => (
        <Page
          title={customer.email}
          trail={<Link to="/customers">Customers</Link>}
          lead={customer.name}
          actions={
            chargeable && (
              <Button onClick={() => navigate({ search: { dialog: 'charge' } })}>
                Charge again…
              </Button>
            )
          }
        >
          <Cards customerId={customer.id} />
          <Consents
            customer={customer}
            nameOf={(id) => sellers.find((seller) => seller.id === id)?.name}
          />
          <Panel title="Charges" flush>
            <List
              query={charges}
              empty={
                <EmptyState icon={CreditCard} title="No payment yet">
                  What {customer.email} pays you appears here.
                </EmptyState>
              }
            >
              {(rows) => <ChargesTable charges={rows} />}
            </List>
          </Panel>
          <CustomerFacts customer={customer} />
          <JsonView title="As the API gives it" value={customer} />
          {dialog === 'charge' && chargeable && (
            <ChargeAgainDialog
              customer={customer}
              cards={cards}
              payees={payees}
              onClose={() => navigate({ search: {} })}
              onCharged={({ id }) =>
                navigate({ to: '/charges/$chargeId', params: { chargeId: id } })
              }
            />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
