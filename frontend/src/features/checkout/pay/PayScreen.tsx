import { lazy, type ReactNode, Suspense } from 'react';
import { Money } from '~/money/Money';
import { useTitle } from '~/ui/Page';
import classes from './PayScreen.module.css';
import type { Authentication, PayPage } from './queries';

// Loaded for a browser that keeps cards.
const WalletLink = lazy(() => import('./WalletLink'));

interface PayScreenProps {
  checkout: PayPage | Authentication;
  /** Leads to the cards that this browser keeps, and from there back to this checkout. */
  walletOf?: string | undefined;
  children: ReactNode;
}

/** The frame of the buyer's page: to whom, how much and what for, always in view of the form. */
export function PayScreen({ checkout, walletOf, children }: PayScreenProps) {
  useTitle(`Pay ${checkout.seller_name}`);
  return (
    <div className={classes.screen}>
      {!checkout.livemode && (
        <section className={classes.test} aria-label="Test mode">
          <strong>Test mode</strong> No real card is charged.
        </section>
      )}
      <main className={classes.columns}>
        <section className={classes.summary} aria-label="What you pay">
          <p className={classes.seller}>{checkout.seller_name}</p>
          <h1 className={classes.amount}>
            <Money amount={checkout.amount} currency={checkout.currency} withCode />
          </h1>
          <p className={classes.description}>{checkout.description}</p>
        </section>
        <section className={classes.form} aria-label="Payment">
          {children}
        </section>
      </main>
      <footer className={classes.foot}>
        <p>
          Card details go to Stripe and are never seen by {checkout.seller_name} or this
          marketplace.
        </p>
        {walletOf && (
          <Suspense>
            <WalletLink checkout={walletOf} />
          </Suspense>
        )}
      </footer>
    </div>
  );
}
