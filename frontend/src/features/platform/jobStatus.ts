import type { Tone } from '~/ui/Badge';
import type { JobStatus } from './queries';

export const JOB_WORDS: Record<JobStatus, [Tone, string]> = {
  ready: ['neutral', 'Waiting'],
  running: ['waiting', 'Running'],
  done: ['good', 'Done'],
  dead: ['bad', 'Given up'],
};

export const JOB_STATUSES = Object.entries(JOB_WORDS).map(([value, [, label]]) => ({
  value: value as JobStatus,
  label,
}));

/** What each kind of job does, in words; a kind that is newer than this page keeps its name. */
const KINDS: Record<string, string> = {
  drive_attempt: 'Finish a payment',
  apply_notice: 'Apply a Stripe notice',
  refresh_charge: 'Look at a charge again',
  cancel_intent: 'Cancel a payment',
  drive_instruction: 'Finish a capture or cancellation',
  drive_refund: 'Finish a refund',
  make_account: 'Open a seller’s account',
  sync_payout: 'Look at a payout',
  take_in_payouts: 'Take in payouts',
  drive_answer: 'Finish a dispute’s answer',
  drive_card_setup: 'Finish putting a card on file',
  cancel_card_setup: 'Give up a card that was not put on file',
  sweep: 'Look after quiet charges',
  retire_card: 'Detach a card',
  erase_customer: 'Erase a customer at Stripe',
  detach_card: 'Detach a card that did not pay',
};

export const kindWords = (kind: string): string => KINDS[kind] ?? kind;

export const JOB_KINDS = Object.entries(KINDS).map(([value, label]) => ({ value, label }));
