import { Radio } from '@mantine/core';
import classes from './Choices.module.css';
import type { PayBody } from './queries';

export type KeepChoice = PayBody['keep_card'];

interface KeepCardProps {
  seller: string;
  marketplace: string;
  value: KeepChoice;
  onChange: (value: KeepChoice) => void;
}

/** Asks for consent to charge the card again, and says plainly what each answer allows. */
export function KeepCard({ seller, marketplace, value, onChange }: KeepCardProps) {
  return (
    <Radio.Group
      label="Keep this card for next time?"
      value={value}
      onChange={(next) => onChange(next as KeepChoice)}
    >
      <div className={classes.choices}>
        <Radio value="no" label="No" description="It is used for this payment and forgotten." />
        <Radio
          value="seller"
          label={`For ${seller}`}
          description={`I allow ${seller} to charge this card again for what I agree to buy from them, also while I am not here.`}
        />
        <Radio
          value="marketplace"
          label={`For every seller on ${marketplace}`}
          description={`I allow any seller on ${marketplace} to charge this card again for what I agree to buy from them, also while I am not here.`}
        />
      </div>
    </Radio.Group>
  );
}
