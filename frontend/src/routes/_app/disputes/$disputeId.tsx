import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search } from '~/api/search';
import { chargeQuery } from '~/features/charges/queries';
import { AcceptDialog } from '~/features/disputes/AcceptDialog';
import { DisputeAmounts } from '~/features/disputes/DisputeAmounts';
import { DisputeBadge } from '~/features/disputes/DisputeBadge';
import { DisputeFacts } from '~/features/disputes/DisputeFacts';
import { DisputeReason } from '~/features/disputes/DisputeReason';
import { DisputeState } from '~/features/disputes/DisputeState';
import { DisputeTimeline } from '~/features/disputes/DisputeTimeline';
import { EvidenceForm } from '~/features/disputes/EvidenceForm';
import { EvidenceGiven } from '~/features/disputes/EvidenceGiven';
import { disputeQuery } from '~/features/disputes/queries';
import { reasonOf } from '~/features/disputes/reasons';
import { mayAccept, takesEvidence } from '~/features/disputes/standing';
import { sellerQuery } from '~/features/sellers/queries';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { cardName } from '~/ui/CardMark';
import { JsonView } from '~/ui/JsonView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';

export const Route = createFileRoute('/_app/disputes/$disputeId')({
  validateSearch: search({
    dialog: oneOf(['accept', 'submit']),
  }),
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(disputeQuery(params.disputeId)),
  component: DisputePage,
});

function DisputePage() {
  const { disputeId } = Route.useParams();
  const { dialog } = Route.useSearch();
  const navigate = Route.useNavigate();
  const close = () => navigate({ search: {} });
  const query = useQuery(disputeQuery(disputeId));
  const [sellerId, chargeId] = [query.data?.seller_id ?? '', query.data?.charge_id ?? ''];
  const seller = useQuery({ ...sellerQuery(sellerId), enabled: sellerId !== '' });
  const charge = useQuery({ ...chargeQuery(chargeId), enabled: chargeId !== '' }).data;
  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(dispute) => (
        <Page
          title={`Dispute of ${formatMoney(dispute.amount, dispute.currency)}`}
          heading={<Money amount={dispute.amount} currency={dispute.currency} withCode />}
          trail={<Link to="/disputes">Disputes</Link>}
          lead={
            <>
              <DisputeBadge status={dispute.status} /> &nbsp;{reasonOf(dispute.reason).title}
            </>
          }
          actions={
            mayAccept(dispute) && (
              <Button variant="default" onClick={() => navigate({ search: { dialog: 'accept' } })}>
                Accept…
              </Button>
            )
          }
        >
          <DisputeState dispute={dispute} />
          <DisputeAmounts dispute={dispute} />
          <DisputeReason dispute={dispute} />
          {takesEvidence(dispute, new Date()) ? (
            <EvidenceForm
              dispute={dispute}
              asking={dialog === 'submit'}
              onAsk={() => navigate({ search: { dialog: 'submit' } })}
              onClose={close}
            />
          ) : (
            <EvidenceGiven dispute={dispute} />
          )}
          <DisputeFacts
            dispute={dispute}
            sellerName={seller.data?.name}
            charge={
              charge &&
              [
                formatMoney(charge.amount, charge.currency),
                charge.card && `${cardName(charge.card)} •• ${charge.card.last4}`,
                charge.description,
              ]
                .filter(Boolean)
                .join(' · ')
            }
          />
          <DisputeTimeline dispute={dispute} />
          <JsonView title="As the API gives it" value={dispute} />
          {dialog === 'accept' && mayAccept(dispute) && (
            <AcceptDialog
              dispute={dispute}
              bearer={charge?.flow === 'destination' ? 'marketplace' : 'seller'}
              onClose={close}
            />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
