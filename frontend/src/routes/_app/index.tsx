import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CreditCard, Plus } from 'lucide-react';
import { List } from '~/api/List';
import { useUser } from '~/api/session';
import { ChargesTable } from '~/features/charges/ChargesTable';
import { chargesQuery } from '~/features/charges/queries';
import { TodayFigures } from '~/features/charges/TodayFigures';
import { checkoutsQuery } from '~/features/checkout/queries';
import { GettingReady } from '~/features/sellers/GettingReady';
import { sellerChoicesQuery } from '~/features/sellers/queries';
import { LinkButton } from '~/ui/LinkButton';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/')({ component: HomePage });

function HomePage() {
  const operator = useUser()?.roles.includes('operator') ?? false;
  const sellers = useQuery(sellerChoicesQuery);
  const checkouts = useInfiniteQuery(checkoutsQuery());
  const charges = useInfiniteQuery(chargesQuery());
  const paid = charges.data?.some(({ status }) => status === 'succeeded') ?? false;
  const ready = sellers.data?.some((seller) => seller.charges_enabled) ?? false;
  return (
    <Page
      title="Home"
      actions={
        ready && (
          <LinkButton to="/checkouts/new" leftSection={<Plus size={16} aria-hidden />}>
            New checkout
          </LinkButton>
        )
      }
    >
      {sellers.data && checkouts.data && charges.data && !operator && !paid && (
        <GettingReady
          sellers={sellers.data}
          hasCheckout={checkouts.data.length > 0}
          openCheckoutId={checkouts.data.find(({ status }) => status === 'open')?.id}
        />
      )}
      <TodayFigures currency={sellers.data?.[0]?.default_currency ?? 'eur'} />
      <Panel
        title="Recent charges"
        flush
        actions={charges.data && charges.data.length > 0 && <Link to="/charges">See all</Link>}
      >
        <List
          query={{ ...charges, hasNextPage: false }}
          empty={
            <EmptyState icon={CreditCard} title="No payment yet">
              The first one appears here a moment after it is made.
            </EmptyState>
          }
        >
          {(rows) => <ChargesTable charges={rows.slice(0, 8)} />}
        </List>
      </Panel>
    </Page>
  );
}
