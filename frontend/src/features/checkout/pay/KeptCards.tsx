import { Radio } from '@mantine/core';
import { CardMark } from '~/ui/CardMark';
import classes from './Choices.module.css';
import type { PayPage } from './queries';

type Choice = { kept: string } | 'new';

interface KeptCardsProps {
  cards: PayPage['cards'];
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** The cards that this very browser kept here before, and the way to type another. */
export function KeptCards({ cards, choice, onChoose }: KeptCardsProps) {
  return (
    <Radio.Group
      label="Pay with"
      value={choice === 'new' ? 'new' : choice.kept}
      onChange={(value) => onChoose(value === 'new' ? 'new' : { kept: value })}
    >
      <div className={classes.choices}>
        {cards.map((card) => (
          <Radio
            key={card.id}
            value={card.id}
            label={<CardMark {...card} />}
            description={`Expires ${String(card.exp_month).padStart(2, '0')}/${card.exp_year}`}
          />
        ))}
        <Radio value="new" label="Another card" />
      </div>
    </Radio.Group>
  );
}
