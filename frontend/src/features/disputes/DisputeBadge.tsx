import { Badge, type Tone } from '~/ui/Badge';
import type { DisputeStatus } from './queries';

const WORDS: Record<DisputeStatus, [Tone, string]> = {
  needs_response: ['bad', 'Needs your answer'],
  warning_needs_response: ['waiting', 'Inquiry: needs your answer'],
  under_review: ['waiting', 'With the bank'],
  warning_under_review: ['waiting', 'Inquiry: with the bank'],
  won: ['good', 'Won'],
  lost: ['bad', 'Lost'],
  warning_closed: ['neutral', 'Inquiry closed'],
  prevented: ['neutral', 'Prevented'],
};

export const DISPUTE_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as DisputeStatus,
  label,
}));

export const statusWords = (status: DisputeStatus) => WORDS[status][1];

export function DisputeBadge({ status }: { status: DisputeStatus }) {
  const [tone, word] = WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
