import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Loaded } from '~/api/Loaded';
import { refundPolicyQuery } from '~/features/platform/queries';
import { RefundPolicyForm } from '~/features/platform/RefundPolicyForm';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';

export const Route = createFileRoute('/_app/platform/refund-policy')({
  component: RefundPolicyPage,
});

function RefundPolicyPage() {
  const query = useQuery(refundPolicyQuery);
  return (
    <Page
      title="Refund policy"
      width="narrow"
      lead="Who bears a refund or a lost dispute. It is the default: whoever refunds can choose otherwise, and sees before what it means."
    >
      <Panel>
        <Loaded query={query} skeleton={<TableSkeleton rows={5} />}>
          {(policy) => <RefundPolicyForm policy={policy} />}
        </Loaded>
      </Panel>
    </Page>
  );
}
