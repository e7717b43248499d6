import type { Dispute } from './queries';

/** Whether the bank only asks: no money has moved. */
export const isInquiry = ({ status }: Pick<Dispute, 'status'>) => status.startsWith('warning_');

const wantsAnswer = ({ status }: Pick<Dispute, 'status'>) =>
  status === 'needs_response' || status === 'warning_needs_response';

/** Whether the time for evidence is up while Stripe has not ended the dispute yet. */
export function isTooLate(dispute: Pick<Dispute, 'evidence_due_by'>, now: Date): boolean {
  return dispute.evidence_due_by !== null && new Date(dispute.evidence_due_by) < now;
}

/** An answer of ours is on its way, and no other is taken. */
export const isAnswering = ({ answer }: Pick<Dispute, 'answer'>) =>
  answer?.status === 'in_progress';

/** Whether there is evidence to be given, now or when the last answer is through. */
export const takesEvidence = (
  dispute: Pick<Dispute, 'status' | 'evidence_due_by'>,
  now: Date,
): boolean => wantsAnswer(dispute) && !isTooLate(dispute, now);

const ACCEPTABLE: ReadonlySet<Dispute['status']> = new Set([
  'needs_response',
  'warning_needs_response',
  'under_review',
]);

/** Whether it can be given in to. */
export const mayAccept = (dispute: Pick<Dispute, 'status' | 'answer'>) =>
  ACCEPTABLE.has(dispute.status) && !isAnswering(dispute);

/** Until when the seller has to do something; null when there is nothing to do. */
export const deadlineOf = (dispute: Pick<Dispute, 'status' | 'evidence_due_by'>) =>
  wantsAnswer(dispute) ? dispute.evidence_due_by : null;

/** What it cost so far, in minor units of `cost.currency`: what the bank has and Stripe’s fee. */
export const totalCost = ({ cost }: Pick<Dispute, 'cost'>) =>
  cost ? cost.withdrawn + cost.fee : 0;
