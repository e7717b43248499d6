import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useIntent } from '~/api/intent';
import { formatMoney } from '~/money/format';
import { CardMark } from '~/ui/CardMark';
import { Form } from '~/ui/Form';
import { Notice } from '~/ui/Notice';
import { Ending, type EndingKind } from './Ending';
import { PayScreen } from './PayScreen';
import { carryOut, type Outcome, pause } from './payment';
import {
  type Authentication,
  authenticate,
  authenticationQuery,
  readAuthentication,
} from './queries';
import { passBank, type StripeJsConfiguration } from './stripeJs';

interface ConfirmChargeProps {
  token: string;
  charge: Authentication;
  configuration: StripeJsConfiguration;
}

/** A charge of a kept card that the bank wants the buyer for: they confirm it, and type nothing. */
export function ConfirmCharge({ token, charge, configuration }: ConfirmChargeProps) {
  const cache = useQueryClient();
  const intent = useIntent();
  const [outcome, setOutcome] = useState<Outcome>();
  const confirmation = useMutation({
    mutationFn: () =>
      carryOut(token, {
        send: () => authenticate(token, intent.keyFor(token)),
        readOutcome: () => readAuthentication(token),
        authenticate: (step) => passBank(configuration, step),
        pause,
      }),
    onSuccess: (reached) => {
      setOutcome(reached);
      if (reached.kind === 'refused') intent.done();
      void cache.invalidateQueries({ queryKey: authenticationQuery(token).queryKey });
    },
  });
  const ending = endingOf(charge, outcome);
  useQuery({
    ...authenticationQuery(token),
    enabled: ending === 'waiting' || ending === 'in_progress',
    refetchInterval: 3_000,
  });
  return (
    <PayScreen checkout={charge}>
      {ending ? (
        <Ending kind={ending} seller={charge.seller_name} />
      ) : (
        <Form
          label="Confirm the payment"
          onSubmit={(event) => {
            event.preventDefault();
            confirmation.mutate();
          }}
        >
          {outcome?.kind === 'refused' && (
            <Notice tone="bad" title={outcome.title}>
              {outcome.reason} You have not been charged.
            </Notice>
          )}
          {outcome?.kind === 'unreached' && (
            <Notice tone="bad" title="No connection">
              The server did not answer. Press again when you are online: this is paid once at most.
            </Notice>
          )}
          {!OVER.has(charge.status) && (
            <>
              <p>
                Your bank wants to know that it is you. {charge.seller_name} charges your card
                {charge.card && (
                  <>
                    {' '}
                    <CardMark brand={charge.card.brand} last4={charge.card.last4} />
                  </>
                )}{' '}
                once you confirm it.
              </p>
              <Button
                type="submit"
                size="lg"
                fullWidth
                loading={confirmation.isPending}
                leftSection={<Lock size={16} aria-hidden />}
              >
                Pay {formatMoney(charge.amount, charge.currency)}
              </Button>
            </>
          )}
        </Form>
      )}
    </PayScreen>
  );
}

const PAID: ReadonlySet<Authentication['status']> = new Set([
  'succeeded',
  'authorized',
  'partially_refunded',
  'refunded',
]);
const OVER: ReadonlySet<Authentication['status']> = new Set(['failed', 'canceled']);

/** What stands in place of the button, if anything does. The server's word comes before our own. */
function endingOf(charge: Authentication, outcome: Outcome | undefined): EndingKind | undefined {
  if (PAID.has(charge.status)) return 'paid';
  if (OVER.has(charge.status)) return outcome?.kind === 'refused' ? undefined : 'canceled';
  switch (outcome?.kind) {
    case 'paid':
    case 'waiting':
    case 'in_progress':
      return outcome.kind;
    case 'closed':
      return 'expired';
    default:
      return charge.open || outcome ? undefined : 'expired';
  }
}
