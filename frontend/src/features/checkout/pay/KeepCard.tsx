import { Radio } from '@mantine/core';
import classes from './Choices.module.css';
import type { PayBody, PayPage } from './queries';

export type KeepChoice = NonNullable<PayBody['keep_card']>;

interface KeepCardProps {
  seller: string;
  marketplace: string;
  /** The server's own words: what is shown is what is kept as evidence of the consent. */
  wordings: PayPage['keep_card_wordings'];
  value: KeepChoice;
  onChange: (value: KeepChoice) => void;
}

/** Asks for consent to charge the card again, and says plainly what each answer allows. */
export function KeepCard({ seller, marketplace, wordings, value, onChange }: KeepCardProps) {
  return (
    <Radio.Group
      label="Keep this card for next time?"
      value={value}
      onChange={(next) => onChange(next as KeepChoice)}
    >
      <div className={classes.choices}>
        <Radio value="no" label="No" description="It is used for this payment and forgotten." />
        <Radio value="seller" label={`For ${seller}`} description={wordings.seller} />
        <Radio
          value="marketplace"
          label={`For every seller on ${marketplace}`}
          description={wordings.marketplace}
        />
      </div>
    </Radio.Group>
  );
}
