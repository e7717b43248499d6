import { Button, Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '~/money/format';
import { expiryOf } from '~/time/expiry';
import { CardMark } from '~/ui/CardMark';
import { Form } from '~/ui/Form';
import classes from './KeptCards.module.css';
import { ANOTHER, type PayPage } from './queries';
import { type Refusal, RefusalNotice } from './Refusal';

interface KeptCardsProps {
  checkout: PayPage;
  /** A card's id, or `ANOTHER`. */
  chosen: string;
  onChoose: (chosen: string) => void;
  refusal: Refusal | undefined;
  busy: boolean;
  onPay: (cardId: string) => void;
  /** The form for another card. */
  children: ReactNode;
}

/** A radio whose whole box is pressed. */
const WAY = {
  root: classes.way ?? '',
  body: classes.body ?? '',
  labelWrapper: classes.wrapper ?? '',
  label: classes.label ?? '',
};

/** The cards that this browser kept for this seller: one press pays. Loaded only where there is one. */
export default function KeptCards(props: KeptCardsProps) {
  const { checkout, chosen, onChoose, refusal, busy, onPay, children } = props;
  return (
    <div className={classes.ways}>
      <div>
        <Radio.Group label="Pay with" value={chosen} onChange={onChoose}>
          <div className={classes.choices}>
            {checkout.kept_cards.map((card) => {
              const expiry = expiryOf(card, new Date());
              return (
                <Radio
                  key={card.id}
                  value={card.id}
                  disabled={busy}
                  classNames={WAY}
                  label={
                    <>
                      <CardMark {...card} />
                      <span className={classes.expiry}>
                        {expiry.over ? 'Expired' : 'Expires'} {expiry.text}
                      </span>
                    </>
                  }
                />
              );
            })}
            <Radio value={ANOTHER} disabled={busy} classNames={WAY} label="Another card" />
          </div>
        </Radio.Group>
        <p className={classes.manage}>
          Only this browser shows these cards.{' '}
          <Link to="/wallet" search={{ checkout: checkout.checkout_id }}>
            Manage kept cards
          </Link>
        </p>
      </div>
      {chosen === ANOTHER ? (
        children
      ) : (
        <Form
          label="Pay with a kept card"
          onSubmit={(event) => {
            event.preventDefault();
            onPay(chosen);
          }}
        >
          {refusal && <RefusalNotice {...refusal} />}
          <Button
            type="submit"
            size="lg"
            fullWidth
            loading={busy}
            leftSection={<Lock size={16} aria-hidden />}
          >
            Pay {formatMoney(checkout.amount, checkout.currency)}
          </Button>
        </Form>
      )}
    </div>
  );
}
