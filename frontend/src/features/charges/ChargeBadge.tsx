import { Badge } from '~/ui/Badge';
import type { Charge } from './queries';
import { WORDS } from './statuses';

export function ChargeBadge({ charge }: { charge: Pick<Charge, 'status' | 'disputed'> }) {
  const [tone, word] = WORDS[charge.status];
  if (charge.disputed) return <Badge tone="bad">Disputed</Badge>;
  return <Badge tone={tone}>{word}</Badge>;
}
