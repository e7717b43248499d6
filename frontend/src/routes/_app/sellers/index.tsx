import { useInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Plus, Store } from 'lucide-react';
import { List } from '~/api/List';
import { sellersQuery } from '~/features/sellers/queries';
import { SellersTable } from '~/features/sellers/SellersTable';
import { LinkButton } from '~/ui/LinkButton';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/sellers/')({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(sellersQuery()),
  component: SellersPage,
});

function SellersPage() {
  const query = useInfiniteQuery(sellersQuery());
  return (
    <Page title="Sellers" actions={<NewSeller />}>
      <Panel flush>
        <List
          query={query}
          empty={
            <EmptyState icon={Store} title="No seller yet" action={<NewSeller />}>
              A seller is the shop that buyers pay, with a Stripe account of its own.
            </EmptyState>
          }
        >
          {(sellers) => <SellersTable sellers={sellers} />}
        </List>
      </Panel>
    </Page>
  );
}

function NewSeller() {
  return (
    <LinkButton to="/sellers/new" leftSection={<Plus size={16} aria-hidden />}>
      New seller
    </LinkButton>
  );
}
