import { Link } from '@tanstack/react-router';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Customer } from './queries';

interface SharedWithProps {
  customer: Customer;
  nameOf: (sellerId: string) => string | undefined;
}

/** The connected accounts that know this customer, for operators: the API tells nobody else. */
export function SharedWith({ customer, nameOf }: SharedWithProps) {
  if (!customer.shared_with) return null;
  return (
    <Panel
      title="Shared with"
      description="Sellers on whose Stripe account this customer is known. A kept card there can be charged from their own Dashboard."
    >
      {customer.shared_with.length === 0 ? (
        <p>With nobody: no seller was paid directly by a card of theirs that is kept.</p>
      ) : (
        <DataList>
          {customer.shared_with.map(({ seller_id, stripe_customer }) => (
            <Datum
              key={seller_id}
              term={nameOf(seller_id) ?? 'Seller'}
              note={
                <Link to="/sellers/$sellerId" params={{ sellerId: seller_id }}>
                  Open the seller
                </Link>
              }
            >
              <CopyId id={stripe_customer} label="Copy Stripe customer id" />
            </Datum>
          ))}
        </DataList>
      )}
    </Panel>
  );
}
