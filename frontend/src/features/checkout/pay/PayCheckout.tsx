import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { configurationQuery } from '~/api/configuration';
import { useIntent } from '~/api/intent';
import { ErrorState } from '~/ui/States';
import { CardForm, type Refusal } from './CardForm';
import { Ending, type EndingKind } from './Ending';
import { PayScreen } from './PayScreen';
import { carryOut, type Outcome, pause } from './payment';
import { type PayBody, type PayPage, pay, payPageQuery, readOutcome } from './queries';
import { passBank, stripeFor } from './stripeJs';

type Configuration = NonNullable<ReturnType<typeof useConfiguration>>;
const useConfiguration = () => useQuery(configurationQuery).data;

interface PayCheckoutProps {
  checkout: PayPage;
  configuration: Configuration;
}

/** One checkout in the buyer's browser, from the open form to the receipt. */
export function PayCheckout({ checkout, configuration }: PayCheckoutProps) {
  const id = checkout.checkout_id;
  const cache = useQueryClient();
  const intent = useIntent();
  const [outcome, setOutcome] = useState<Outcome>();
  const publishableKey = checkout.stripe.publishable_key;
  const stripe = useQuery({
    queryKey: ['stripe.js', configuration.stripe_js_url, publishableKey],
    queryFn: () => stripeFor(configuration, publishableKey),
    // It is a live object and no data.
    structuralSharing: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

  const payment = useMutation({
    mutationFn: (body: PayBody) =>
      carryOut(body, {
        send: (sent) => pay(id, sent, intent.keyFor(sent)),
        readOutcome: () => readOutcome(id),
        authenticate: (action) => passBank(configuration, action),
        pause,
      }),
    onSuccess: (reached) => {
      setOutcome(reached);
      // Another card is another intent, and so is the same one pressed again after a refusal.
      if (reached.kind === 'refused') intent.done();
      void cache.invalidateQueries({ queryKey: payPageQuery(id).queryKey });
    },
  });

  const ending = endingOf(checkout, outcome);
  if (ending) {
    return (
      <PayScreen checkout={checkout}>
        <Ending kind={ending} seller={checkout.seller_name} />
        <Follow checkoutId={id} while={ending === 'waiting' || ending === 'in_progress'} />
      </PayScreen>
    );
  }
  return (
    <PayScreen checkout={checkout}>
      {stripe.isError ? (
        <ErrorState title="The card form did not load" onRetry={() => stripe.refetch()}>
          It comes from Stripe. Check your connection, or whether a blocker keeps it away.
        </ErrorState>
      ) : (
        <CardForm
          checkout={checkout}
          marketplace={configuration.marketplace_name}
          stripe={stripe.data ?? null}
          refusal={refusalOf(outcome)}
          busy={payment.isPending}
          onPay={payment.mutate}
        />
      )}
    </PayScreen>
  );
}

/** What the form says above its fields. */
function refusalOf(outcome: Outcome | undefined): Refusal | undefined {
  if (outcome?.kind === 'refused') {
    return { title: outcome.title, reason: `${outcome.reason} You have not been charged.` };
  }
  if (outcome?.kind === 'unreached') {
    return {
      title: 'No connection',
      reason:
        'The server did not answer. Press again when you are online: this is paid once at most.',
    };
  }
  return undefined;
}

/** What stands in place of the form, if anything does. The server's word comes before our own. */
function endingOf(checkout: PayPage, outcome: Outcome | undefined): EndingKind | undefined {
  if (checkout.status !== 'open') return checkout.status;
  if (!outcome || outcome.kind === 'refused' || outcome.kind === 'unreached') return undefined;
  return outcome.kind;
}

/** Asks for the checkout every few seconds, so that this page says "paid" when it is. */
function Follow({ checkoutId, while: following }: { checkoutId: string; while: boolean }) {
  useQuery({ ...payPageQuery(checkoutId), enabled: following, refetchInterval: 3_000 });
  return null;
}
