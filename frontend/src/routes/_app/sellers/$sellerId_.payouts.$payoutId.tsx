import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { MoreButton } from '~/api/List';
import { LoadedPage } from '~/api/Loaded';
import { PayoutAmounts } from '~/features/payouts/PayoutAmounts';
import { PayoutBadge } from '~/features/payouts/PayoutBadge';
import { PayoutFacts } from '~/features/payouts/PayoutFacts';
import { PayoutItems } from '~/features/payouts/PayoutItems';
import { PayoutState } from '~/features/payouts/PayoutState';
import { payoutQuery } from '~/features/payouts/queries';
import { sellerQuery } from '~/features/sellers/queries';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { JsonView } from '~/ui/JsonView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';

export const Route = createFileRoute('/_app/sellers/$sellerId_/payouts/$payoutId')({
  component: PayoutPage,
});

function PayoutPage() {
  const { sellerId, payoutId } = Route.useParams();
  const query = useInfiniteQuery(payoutQuery(sellerId, payoutId));
  const seller = useQuery(sellerQuery(sellerId));
  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {({ payout, items }) => (
        <Page
          title={`Payout of ${formatMoney(payout.amount, payout.currency)}`}
          heading={<Money amount={payout.amount} currency={payout.currency} withCode />}
          trail={
            <Link to="/payouts" search={{ seller: sellerId }}>
              Payouts
            </Link>
          }
          lead={<PayoutBadge status={payout.status} />}
        >
          <PayoutState payout={payout} />
          <PayoutAmounts payout={payout} />
          <PayoutItems payout={payout} items={items} more={<MoreButton query={query} />} />
          <PayoutFacts payout={payout} sellerName={seller.data?.name} />
          <JsonView title="As the API gives it" value={payout} />
        </Page>
      )}
    </LoadedPage>
  );
}
