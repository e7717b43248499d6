import { Button } from '@mantine/core';
import { expiryOf } from '~/time/expiry';
import { Time } from '~/time/Time';
import { CardMark, cardName } from '~/ui/CardMark';
import type { WalletCard, WalletConsent } from './queries';
import classes from './WalletCards.module.css';

interface WalletCardsProps {
  cards: WalletCard[];
  onForget: (card: WalletCard) => void;
  onWithdraw: (consent: WalletConsent) => void;
}

/** Each kept card with who may charge it, in the words that were agreed to. */
export function WalletCards({ cards, onForget, onWithdraw }: WalletCardsProps) {
  return (
    <ul className={classes.cards}>
      {cards.map((card) => {
        const expiry = expiryOf(card, new Date());
        return (
          <li key={card.id} className={classes.card}>
            <div className={classes.head}>
              <h2>
                <CardMark {...card} />
              </h2>
              <Button
                variant="default"
                size="xs"
                aria-label={`Forget ${cardName(card)} ending in ${card.last4}`}
                onClick={() => onForget(card)}
              >
                Forget card…
              </Button>
              <p>
                {expiry.over ? 'Expired' : 'Expires'} {expiry.text} · kept{' '}
                <Time iso={card.created_at} />
              </p>
            </div>
            <ul className={classes.consents}>
              {card.consents.map((consent) => (
                <li key={consent.id}>
                  <div className={classes.words}>
                    <strong>{nameOf(consent)}</strong>
                    <p className={classes.wording}>“{consent.wording}”</p>
                    <p className={classes.since}>
                      Agreed <Time iso={consent.given_at} as="absolute" />
                    </p>
                  </div>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={`Withdraw the consent for ${nameOf(consent)}`}
                    onClick={() => onWithdraw(consent)}
                  >
                    Withdraw…
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

export const nameOf = ({ seller_name }: WalletConsent): string =>
  seller_name ?? 'Every seller of this marketplace';
