import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { Loaded } from '~/api/Loaded';
import { expiryOf } from '~/time/expiry';
import { Badge } from '~/ui/Badge';
import { CardMark, cardName } from '~/ui/CardMark';
import { Panel } from '~/ui/Panel';
import classes from './Cards.module.css';
import { type Card, cardsQuery } from './queries';

interface CardsProps {
  customerId: string;
  /** For operators, who may give a card up for the buyer. */
  onForget: ((card: Card) => void) | undefined;
}

export function Cards({ customerId, onForget }: CardsProps) {
  const query = useQuery(cardsQuery(customerId));
  return (
    <Panel title="Kept cards">
      <Loaded query={query} skeleton={<Skeleton height={40} radius="md" />}>
        {(cards) =>
          cards.length === 0 ? (
            <p className={classes.none}>None. The buyer chose not to keep one.</p>
          ) : (
            <ul className={classes.cards}>
              {cards.map((card) => {
                const expiry = expiryOf(card, new Date());
                return (
                  <li key={card.id}>
                    <CreditCard size={17} strokeWidth={1.75} aria-hidden />
                    <CardMark {...card} />
                    {card.default && cards.length > 1 && <Badge tone="neutral">Default</Badge>}
                    <span className={classes.expiry}>
                      {expiry.over ? 'Expired' : 'Expires'} {expiry.text}
                    </span>
                    {onForget && (
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={`Forget ${cardName(card)} ending in ${card.last4}`}
                        onClick={() => onForget(card)}
                      >
                        Forget…
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
