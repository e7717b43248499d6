import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { Loaded, LoadedPage } from '~/api/Loaded';
import { FeePolicyForm } from '~/features/platform/FeePolicyForm';
import { policyWords } from '~/features/platform/policyWords';
import { feePolicyQuery, sellerFeePolicyQuery } from '~/features/platform/queries';
import { WithdrawFee } from '~/features/platform/WithdrawFee';
import { sellerQuery } from '~/features/sellers/queries';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';

export const Route = createFileRoute('/_app/platform/fee-policy_/$sellerId')({
  component: SellerFeePolicyPage,
});

function SellerFeePolicyPage() {
  const { sellerId } = Route.useParams();
  const navigate = useNavigate();
  const seller = useQuery(sellerQuery(sellerId));
  const query = useQuery(sellerFeePolicyQuery(sellerId));
  const usual = useQuery(feePolicyQuery).data;
  const backToSeller = () => navigate({ to: '/sellers/$sellerId', params: { sellerId } });
  return (
    <LoadedPage query={seller} skeleton={<PageSkeleton />}>
      {({ name }) => (
        <Page
          title={`Fee of ${name}`}
          width="narrow"
          trail={
            <Link to="/sellers/$sellerId" params={{ sellerId }}>
              {name}
            </Link>
          }
          lead={`In place of the marketplace’s, for new charges of ${name}. A charge keeps the fee it was made with.`}
        >
          <Panel>
            <Loaded query={query} skeleton={<TableSkeleton rows={4} />}>
              {(policy) => (
                <FeePolicyForm policy={policy} sellerId={sellerId} onSaved={backToSeller}>
                  {policy.own && usual && (
                    <WithdrawFee
                      sellerId={sellerId}
                      usual={policyWords(usual)}
                      onWithdrawn={backToSeller}
                    />
                  )}
                </FeePolicyForm>
              )}
            </Loaded>
          </Panel>
        </Page>
      )}
    </LoadedPage>
  );
}
