import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { Notice } from '~/ui/Notice';
import { Breakdown } from './Breakdown';
import classes from './QuotePanel.module.css';
import { type Ask, quoteQuery } from './queries';
import { wayOn } from './refusals';

/** What becomes of an amount before any money moves. Nothing while no amount is typed. */
export function QuotePanel({ ask }: { ask: Ask | undefined }) {
  const [settled] = useDebouncedValue(ask, 300, { leading: true });
  const query = useQuery({
    ...quoteQuery(settled ?? NOTHING),
    enabled: settled !== undefined && ask !== undefined,
  });
  if (!ask) {
    return (
      <section className={classes.quote} aria-label="What becomes of it">
        <p className={classes.empty}>
          Type an amount to see fees, and what is left to whom, before anybody pays.
        </p>
      </section>
    );
  }
  if (query.error) {
    // What is wrong with a field stands beside it once the form is sent; here it is said before.
    const [wrong] = Object.values(fieldErrors(query.error));
    return wrong ? <Notice tone="bad">{wrong}</Notice> : <ProblemNotice error={query.error} />;
  }
  const quote = query.data;
  if (!quote) return <Skeleton height={150} radius="md" />;
  if (quote.refusals.length > 0) {
    return (
      <div className={classes.refusals}>
        {quote.refusals.map(({ code, detail }) => (
          <Notice key={code} tone="bad" title={detail}>
            {wayOn(code)}
          </Notice>
        ))}
      </div>
    );
  }
  return (
    <section
      className={classes.quote}
      aria-label="What becomes of it"
      data-stale={query.isPlaceholderData || undefined}
    >
      <h2>What becomes of it</h2>
      <Breakdown quote={quote} />
    </section>
  );
}

const NOTHING: Ask = { seller_id: '', amount: 0, currency: '' };
