import { Checklist } from '~/ui/Checklist';
import { LinkButton } from '~/ui/LinkButton';
import { Panel } from '~/ui/Panel';
import type { Seller } from './queries';

interface GettingReadyProps {
  sellers: Seller[];
  hasCheckout: boolean;
  openCheckoutId: string | undefined;
}

/** The way to a first payment, until it is made. */
export function GettingReady({ sellers, hasCheckout, openCheckoutId }: GettingReadyProps) {
  const first = sellers.find((seller) => !seller.charges_enabled) ?? sellers[0];
  return (
    <Panel title="Get ready to be paid" flush>
      <Checklist
        steps={[
          {
            title: 'Create a seller',
            text: 'The name that buyers read, a country and a currency.',
            done: sellers.length > 0,
            action: (
              <LinkButton to="/sellers/new" size="xs">
                Create a seller
              </LinkButton>
            ),
          },
          {
            title: 'Connect Stripe',
            text: 'Payments go to your own Stripe account.',
            done: sellers.some((seller) => seller.charges_enabled),
            action: first && (
              <LinkButton to="/sellers/$sellerId" params={{ sellerId: first.id }} size="xs">
                Connect Stripe
              </LinkButton>
            ),
          },
          {
            title: 'Make a checkout',
            text: 'An amount and what it is for: you get a link to send.',
            done: hasCheckout,
            action: (
              <LinkButton to="/checkouts/new" size="xs">
                New checkout
              </LinkButton>
            ),
          },
          {
            title: 'Be paid',
            text: 'Send the link to your buyer.',
            done: false,
            action: openCheckoutId && (
              <LinkButton
                to="/checkouts/$checkoutId"
                params={{ checkoutId: openCheckoutId }}
                size="xs"
              >
                Get the link
              </LinkButton>
            ),
          },
        ]}
      />
    </Panel>
  );
}
