import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Money } from '~/money/Money';
import { Notice } from '~/ui/Notice';
import { Deadline } from './Deadline';
import type { Dispute } from './queries';
import { deadlineOf, isAnswering, isTooLate } from './standing';

/** What became of the last answer, while that is worth saying, and how the dispute stands. */
export function DisputeState({ dispute }: { dispute: Dispute }) {
  return (
    <>
      <AnswerState dispute={dispute} />
      {!isAnswering(dispute) && <Standing dispute={dispute} />}
    </>
  );
}

const SENT = {
  keep: 'Saving your evidence at Stripe',
  submit: 'Your evidence is on its way to the bank',
  accept: 'Stripe is being told that you accept',
};

function AnswerState({ dispute: { answer, closed_at } }: { dispute: Dispute }) {
  if (answer?.status === 'in_progress') {
    return (
      <Notice tone="waiting" title={SENT[answer.kind]}>
        Stripe has not said yet that it has it. It is being asked until it does: do not send it
        again, this page follows by itself.
      </Notice>
    );
  }
  if (answer?.status === 'refused' && closed_at === null) {
    return (
      <Notice tone="bad" title="Stripe did not take your last answer">
        Nothing of it has reached the bank. Stripe says: {answer.message}
      </Notice>
    );
  }
  return null;
}

function Standing({ dispute }: { dispute: Dispute }) {
  const { cost } = dispute;
  const due = deadlineOf(dispute);
  const withdrawn = cost && <Money amount={cost.withdrawn} currency={cost.currency} />;
  switch (dispute.status) {
    case 'needs_response':
    case 'warning_needs_response':
      if (isTooLate(dispute, new Date())) {
        return (
          <Notice tone="bad" title="The time for an answer is up">
            Stripe takes no evidence any more. What it decides appears here.
          </Notice>
        );
      }
      return dispute.status === 'needs_response' ? (
        <Notice
          tone="bad"
          title="The bank has taken the money back, and decides by what you show it"
        >
          {due && (
            <>
              Answer by <Deadline iso={due} />.{' '}
            </>
          )}
          Without an answer it is lost.
        </Notice>
      ) : (
        <Notice tone="waiting" title="The bank asks about this payment; no money has moved">
          {due && (
            <>
              Answer by <Deadline iso={due} />.{' '}
            </>
          )}
          Without an answer it can become a dispute.
          {dispute.refundable && (
            <p>
              To give the money back instead,{' '}
              <RefundLink dispute={dispute}>refund the charge</RefundLink>; that settles it.
            </p>
          )}
        </Notice>
      );
    case 'under_review':
      return (
        <Notice tone="info" title="The bank has your evidence and decides">
          That can take two to three months. Nothing can be added; what it decides appears here.
        </Notice>
      );
    case 'warning_under_review':
      return (
        <Notice tone="info" title="The bank has your answer">
          No money has moved. If it is satisfied, the inquiry is closed.
        </Notice>
      );
    case 'won':
      return (
        <Notice tone="good" title="Won: the bank gave the money back">
          {cost && cost.fee > 0 ? (
            <>
              Stripe keeps its fee of <Money amount={cost.fee} currency={cost.currency} />.
            </>
          ) : (
            'It cost nothing in the end.'
          )}
        </Notice>
      );
    case 'lost':
      return (
        <Notice tone="bad" title="Lost: the money stays with the buyer">
          {withdrawn ? <>{withdrawn} and Stripe’s fee are gone. </> : null}
          The bank’s decision is final.
        </Notice>
      );
    case 'warning_closed':
      return (
        <Notice tone="good" title="The inquiry is closed">
          {cost && cost.withdrawn > 0 ? <>The bank took {withdrawn}.</> : 'The bank took no money.'}
        </Notice>
      );
    case 'prevented':
      return (
        <Notice tone="info" title="Prevented">
          It was settled before it became a dispute.
        </Notice>
      );
  }
}

function RefundLink({ dispute, children }: { dispute: Dispute; children: ReactNode }) {
  return (
    <Link
      to="/charges/$chargeId"
      params={{ chargeId: dispute.charge_id }}
      search={{ dialog: 'refund' }}
    >
      {children}
    </Link>
  );
}
