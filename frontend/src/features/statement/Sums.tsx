import { Money } from '~/money/Money';
import { Panel } from '~/ui/Panel';
import type { CurrencyStatement, StatementSums } from './queries';
import classes from './Sums.module.css';

interface SumsProps {
  statement: CurrencyStatement;
  /** The days, in words. */
  from: string;
  to: string;
}

/** How what was not paid out came to be what it is, in one currency. */
export function Sums({ statement, from, to }: SumsProps) {
  const { currency, opening, closing } = statement;
  const rows: [string, StatementSums][] = [
    ['Charges', statement.charges],
    ['Refunds', statement.refunds],
    ['Disputes', statement.disputes],
    ['Disputes won', statement.disputes_returned],
    ['Transfers taken back', statement.transfer_reversals],
    ['Marketplace fees given back', statement.fee_refunds],
    ['Payouts', statement.payouts],
    ['Payouts that came back', statement.payouts_returned],
  ];
  const unsettled = rows.reduce((sum, [, { unsettled }]) => sum + unsettled, 0);
  return (
    <Panel
      title={currency.toUpperCase()}
      flush
      description={
        unsettled > 0 &&
        `Stripe has not said everything about ${unsettled === 1 ? 'one line' : `${unsettled} lines`} yet: the net may still change.`
      }
    >
      <table className={classes.sums} aria-label={`Sums in ${currency.toUpperCase()}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">Gross</th>
            <th scope="col">Marketplace fee</th>
            <th scope="col">Stripe fee</th>
            <th scope="col">Net</th>
          </tr>
        </thead>
        <tbody>
          <Balance words={`Not paid out before ${from}`} amount={opening} currency={currency} />
          {rows
            .filter(([words, { count }]) => count > 0 || words === 'Charges')
            .map(([words, sums]) => (
              <tr key={words}>
                <th scope="row">
                  {words} <span className={classes.count}>{sums.count}</span>
                </th>
                <td>
                  <Money amount={sums.gross} currency={currency} />
                </td>
                <td>
                  <Fee amount={sums.application_fee} currency={currency} />
                </td>
                <td>
                  <Fee amount={sums.stripe_fee} currency={currency} />
                </td>
                <td>
                  <Money amount={sums.net} currency={currency} />
                </td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <Balance
            words={`Not paid out at the end of ${to}`}
            amount={closing}
            currency={currency}
          />
        </tfoot>
      </table>
    </Panel>
  );
}

function Balance({ words, amount, currency }: { words: string; amount: number; currency: string }) {
  return (
    <tr className={classes.balance}>
      <th scope="row" colSpan={4}>
        {words}
      </th>
      <td>
        <Money amount={amount} currency={currency} />
      </td>
    </tr>
  );
}

function Fee({ amount, currency }: { amount: number; currency: string }) {
  return amount === 0 ? <>—</> : <Money amount={amount} currency={currency} />;
}
