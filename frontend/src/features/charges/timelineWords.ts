import { formatMoney } from '~/money/format';
import type { Tone } from '~/ui/Badge';
import { cardName } from '~/ui/CardMark';
import type { TimelineEntry } from './queries';

const WORDS: Record<TimelineEntry['kind'], [Tone, string]> = {
  created: ['neutral', 'Charge created'],
  attempt_started: ['neutral', 'Card tried'],
  intent_created: ['neutral', 'Payment made known to Stripe'],
  submitted: ['accent', 'Sent to the card network'],
  requires_action: ['waiting', 'The bank wants the buyer'],
  processing: ['waiting', 'Processing'],
  authorized: ['accent', 'Authorized'],
  succeeded: ['good', 'Paid'],
  declined: ['bad', 'Card declined'],
  refused: ['bad', 'Refused by Stripe'],
  canceled: ['neutral', 'Canceled'],
  unknown: ['waiting', 'Stripe’s answer was lost'],
  settled: ['good', 'Booked by Stripe'],
  refunded: ['neutral', 'Refunded'],
  disputed: ['bad', 'Disputed'],
  imported: ['neutral', 'Made at Stripe, taken over here'],
  capture_requested: ['accent', 'Capture asked for'],
  cancel_requested: ['neutral', 'Cancellation asked for'],
  refund_requested: ['neutral', 'Refund asked for'],
  refund_failed: ['bad', 'Refund failed'],
  dispute_updated: ['waiting', 'Dispute moved on'],
  dispute_closed: ['neutral', 'Dispute closed'],
  evidence_sent: ['neutral', 'Evidence sent'],
  dispute_accepted: ['bad', 'Dispute accepted'],
  transfer_reversed: ['neutral', 'Taken back from the seller'],
  fee_refunded: ['neutral', 'Marketplace fee given back'],
};

/** An entry as people read it. The members of `detail` may grow, so it reads only those it knows. */
export function describe({ kind, detail }: TimelineEntry): {
  tone: Tone;
  title: string;
  detail: string | undefined;
} {
  const [tone, title] = WORDS[kind];
  return { tone, title, detail: inWords(detail as Record<string, unknown>) };
}

const AMOUNTS: [member: string, words: string][] = [
  ['amount', ''],
  ['amount_refunded', 'in all '],
  ['application_fee', 'marketplace fee '],
  ['stripe_fee', 'Stripe fee '],
  ['net', 'net '],
];

function inWords(detail: Record<string, unknown>): string | undefined {
  const { message, currency, card } = detail;
  const parts: string[] = [];
  if (isCard(card)) parts.push(`${cardName(card)} •• ${card.last4}`);
  for (const [member, words] of AMOUNTS) {
    const amount = detail[member];
    if (typeof amount === 'number' && typeof currency === 'string') {
      parts.push(words + formatMoney(amount, currency));
    }
  }
  if (typeof message === 'string') parts.push(message);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

function isCard(value: unknown): value is { brand: string; last4: string } {
  return typeof value === 'object' && value !== null && 'brand' in value && 'last4' in value;
}
