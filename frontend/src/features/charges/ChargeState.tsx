import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { CopyButton } from '~/ui/CopyButton';
import { Notice } from '~/ui/Notice';
import type { Charge } from './queries';

/** What a reader should know before anything else, when all is not simply well. */
export function ChargeState({ charge }: { charge: Charge }) {
  switch (charge.status) {
    case 'failed':
      return (
        <Notice tone="bad" title="The card was declined">
          {charge.decline?.message}
          {charge.checkout_id && ' The buyer can still pay the same checkout with another card.'}
        </Notice>
      );
    case 'unknown':
      return (
        <Notice tone="waiting" title="Stripe’s answer was lost on its way">
          It is being asked again. Do not charge a second time: this page follows by itself.
        </Notice>
      );
    case 'requires_action':
      return (
        <Notice tone="waiting" title="The bank wants the buyer">
          {charge.action_url ? (
            <>
              Send them this address, where they finish the same charge:{' '}
              <code>{charge.action_url}</code>{' '}
              <CopyButton text={charge.action_url} label="Copy address" />
            </>
          ) : (
            'They are finishing it on the payment page.'
          )}
        </Notice>
      );
    case 'authorized':
      return (
        <Notice tone="info" title="Held for you, not taken yet">
          The buyer’s bank holds <Money amount={charge.amount} currency={charge.currency} />
          {charge.capture_before && (
            <>
              {' '}
              until <Time iso={charge.capture_before} as="absolute" />
            </>
          )}
          . Capture it before, or the bank releases it and you are not paid.
        </Notice>
      );
    default:
      return null;
  }
}
