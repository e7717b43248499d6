import { Badge } from '~/ui/Badge';
import type { DisputeStatus } from './queries';
import { WORDS } from './statuses';

export function DisputeBadge({ status }: { status: DisputeStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
