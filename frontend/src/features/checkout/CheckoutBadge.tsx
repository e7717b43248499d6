import { Badge, type Tone } from '~/ui/Badge';
import type { CheckoutStatus } from './queries';

const WORDS: Record<CheckoutStatus, [Tone, string]> = {
  open: ['accent', 'Open'],
  paid: ['good', 'Paid'],
  expired: ['neutral', 'Expired'],
  canceled: ['neutral', 'Canceled'],
};

export function CheckoutBadge({ status }: { status: CheckoutStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
