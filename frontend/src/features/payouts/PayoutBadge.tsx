import { Badge } from '~/ui/Badge';
import type { PayoutStatus } from './queries';
import { WORDS } from './statuses';

export function PayoutBadge({ status }: { status: PayoutStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
