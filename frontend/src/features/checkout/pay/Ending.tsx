import { CircleCheck, CircleX, Clock, Hourglass, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Ending.module.css';

export type EndingKind = 'paid' | 'waiting' | 'in_progress' | 'expired' | 'canceled' | 'closed';

interface EndingProps {
  kind: EndingKind;
  seller: string;
}

const WORDS: Record<
  EndingKind,
  { icon: LucideIcon; title: string; text: (seller: string) => ReactNode }
> = {
  paid: {
    icon: CircleCheck,
    title: 'Paid. Thank you!',
    text: (seller) => `${seller} has been told. You can close this page.`,
  },
  waiting: {
    icon: Hourglass,
    title: 'Your bank has not answered yet',
    text: () =>
      'Please do not pay again. This page follows by itself, and you may close it: the payment goes on without it.',
  },
  in_progress: {
    icon: Hourglass,
    title: 'A payment is already in progress',
    text: () => 'It was begun in another tab or on another device. This page follows by itself.',
  },
  expired: {
    icon: Clock,
    title: 'This payment link has expired',
    text: (seller) => `Nothing was charged. Ask ${seller} for a new one.`,
  },
  canceled: {
    icon: CircleX,
    title: 'This payment was canceled',
    text: (seller) => `Nothing was charged. Ask ${seller} when you did not expect that.`,
  },
  closed: {
    icon: CircleX,
    title: 'This payment link is closed',
    text: (seller) =>
      `It takes no more cards for now. Ask ${seller} for a new one, or come back in an hour.`,
  },
};

/** In place of the form when there is nothing to type. It takes the focus, so that it is read out. */
export function Ending({ kind, seller }: EndingProps) {
  const { icon: Icon, title, text } = WORDS[kind];
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ending is another thing to read
  useEffect(() => heading.current?.focus(), [kind]);
  return (
    <div className={classes.ending} data-kind={kind}>
      <Icon size={44} strokeWidth={1.5} aria-hidden />
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text(seller)}</p>
    </div>
  );
}
