import type { Tone } from '~/ui/Badge';
import type { PayoutStatus } from './queries';

export const WORDS: Record<PayoutStatus, [Tone, string]> = {
  pending: ['waiting', 'Under way'],
  in_transit: ['waiting', 'With the bank'],
  paid: ['good', 'Paid'],
  failed: ['bad', 'Failed'],
  canceled: ['neutral', 'Canceled'],
};

/** To choose from. In a file of its own: the address is read before the page is loaded. */
export const PAYOUT_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as PayoutStatus,
  label,
}));
