import type { Tone } from '~/ui/Badge';
import type { Charge } from './queries';

type AttemptStatus = Charge['attempts'][number]['status'];

const WORDS: Record<AttemptStatus, [Tone, string]> = {
  pending: ['waiting', 'Under way'],
  requires_action: ['waiting', 'Needs the buyer'],
  succeeded: ['good', 'Succeeded'],
  declined: ['bad', 'Declined'],
  refused: ['bad', 'Refused by Stripe'],
  canceled: ['neutral', 'Left'],
};

export function attemptState(status: AttemptStatus): [Tone, string] {
  return WORDS[status];
}
