import { Money } from '~/money/Money';
import { Figure, Figures } from '~/ui/Figure';
import { Deadline } from './Deadline';
import type { Dispute } from './queries';
import { deadlineOf, totalCost } from './standing';

/** What is disputed, and what it cost so far. */
export function DisputeAmounts({ dispute }: { dispute: Dispute }) {
  const { cost } = dispute;
  const due = deadlineOf(dispute);
  const currency = cost?.currency ?? dispute.currency;
  return (
    <Figures>
      <Figure label="Disputed">
        <Money amount={dispute.amount} currency={dispute.currency} />
      </Figure>
      <Figure
        label={dispute.status === 'lost' ? 'With the buyer' : 'With the bank'}
        note={!cost ? 'No money has moved' : dispute.status === 'won' && 'It was given back'}
      >
        <Money amount={cost?.withdrawn ?? 0} currency={currency} />
      </Figure>
      <Figure label="Stripe’s dispute fee">
        <Money amount={cost?.fee ?? 0} currency={currency} />
      </Figure>
      <Figure label={dispute.closed_at ? 'Cost' : 'Cost so far'}>
        <Money amount={totalCost(dispute)} currency={currency} />
      </Figure>
      {due && (
        <Figure label="Time to answer">
          <Deadline iso={due} brief />
        </Figure>
      )}
    </Figures>
  );
}
