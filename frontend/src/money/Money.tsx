import { formatMoney } from './format';
import classes from './Money.module.css';

interface MoneyProps {
  /** Minor units. Null where Stripe has not told it yet, which shows as a dash. */
  amount: number | null | undefined;
  currency: string;
  /** Adds the currency's code, for headings where a sign alone could be any dollar. */
  withCode?: boolean;
}

export function Money({ amount, currency, withCode = false }: MoneyProps) {
  if (amount === null || amount === undefined) {
    return (
      <span className={classes.unknown} title="Not known yet">
        —
      </span>
    );
  }
  return (
    <span className={classes.money}>
      {formatMoney(amount, currency)}
      {withCode && <span className={classes.code}> {currency.toUpperCase()}</span>}
    </span>
  );
}
