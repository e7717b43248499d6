import type { Tone } from '~/ui/Badge';
import type { DisputeStatus } from './queries';

export const WORDS: Record<DisputeStatus, [Tone, string]> = {
  needs_response: ['bad', 'Needs your answer'],
  warning_needs_response: ['waiting', 'Inquiry: needs your answer'],
  under_review: ['waiting', 'With the bank'],
  warning_under_review: ['waiting', 'Inquiry: with the bank'],
  won: ['good', 'Won'],
  lost: ['bad', 'Lost'],
  warning_closed: ['neutral', 'Inquiry closed'],
  prevented: ['neutral', 'Prevented'],
};

/** To choose from. In a file of its own: the address is read before the page is loaded. */
export const DISPUTE_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as DisputeStatus,
  label,
}));
