import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDateTime } from '~/time/format';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import classes from './Consents.module.css';
import type { Consent, Customer } from './queries';

interface ConsentsProps {
  customer: Customer;
  nameOf: (sellerId: string) => string | undefined;
  /** For operators, who may withdraw one for the buyer. */
  onWithdraw: ((consent: Consent) => void) | undefined;
}

/** Whom a consent lets charge, in words. */
export const whoMay = ({ seller_id }: Consent, nameOf: ConsentsProps['nameOf']): string =>
  seller_id ? (nameOf(seller_id) ?? seller_id) : 'Every seller of the marketplace';

/** Who may charge the kept card while the buyer is away, and since when. */
export function Consents({ customer, nameOf, onWithdraw }: ConsentsProps) {
  return (
    <Panel title="Consent to charge again">
      {customer.consents.length === 0 ? (
        <p>None given: this customer can only be charged while paying a checkout.</p>
      ) : (
        <DataList>
          {customer.consents.map((consent) => (
            <Datum key={consent.id} term={formatDateTime(consent.given_at)}>
              <span className={classes.consent}>
                {consent.seller_id ? (
                  <Link to="/sellers/$sellerId" params={{ sellerId: consent.seller_id }}>
                    {whoMay(consent, nameOf)}
                  </Link>
                ) : (
                  whoMay(consent, nameOf)
                )}
                {onWithdraw && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={`Withdraw the consent for ${whoMay(consent, nameOf)}`}
                    onClick={() => onWithdraw(consent)}
                  >
                    Withdraw…
                  </Button>
                )}
              </span>
            </Datum>
          ))}
        </DataList>
      )}
    </Panel>
  );
}
