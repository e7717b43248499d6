import { Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { configurationQuery } from '~/api/configuration';
import { useIntent } from '~/api/intent';
import { expiryOf } from '~/time/expiry';
import { ErrorState } from '~/ui/States';
import { CardForm } from './CardForm';
import { Ending, type EndingKind } from './Ending';
import { PayScreen } from './PayScreen';
import { carryOut, type Outcome, pause } from './payment';
import { ANOTHER, type PayBody, type PayPage, pay, payPageQuery, readOutcome } from './queries';
import type { Refusal } from './Refusal';
import { passBank, stripeFor } from './stripeJs';

type Configuration = NonNullable<ReturnType<typeof useConfiguration>>;
const useConfiguration = () => useQuery(configurationQuery).data;

// Most buyers have kept no card, and load nothing for it.
const KeptCards = lazy(() => import('./KeptCards'));

interface PayCheckoutProps {
  checkout: PayPage;
  configuration: Configuration;
  /** Whether this browser keeps cards, for this seller or for others. */
  hasWallet: boolean;
}

/** One checkout in the buyer's browser, from the open form to the receipt. */
export function PayCheckout({ checkout, configuration, hasWallet }: PayCheckoutProps) {
  const id = checkout.checkout_id;
  const cache = useQueryClient();
  const intent = useIntent();
  const [outcome, setOutcome] = useState<Outcome>();
  const [picked, setPicked] = useState<string>();
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
      // A payment may have kept a card.
      if (reached.kind === 'paid') void cache.invalidateQueries({ queryKey: ['wallet'] });
    },
  });

  const ending = endingOf(checkout, outcome);
  if (ending) {
    return (
      <PayScreen checkout={checkout} walletOf={hasWallet ? id : undefined}>
        <Ending kind={ending} seller={checkout.seller_name} />
        <Follow checkoutId={id} while={ending === 'waiting' || ending === 'in_progress'} />
      </PayScreen>
    );
  }
  const kept = chosenCard(checkout, picked);
  const form = stripe.isError ? (
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
  );
  if (checkout.kept_cards.length === 0) {
    return (
      <PayScreen checkout={checkout} walletOf={hasWallet ? id : undefined}>
        {form}
      </PayScreen>
    );
  }
  return (
    <PayScreen checkout={checkout}>
      <Suspense fallback={<Skeleton height={220} radius="md" />}>
        <KeptCards
          checkout={checkout}
          chosen={kept}
          onChoose={(next) => {
            setPicked(next);
            // What was said of one card does not hold for another.
            setOutcome(undefined);
          }}
          refusal={refusalOf(outcome)}
          busy={payment.isPending}
          onPay={(card) => payment.mutate({ card_id: card })}
        >
          {form}
        </KeptCards>
      </Suspense>
    </PayScreen>
  );
}

/** The card that was picked and is still kept, else the newest that is good, else another one. */
function chosenCard({ kept_cards }: PayPage, picked: string | undefined): string {
  if (picked === ANOTHER) return ANOTHER;
  const still = kept_cards.find(({ id }) => id === picked);
  const good = kept_cards.find((card) => !expiryOf(card, new Date()).over);
  return (still ?? good)?.id ?? ANOTHER;
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
