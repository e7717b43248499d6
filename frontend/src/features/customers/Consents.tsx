import { Link } from '@tanstack/react-router';
import { formatDateTime } from '~/time/format';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import type { Customer } from './queries';

interface ConsentsProps {
  customer: Customer;
  nameOf: (sellerId: string) => string | undefined;
}

/** Who may charge the kept card while the buyer is away, and since when. */
export function Consents({ customer, nameOf }: ConsentsProps) {
  return (
    <Panel title="Consent to charge again">
      {customer.consents.length === 0 ? (
        <p>None given: this customer can only be charged while paying a checkout.</p>
      ) : (
        <DataList>
          {customer.consents.map(({ seller_id, given_at }) => (
            <Datum key={`${seller_id}${given_at}`} term={formatDateTime(given_at)}>
              {seller_id ? (
                <Link to="/sellers/$sellerId" params={{ sellerId: seller_id }}>
                  {nameOf(seller_id) ?? seller_id}
                </Link>
              ) : (
                'Every seller of the marketplace'
              )}
            </Datum>
          ))}
        </DataList>
      )}
    </Panel>
  );
}
