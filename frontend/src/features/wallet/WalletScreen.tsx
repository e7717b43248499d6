import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, CreditCard } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { configurationQuery } from '~/api/configuration';
import { Loaded } from '~/api/Loaded';
import { useTitle } from '~/ui/Page';
import { EmptyState } from '~/ui/States';
import { ForgetCardDialog } from './ForgetCardDialog';
import { walletQuery } from './queries';
import { WalletCards } from './WalletCards';
import classes from './WalletScreen.module.css';
import { WithdrawDialog } from './WithdrawDialog';

/** Which dialog is open, and about which card or consent. */
export interface Asked {
  forget?: string | undefined;
  withdraw?: string | undefined;
}

interface WalletScreenProps {
  /** The checkout that the buyer came from. */
  checkout: string | undefined;
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** The buyer's own page: which cards are kept in this browser, and for whom. */
export function WalletScreen({ checkout, asked, onAsk }: WalletScreenProps) {
  const configuration = useQuery(configurationQuery).data;
  const query = useQuery(walletQuery);
  const top = useRef<HTMLHeadingElement>(null);
  useTitle('Kept cards');
  useEffect(() => top.current?.focus({ preventScroll: true }), []);

  const cards = query.data ?? [];
  const forgotten = cards.find(({ id }) => id === asked.forget);
  const held = cards.find(({ consents }) => consents.some(({ id }) => id === asked.withdraw));
  const consent = held?.consents.find(({ id }) => id === asked.withdraw);
  const close = () => onAsk({});

  return (
    <div className={classes.screen}>
      {configuration && !configuration.livemode && (
        <section className={classes.test} aria-label="Test mode">
          <strong>Test mode</strong> No real card is charged.
        </section>
      )}
      <main className={classes.column}>
        <header>
          {checkout && (
            <nav aria-label="Back">
              <Link to="/pay/$checkout" params={{ checkout }} className={classes.back}>
                <ArrowLeft size={15} aria-hidden /> Back to the payment
              </Link>
            </nav>
          )}
          <h1 ref={top} tabIndex={-1}>
            Cards kept in this browser
          </h1>
          <p className={classes.lead}>
            Who may charge them while you are away, as you agreed. Only this browser shows them, by
            a cookie; an e-mail address shows nothing.
          </p>
        </header>
        <Loaded query={query} skeleton={<Waiting />}>
          {(kept) =>
            kept.length === 0 ? (
              <div className={classes.empty}>
                <EmptyState icon={CreditCard} title="No card is kept here">
                  Choose to keep a card when you pay, and it appears here. Cards kept in another
                  browser are shown there.
                </EmptyState>
              </div>
            ) : (
              <WalletCards
                cards={kept}
                onForget={({ id }) => onAsk({ forget: id })}
                onWithdraw={({ id }) => onAsk({ withdraw: id })}
              />
            )
          }
        </Loaded>
      </main>
      {forgotten && <ForgetCardDialog card={forgotten} onClose={close} />}
      {held && consent && <WithdrawDialog card={held} consent={consent} onClose={close} />}
    </div>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton height={148} radius="lg" />
    </div>
  );
}
