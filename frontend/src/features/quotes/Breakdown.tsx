import type { ReactNode } from 'react';
import { Money } from '~/money/Money';
import classes from './QuotePanel.module.css';
import type { Quote } from './queries';

/** An amount taken apart, line by line, and who answers for it afterwards. */
export function Breakdown({ quote }: { quote: Quote }) {
  const { currency, stripe_fee_payer } = quote;
  const stripe = quote.stripe_fee_estimate;
  return (
    <>
      <dl>
        <Line term="The buyer pays">
          <Money amount={quote.amount} currency={currency} />
        </Line>
        <Line term="Marketplace fee">
          <Money amount={quote.application_fee} currency={currency} />
        </Line>
        <Line
          term="Stripe’s fee, estimated"
          note={
            stripe === null
              ? `Not known for this country; ${WHO[stripe_fee_payer]} pays it`
              : `${capital(WHO[stripe_fee_payer])} pays it`
          }
        >
          <Money amount={stripe} currency={currency} />
        </Line>
        <Line term="The seller keeps" sum>
          <Money amount={quote.seller_net} currency={currency} />
        </Line>
        <Line
          term="The marketplace keeps"
          note={(quote.platform_net ?? 0) < 0 ? 'Stripe takes more than the fee brings' : undefined}
        >
          <Money amount={quote.platform_net} currency={currency} />
        </Line>
      </dl>
      <p className={classes.terms}>{liabilityWords(quote)}</p>
    </>
  );
}

interface LineProps {
  term: string;
  note?: string | undefined;
  sum?: boolean;
  children: ReactNode;
}

function Line({ term, note, sum = false, children }: LineProps) {
  return (
    <div className={sum ? `${classes.line} ${classes.sum}` : classes.line}>
      <dt>
        {term}
        {note && <span className={classes.note}>{note}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

type Party = Quote['stripe_fee_payer'];

const WHO: Record<Party, string> = {
  seller: 'the seller',
  platform: 'the marketplace',
  stripe: 'Stripe',
};

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Who answers for what, in sentences. */
export function liabilityWords({ liability, statement_descriptor_of }: Quote): string {
  const { refunds, disputes, negative_balances } = liability;
  const taken =
    refunds === disputes
      ? `Refunds and disputes are taken from ${of(refunds)} balance`
      : `Refunds are taken from ${of(refunds)} balance, disputes from ${of(disputes)}`;
  const rest = `what it lacks, ${WHO[negative_balances]} bears`;
  return `${taken}; ${rest}. On the buyer’s statement stands ${WHO[statement_descriptor_of]}.`;
}

const of = (party: Party) => (party === 'stripe' ? 'Stripe’s' : `${WHO[party]}’s`);
