import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Money } from '~/money/Money';
import { Notice } from '~/ui/Notice';
import { Deadline } from './Deadline';
import { disputesQuery } from './queries';
import { isTooLate } from './standing';

/** Disputes that wait for the seller’s answer, the most urgent one named. Nothing while there is none. */
export function OpenDisputes({ sellerId }: { sellerId?: string | undefined }) {
  const query = useInfiniteQuery(disputesQuery({ status: 'needs_response', seller_id: sellerId }));
  const open = (query.data ?? []).filter((dispute) => !isTooLate(dispute, new Date()));
  const [first] = [...open].sort((a, b) =>
    (a.evidence_due_by ?? '9').localeCompare(b.evidence_due_by ?? '9'),
  );
  if (!first) return null;
  return (
    <Notice
      tone="bad"
      title={
        open.length === 1
          ? 'A buyer’s bank wants your answer'
          : `${open.length}${query.hasNextPage ? ' and more' : ''} disputes want your answer`
      }
      action={
        open.length === 1 ? (
          <Link to="/disputes/$disputeId" params={{ disputeId: first.id }}>
            See the dispute
          </Link>
        ) : (
          <Link to="/disputes" search={{ status: 'needs_response' }}>
            See all of them
          </Link>
        )
      }
    >
      {open.length === 1 ? 'It took back ' : 'The most urgent is about '}
      <Money amount={first.amount} currency={first.currency} />
      {first.evidence_due_by && (
        <>
          ; answer by <Deadline iso={first.evidence_due_by} />
        </>
      )}
      .
    </Notice>
  );
}
