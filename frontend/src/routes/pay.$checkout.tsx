import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { configurationQuery } from '~/api/configuration';
import { LoadedPage } from '~/api/Loaded';
import { PayCheckout } from '~/features/checkout/pay/PayCheckout';
import { PaySkeleton } from '~/features/checkout/pay/PaySkeleton';
import { payPageQuery } from '~/features/checkout/pay/queries';
import { walletQuery } from '~/features/wallet/queries';

/** What a buyer opens. Nobody need be signed in. */
export const Route = createFileRoute('/pay/$checkout')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(configurationQuery);
    void context.queryClient.prefetchQuery(payPageQuery(params.checkout));
  },
  component: PayRoute,
});

function PayRoute() {
  const { checkout: id } = Route.useParams();
  const configuration = useQuery(configurationQuery);
  const checkout = useQuery(payPageQuery(id));
  // The page itself tells of the cards that this seller may charge; others may be kept besides.
  const noneHere = checkout.data?.kept_cards.length === 0;
  const wallet = useQuery({ ...walletQuery, enabled: noneHere, retry: false });
  if (checkout.isError && !checkout.data) {
    return (
      <main>
        <LoadedPage query={checkout} skeleton={null}>
          {() => null}
        </LoadedPage>
      </main>
    );
  }
  return (
    <LoadedPage query={checkout} skeleton={<PaySkeleton />}>
      {(page) => (
        <LoadedPage query={configuration} skeleton={<PaySkeleton />}>
          {(settings) => (
            <PayCheckout
              key={id}
              checkout={page}
              configuration={settings}
              hasWallet={page.kept_cards.length > 0 || (wallet.data?.length ?? 0) > 0}
            />
          )}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}
