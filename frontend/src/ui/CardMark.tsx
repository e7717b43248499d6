import classes from './CardMark.module.css';

const NAMES: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

interface CardMarkProps {
  brand: string;
  last4: string;
}

export const cardName = ({ brand }: { brand: string }) => NAMES[brand] ?? 'Card';

/** A card as far as anyone may know it. */
export function CardMark({ brand, last4 }: CardMarkProps) {
  return (
    <span className={classes.card}>
      {cardName({ brand })} <span aria-hidden>••</span>
      <span className={classes.hidden}>ending in</span> {last4}
    </span>
  );
}
