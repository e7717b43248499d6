import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { LoadedPage } from '~/api/Loaded';
import { oneOf, search } from '~/api/search';
import { CancelDialog } from '~/features/checkout/CancelDialog';
import { CheckoutBadge } from '~/features/checkout/CheckoutBadge';
import { CheckoutFacts } from '~/features/checkout/CheckoutFacts';
import { PublicLink } from '~/features/checkout/PublicLink';
import { checkoutQuery } from '~/features/checkout/queries';
import { sellerQuery } from '~/features/sellers/queries';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { JsonView } from '~/ui/JsonView';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';

export const Route = createFileRoute('/_app/checkouts/$checkoutId')({
  validateSearch: search({ dialog: oneOf(['cancel']) }),
  component: CheckoutPage,
});

function CheckoutPage() {
  const { checkoutId } = Route.useParams();
  const { dialog } = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useQuery(checkoutQuery(checkoutId));
  const sellerId = query.data?.seller_id;
  const seller = useQuery({ ...sellerQuery(sellerId ?? ''), enabled: sellerId !== undefined });
  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(checkout) => (
        <Page
          title={`Checkout of ${formatMoney(checkout.amount, checkout.currency)}`}
          heading={<Money amount={checkout.amount} currency={checkout.currency} withCode />}
          trail={<Link to="/checkouts">Checkouts</Link>}
          lead={
            <>
              <CheckoutBadge status={checkout.status} /> &nbsp;{checkout.description}
            </>
          }
          actions={
            checkout.status === 'open' && (
              <Button variant="default" onClick={() => navigate({ search: { dialog: 'cancel' } })}>
                Cancel checkout…
              </Button>
            )
          }
        >
          {checkout.status === 'open' && <PublicLink url={checkout.url} />}
          <CheckoutFacts checkout={checkout} seller={seller.data?.name} />
          <JsonView title="As the API gives it" value={checkout} />
          {dialog === 'cancel' && checkout.status === 'open' && (
            <CancelDialog checkout={checkout} onClose={() => navigate({ search: {} })} />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
