import { Badge, type Tone } from '~/ui/Badge';
import type { Charge, ChargeStatus } from './queries';

const WORDS: Record<ChargeStatus, [Tone, string]> = {
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

export const CHARGE_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as ChargeStatus,
  label,
}));

export function ChargeBadge({ charge }: { charge: Pick<Charge, 'status' | 'disputed'> }) {
  const [tone, word] = WORDS[charge.status];
  if (charge.disputed) return <Badge tone="bad">Disputed</Badge>;
  return <Badge tone={tone}>{word}</Badge>;
}
