import { Badge, type Tone } from '~/ui/Badge';
import type { SellerStatus } from './queries';

const WORDS: Record<SellerStatus, [Tone, string]> = {
  unconnected: ['neutral', 'Not connected'],
  pending: ['waiting', 'Connecting'],
  connected: ['good', 'Connected'],
  restricted: ['waiting', 'Restricted'],
  disconnected: ['bad', 'Disconnected'],
};

export function SellerBadge({ status }: { status: SellerStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
