import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { Notice } from '~/ui/Notice';
import type { Payout } from './queries';

/** What a reader should know first, when the money did not simply arrive. */
export function PayoutState({ payout }: { payout: Payout }) {
  switch (payout.status) {
    case 'failed':
      return (
        <Notice tone="bad" title="The bank did not take it">
          {payout.failure?.message} <Returned payout={payout} />
        </Notice>
      );
    case 'canceled':
      return (
        <Notice tone="info" title="It was called back before it was sent">
          <Returned payout={payout} />
        </Notice>
      );
    case 'pending':
    case 'in_transit':
      return (
        <Notice tone="info" title="On its way to your bank">
          It should arrive by <Time iso={payout.expected_at} as="day" />. Banks sometimes take a day
          more.
        </Notice>
      );
    case 'paid':
      return null;
  }
}

function Returned({ payout }: { payout: Payout }) {
  return (
    <>
      <Money amount={payout.amount} currency={payout.currency} /> went back to your balance
      {payout.returned_at && (
        <>
          {' '}
          on <Time iso={payout.returned_at} as="absolute" />
        </>
      )}
      ; Stripe pays it out again with a later payout.
    </>
  );
}
