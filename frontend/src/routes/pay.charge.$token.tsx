import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { configurationQuery } from '~/api/configuration';
import { LoadedPage } from '~/api/Loaded';
import { ConfirmCharge } from '~/features/checkout/pay/ConfirmCharge';
import { PaySkeleton } from '~/features/checkout/pay/PaySkeleton';
import { authenticationQuery } from '~/features/checkout/pay/queries';

/** Where a charge's `action_url` leads: the buyer's bank wants the buyer. Nobody need be signed in. */
export const Route = createFileRoute('/pay/charge/$token')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(configurationQuery);
    void context.queryClient.prefetchQuery(authenticationQuery(params.token));
  },
  component: ConfirmRoute,
});

function ConfirmRoute() {
  const { token } = Route.useParams();
  const configuration = useQuery(configurationQuery);
  const charge = useQuery(authenticationQuery(token));
  if (charge.isError && !charge.data) {
    return (
      <main>
        <LoadedPage query={charge} skeleton={null}>
          {() => null}
        </LoadedPage>
      </main>
    );
  }
  return (
    <LoadedPage query={charge} skeleton={<PaySkeleton />}>
      {(page) => (
        <LoadedPage query={configuration} skeleton={<PaySkeleton />}>
          {(settings) => (
            <ConfirmCharge key={token} token={token} charge={page} configuration={settings} />
          )}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}
