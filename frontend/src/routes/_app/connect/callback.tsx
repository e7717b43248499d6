import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { search, text } from '~/api/search';
import { CallbackFailure } from '~/features/sellers/CallbackOutcome';
import { completeConnectionQuery } from '~/features/sellers/queries';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';

/** Where Stripe sends a seller's browser back to. */
export const Route = createFileRoute('/_app/connect/callback')({
  validateSearch: search({ code: text, state: text, error: text, error_description: text }),
  component: CallbackPage,
});

function CallbackPage() {
  const { code, state = '', error } = Route.useSearch();
  const navigate = useNavigate();
  const answer = error ? { error, state } : { code: code ?? '', state };
  const connection = useQuery(completeConnectionQuery(answer));
  const seller = connection.data;

  useEffect(() => {
    if (!seller) return;
    notifications.show({ color: 'green', message: `${seller.name} is connected with Stripe.` });
    // In place of this entry: going back must not hand the code in again.
    void navigate({ to: '/sellers/$sellerId', params: { sellerId: seller.id }, replace: true });
  }, [seller, navigate]);

  return (
    <Page title="Connecting with Stripe" width="narrow">
      {connection.isError ? (
        <CallbackFailure error={connection.error} />
      ) : (
        <Panel title="One moment: Stripe’s answer is being checked.">
          <TableSkeleton rows={2} />
        </Panel>
      )}
    </Page>
  );
}
