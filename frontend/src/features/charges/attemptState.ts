import type { Tone } from '~/ui/Badge';

const WORDS: Record<string, [Tone, string]> = {
  created: ['neutral', 'Begun'],
  in_flight: ['waiting', 'In flight'],
  pending: ['neutral', 'Pending'],
  requires_action: ['waiting', 'Needs the buyer'],
  processing: ['waiting', 'Processing'],
  authorized: ['accent', 'Authorized'],
  succeeded: ['good', 'Succeeded'],
  failed: ['bad', 'Declined'],
  declined: ['bad', 'Declined'],
  canceled: ['neutral', 'Canceled'],
  abandoned: ['neutral', 'Abandoned'],
  unknown: ['waiting', 'Being checked'],
};

export function attemptState(status: string): [Tone, string] {
  return WORDS[status] ?? ['neutral', status.replaceAll('_', ' ')];
}
