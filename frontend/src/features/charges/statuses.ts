import type { Tone } from '~/ui/Badge';
import type { ChargeStatus } from './queries';

export const WORDS: Record<ChargeStatus, [Tone, string]> = {
  pending: ['neutral', 'Pending'],
  requires_action: ['waiting', 'Needs the buyer'],
  processing: ['waiting', 'Processing'],
  authorized: ['accent', 'Authorized'],
  succeeded: ['good', 'Succeeded'],
  failed: ['bad', 'Failed'],
  canceled: ['neutral', 'Canceled'],
  unknown: ['waiting', 'Being checked'],
  partially_refunded: ['neutral', 'Partly refunded'],
  refunded: ['neutral', 'Refunded'],
};

/** To choose from. In a file of its own: the address is read before the page is loaded. */
export const CHARGE_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as ChargeStatus,
  label,
}));
