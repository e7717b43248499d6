import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { List } from '~/api/List';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search, text } from '~/api/search';
import { useUser } from '~/api/session';
import { ChargeAgainDialog } from '~/features/charges/ChargeAgainDialog';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { chargesQuery } from '~/features/charges/queries';
import { Cards } from '~/features/customers/Cards';
import { Consents, whoMay } from '~/features/customers/Consents';
import { CustomerFacts } from '~/features/customers/CustomerFacts';
import { EraseDialog } from '~/features/customers/EraseDialog';
import { ForgetCardDialog } from '~/features/customers/ForgetCardDialog';
import { cardsQuery, customerQuery } from '~/features/customers/queries';
import { SharedWith } from '~/features/customers/SharedWith';
import { WithdrawDialog } from '~/features/customers/WithdrawDialog';
import { QuotePanel } from '~/features/quotes/QuotePanel';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { JsonView } from '~/ui/JsonView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/customers/$customerId')({
  validateSearch: search({
    dialog: oneOf(['charge', 'forget', 'withdraw', 'erase']),
    /** The card or the consent that the dialog is about. */
    about: text,
  }),
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(customerQuery(params.customerId)),
  component: CustomerPage,
});

function CustomerPage() {
  const { customerId } = Route.useParams();
  const { dialog, about } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useQuery(customerQuery(customerId));
  const charges = useInfiniteQuery(chargesQuery({ customer_id: customerId }));
  const cards = useQuery(cardsQuery(customerId)).data ?? [];
  const sellers = useQuery(sellerChoicesQuery).data ?? [];
  const payees = sellers.filter((seller) => seller.charges_enabled);
  const operator = useUser()?.roles.includes('operator') ?? false;
  const nameOf = (id: string) => sellers.find((seller) => seller.id === id)?.name;
  const close = () => navigate({ search: {} });
  const forgotten = cards.find(({ id }) => operator && dialog === 'forget' && id === about);
  const consent = query.data?.consents.find(
    ({ id }) => operator && dialog === 'withdraw' && id === about,
  );
  const chargeable = cards.length > 0 && payees.length > 0;

  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(customer) => (
        <Page
          title={customer.email}
          trail={<Link to="/customers">Customers</Link>}
          lead={customer.name}
          actions={
            <>
              {operator && (
                <Button variant="default" onClick={() => navigate({ search: { dialog: 'erase' } })}>
                  Erase…
                </Button>
              )}
              {chargeable && (
                <Button onClick={() => navigate({ search: { dialog: 'charge' } })}>
                  Charge again…
                </Button>
              )}
            </>
          }
        >
          <Cards
            customerId={customer.id}
            onForget={
              operator
                ? ({ id }) => navigate({ search: { dialog: 'forget', about: id } })
                : undefined
            }
          />
          <Consents
            customer={customer}
            nameOf={nameOf}
            onWithdraw={
              operator
                ? ({ id }) => navigate({ search: { dialog: 'withdraw', about: id } })
                : undefined
            }
          />
          <SharedWith customer={customer} nameOf={nameOf} />
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
              terms={(asked) => <QuotePanel ask={asked} />}
              onClose={close}
              onCharged={({ id }) =>
                navigate({ to: '/charges/$chargeId', params: { chargeId: id } })
              }
            />
          )}
          {forgotten && <ForgetCardDialog customer={customer} card={forgotten} onClose={close} />}
          {consent && (
            <WithdrawDialog
              customer={customer}
              consent={consent}
              who={whoMay(consent, nameOf)}
              onClose={close}
            />
          )}
          {operator && dialog === 'erase' && (
            <EraseDialog
              customer={customer}
              onClose={close}
              onErased={() => navigate({ to: '/customers', replace: true })}
            />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
