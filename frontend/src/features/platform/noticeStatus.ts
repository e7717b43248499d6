import type { Tone } from '~/ui/Badge';
import type { NoticeStatus } from './queries';

export const NOTICE_WORDS: Record<NoticeStatus, [Tone, string]> = {
  received: ['neutral', 'Received'],
  processed: ['good', 'Processed'],
  ignored: ['neutral', 'Ignored'],
  quarantined: ['waiting', 'Held back'],
  retrying: ['waiting', 'Trying again'],
  dead: ['bad', 'Given up'],
};

export const NOTICE_STATUSES = Object.entries(NOTICE_WORDS).map(([value, [, label]]) => ({
  value: value as NoticeStatus,
  label,
}));
