import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { Loaded } from '~/api/Loaded';
import { CardMark } from '~/ui/CardMark';
import { Panel } from '~/ui/Panel';
import classes from './Cards.module.css';
import { cardsQuery } from './queries';

export function Cards({ customerId }: { customerId: string }) {
  const query = useQuery(cardsQuery(customerId));
  return (
    <Panel title="Kept cards">
      <Loaded query={query} skeleton={<Skeleton height={40} radius="md" />}>
        {(cards) =>
          cards.length === 0 ? (
            <p className={classes.none}>None. The buyer chose not to keep one.</p>
          ) : (
            <ul className={classes.cards}>
              {cards.map((card) => (
                <li key={card.id}>
                  <CreditCard size={17} strokeWidth={1.75} aria-hidden />
                  <CardMark {...card} />
                  <span>
                    Expires {String(card.exp_month).padStart(2, '0')}/{card.exp_year}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
