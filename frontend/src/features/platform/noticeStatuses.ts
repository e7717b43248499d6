import type { Tone } from '~/ui/Badge';
import type { NoticeStatus } from './queries';

export const WORDS: Record<NoticeStatus, [Tone, string]> = {
  received: ['neutral', 'Received'],
  processed: ['good', 'Processed'],
  ignored: ['neutral', 'Ignored'],
  quarantined: ['waiting', 'Held back'],
  retrying: ['waiting', 'Trying again'],
  dead: ['bad', 'Given up'],
};

/** To choose from. In a file of its own: the address is read before the page is loaded. */
export const NOTICE_STATUSES = Object.entries(WORDS).map(([value, [, label]]) => ({
  value: value as NoticeStatus,
  label,
}));
