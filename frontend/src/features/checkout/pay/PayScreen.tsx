import type { ReactNode } from 'react';
import { Money } from '~/money/Money';
import { useTitle } from '~/ui/Page';
import classes from './PayScreen.module.css';
import type { Authentication, PayPage } from './queries';

interface PayScreenProps {
  checkout: PayPage | Authentication;
  children: ReactNode;
}

/** The frame of the buyer's page: to whom, how much and what for, always in view of the form. */
export function PayScreen({ checkout, children }: PayScreenProps) {
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
        Card details go to Stripe and are never seen by {checkout.seller_name} or this marketplace.
      </footer>
    </div>
  );
}
