import { Badge, type Tone } from '~/ui/Badge';
import type { PayoutStatus } from './queries';

const WORDS: Record<PayoutStatus, [Tone, string]> = {
  pending: ['waiting', 'Under way'],
  in_transit: ['waiting', 'With the bank'],
  paid: ['good', 'Paid'],
  failed: ['bad', 'Failed'],
  canceled: ['neutral', 'Canceled'],
};

export const PAYOUT_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as PayoutStatus,
  label,
}));

export function PayoutBadge({ status }: { status: PayoutStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
