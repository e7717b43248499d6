import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { SellerForm } from '~/features/sellers/SellerForm';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';

export const Route = createFileRoute('/_app/sellers/new')({ component: NewSellerPage });

function NewSellerPage() {
  const navigate = useNavigate();
  return (
    <Page
      title="New seller"
      width="narrow"
      trail={<Link to="/sellers">Sellers</Link>}
      lead="Country and currency are a start: once connected, what your Stripe account says counts."
    >
      <Panel>
        <SellerForm
          onCreated={({ id }) => navigate({ to: '/sellers/$sellerId', params: { sellerId: id } })}
        />
      </Panel>
    </Page>
  );
}
