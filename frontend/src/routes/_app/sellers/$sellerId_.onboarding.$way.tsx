import { createFileRoute, notFound, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ProblemNotice } from '~/api/ProblemNotice';
import { useOnboard, useRefreshSeller } from '~/features/sellers/queries';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';

const WAYS = ['return', 'refresh'] as const;

/**
 * Where Stripe's form sends a seller's browser: `return` when they leave it, `refresh` when its
 * link was used or too old.
 */
export const Route = createFileRoute('/_app/sellers/$sellerId_/onboarding/$way')({
  beforeLoad: ({ params }) => {
    if (!WAYS.some((way) => way === params.way)) throw notFound();
  },
  component: OnboardingPage,
});

function OnboardingPage() {
  const { sellerId, way } = Route.useParams();
  const navigate = useNavigate();
  const { mutate: refresh, ...refreshed } = useRefreshSeller(sellerId);
  const { mutate: goOn, ...gone } = useOnboard(sellerId);
  useEffect(() => {
    if (way === 'refresh') return goOn();
    refresh(undefined, {
      onSuccess: () => navigate({ to: '/sellers/$sellerId', params: { sellerId }, replace: true }),
    });
  }, [way, sellerId, goOn, refresh, navigate]);
  const error = refreshed.error ?? gone.error;
  return (
    <Page title="Back from Stripe" width="narrow">
      <ProblemNotice error={error} />
      {!error && (
        <Panel title="One moment: Stripe is asked how the account stands.">
          <TableSkeleton rows={2} />
        </Panel>
      )}
    </Page>
  );
}
