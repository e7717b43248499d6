import { Store } from 'lucide-react';
import { LinkButton } from '~/ui/LinkButton';
import { Panel } from '~/ui/Panel';
import { EmptyState } from '~/ui/States';
import type { Seller } from './queries';

interface SellerNeededProps {
  /** The one without an account; none when there is no seller at all. */
  seller: Seller | undefined;
  /** What there would be, as a sentence. */
  children: string;
}

/** In place of what only a seller with a Stripe account has: what to do first. */
export function SellerNeeded({ seller, children }: SellerNeededProps) {
  return (
    <Panel flush>
      <EmptyState
        icon={Store}
        title={seller ? `${seller.name} has no Stripe account yet` : 'No seller yet'}
        action={
          seller ? (
            <LinkButton to="/sellers/$sellerId" params={{ sellerId: seller.id }}>
              Connect Stripe
            </LinkButton>
          ) : (
            <LinkButton to="/sellers/new">Create a seller</LinkButton>
          )
        }
      >
        {children}
      </EmptyState>
    </Panel>
  );
}
