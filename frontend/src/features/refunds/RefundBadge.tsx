import { Badge, type Tone } from '~/ui/Badge';
import type { RefundStatus } from './queries';

const WORDS: Record<RefundStatus, [Tone, string]> = {
  requested: ['waiting', 'On its way'],
  pending: ['waiting', 'On its way'],
  requires_action: ['waiting', 'Needs the buyer'],
  succeeded: ['good', 'Refunded'],
  failed: ['bad', 'Failed'],
  canceled: ['neutral', 'Canceled'],
  unknown: ['waiting', 'Being checked'],
};

export function RefundBadge({ status }: { status: RefundStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
