import { useState } from 'react';
import { toDecimalString } from '~/money/currency';
import { formatMoney } from '~/money/format';
import { MoneyInput } from '~/money/MoneyInput';
import { parseMoney } from '~/money/parse';
import classes from './FeeExample.module.css';
import { feeOf } from './fee';
import type { FeePolicy } from './queries';

interface FeeExampleProps {
  /** None while what is typed is no policy. */
  policy: FeePolicy | undefined;
  currency: string;
}

/** What a policy takes of an amount, worked out as it is typed. */
export function FeeExample({ policy, currency }: FeeExampleProps) {
  const [typed, setTyped] = useState(() => toDecimalString(10_000, currency));
  const parsed = parseMoney(typed, currency);
  return (
    <section className={classes.example} aria-label="Example">
      <MoneyInput label="For example, of" value={typed} onChange={setTyped} currency={currency} />
      <p className={classes.words} aria-live="polite">
        {!parsed.ok ? (
          parsed.reason
        ) : !policy ? (
          'Mend the fields above to see the fee.'
        ) : (
          <>
            the marketplace takes{' '}
            <strong>{formatMoney(feeOf(policy, parsed.amount, currency), currency)}</strong>, and{' '}
            {formatMoney(parsed.amount - feeOf(policy, parsed.amount, currency), currency)} is left
            for the seller, before Stripe’s fee.
          </>
        )}
      </p>
    </section>
  );
}
