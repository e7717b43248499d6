import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Loaded } from '~/api/Loaded';
import { FeePolicyForm } from '~/features/platform/FeePolicyForm';
import { feePolicyQuery } from '~/features/platform/queries';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';

export const Route = createFileRoute('/_app/platform/fee-policy')({ component: FeePolicyPage });

function FeePolicyPage() {
  const query = useQuery(feePolicyQuery);
  return (
    <Page
      title="Fee policy"
      width="narrow"
      lead="What the marketplace keeps of each charge. A change holds for new charges; a charge keeps the fee it was made with."
    >
      <Panel>
        <Loaded query={query} skeleton={<TableSkeleton rows={4} />}>
          {(policy) => <FeePolicyForm policy={policy} />}
        </Loaded>
      </Panel>
    </Page>
  );
}
