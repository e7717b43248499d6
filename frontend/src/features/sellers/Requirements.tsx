import { Button } from '@mantine/core';
import { Time } from '~/time/Time';
import { Badge, type Tone } from '~/ui/Badge';
import { Notice } from '~/ui/Notice';
import type { Seller } from './queries';
import classes from './Requirements.module.css';
import { disabledWords, requirementWords } from './requirements';

type Due = Seller['requirement_details'][number]['due'];

const DUE: Record<Due, [Tone, string]> = {
  past_due: ['bad', 'Overdue'],
  currently_due: ['waiting', 'Due'],
  eventually_due: ['neutral', 'Later'],
  pending_verification: ['neutral', 'Being checked'],
};

interface RequirementsProps {
  seller: Seller;
  /** Leads to Stripe's form, where the marketplace opened the account. */
  onGive: (() => void) | undefined;
  giving: boolean;
}

/** What Stripe does not let the account do, what it wants to know, by when, and where to give it. */
export function Requirements({ seller, onGive, giving }: RequirementsProps) {
  const { requirement_details: details, requirements_deadline: deadline } = seller;
  const stopped = seller.status === 'restricted' || !seller.payouts_enabled;
  if (!stopped && details.length === 0) return null;
  const urgent = details.filter(({ due }) => due === 'past_due' || due === 'currently_due');
  const toGive = details.some(({ due }) => due !== 'pending_verification');
  return (
    <Notice tone={stopped || urgent.length > 0 ? 'waiting' : 'info'} title={titleOf(seller)}>
      <div className={classes.body}>
        {stopped && seller.disabled_reason && <p>{disabledWords(seller.disabled_reason)}</p>}
        {details.length > 0 && (
          <ul className={classes.list} aria-label="What Stripe wants to know">
            {once(details).map(({ field, due, error_reason }) => (
              <li key={field}>
                <Badge tone={DUE[due][0]}>{DUE[due][1]}</Badge>
                <div>
                  {requirementWords(field)}
                  {error_reason && <p className={classes.wrong}>{error_reason}</p>}
                </div>
              </li>
            ))}
          </ul>
        )}
        {deadline && urgent.length > 0 && (
          <p>
            Give it by <Time iso={deadline} as="absolute" />, or Stripe stops what depends on it.
          </p>
        )}
        {onGive && toGive ? (
          <Button size="xs" loading={giving} onClick={onGive}>
            Give it at Stripe
          </Button>
        ) : (
          toGive && <p>Give it in your Stripe Dashboard; this page follows by itself.</p>
        )}
      </div>
    </Notice>
  );
}

/** The parts of one fact, as a day of birth has three, are asked for in one line. */
function once(details: Seller['requirement_details']): Seller['requirement_details'] {
  const seen = new Set<string>();
  return details.filter(({ field, due, error_reason }) => {
    const line = `${requirementWords(field)} ${due} ${error_reason ?? ''}`;
    return !seen.has(line) && seen.add(line);
  });
}

function titleOf({ status, payouts_enabled, requirement_details }: Seller): string {
  if (status === 'restricted') return 'Stripe takes no payments for this account at present';
  if (!payouts_enabled) return 'Stripe pays nothing out at present';
  const due = requirement_details.some(({ due }) => due === 'past_due' || due === 'currently_due');
  return due ? 'Stripe needs to know more' : 'Stripe will want to know more later';
}
