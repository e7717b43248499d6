import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search } from '~/api/search';
import { Attempts } from '~/features/charges/Attempts';
import { CancelChargeDialog } from '~/features/charges/CancelChargeDialog';
import { CaptureDialog } from '~/features/charges/CaptureDialog';
import { ChargeActions } from '~/features/charges/ChargeActions';
import { ChargeAmounts } from '~/features/charges/ChargeAmounts';
import { ChargeBadge } from '~/features/charges/ChargeBadge';
import { ChargeFacts } from '~/features/charges/ChargeFacts';
import { ChargeState } from '~/features/charges/ChargeState';
import { ChargeTimeline } from '~/features/charges/ChargeTimeline';
import { CHARGE_DIALOGS, mayOpen } from '~/features/charges/dialogs';
import { chargeQuery } from '~/features/charges/queries';
import { customerQuery } from '~/features/customers/queries';
import { ChargeDisputes } from '~/features/disputes/ChargeDisputes';
import { RefundDialog } from '~/features/refunds/RefundDialog';
import { RefundsPanel } from '~/features/refunds/RefundsPanel';
import { sellerQuery } from '~/features/sellers/queries';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { JsonView } from '~/ui/JsonView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';

export const Route = createFileRoute('/_app/charges/$chargeId')({
  validateSearch: search({ dialog: oneOf(CHARGE_DIALOGS) }),
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(chargeQuery(params.chargeId)),
  component: ChargePage,
});

function ChargePage() {
  const { chargeId } = Route.useParams();
  const { dialog } = Route.useSearch();
  const navigate = Route.useNavigate();
  const close = () => navigate({ search: {} });
  const query = useQuery(chargeQuery(chargeId));
  const sellerId = query.data?.seller_id ?? '';
  const customerId = query.data?.customer_id ?? '';
  const seller = useQuery({ ...sellerQuery(sellerId), enabled: sellerId !== '' });
  const customer = useQuery({ ...customerQuery(customerId), enabled: customerId !== '' });
  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(charge) => (
        <Page
          title={`Charge of ${formatMoney(charge.amount, charge.currency)}`}
          heading={<Money amount={charge.amount} currency={charge.currency} withCode />}
          trail={<Link to="/charges">Charges</Link>}
          lead={
            <>
              <ChargeBadge charge={charge} /> &nbsp;{charge.description}
            </>
          }
          actions={
            <ChargeActions
              charge={charge}
              onOpen={(next) => navigate({ search: { dialog: next } })}
            />
          }
        >
          <ChargeState charge={charge} />
          <ChargeAmounts charge={charge} />
          {charge.dispute && <ChargeDisputes chargeId={charge.id} />}
          <RefundsPanel charge={charge} />
          <ChargeFacts
            charge={charge}
            sellerName={seller.data?.name}
            customerEmail={customer.data?.email}
          />
          <Attempts attempts={charge.attempts} />
          <ChargeTimeline charge={charge} />
          <JsonView title="As the API gives it" value={charge} />
          {dialog === 'capture' && mayOpen(dialog, charge) && (
            <CaptureDialog charge={charge} onClose={close} />
          )}
          {dialog === 'refund' && mayOpen(dialog, charge) && (
            <RefundDialog charge={charge} onClose={close} />
          )}
          {dialog === 'cancel' && mayOpen(dialog, charge) && (
            <CancelChargeDialog charge={charge} onClose={close} />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
