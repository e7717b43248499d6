import type { TextField, UploadField } from './evidenceFields';

type Field = TextField | UploadField;

interface Reason {
  /** In a list. */
  title: string;
  /** What the buyer told their bank. */
  said: string;
  /** What the bank wants to be shown. */
  show: string;
  /** The pieces of evidence that speak to it, the strongest first. */
  pieces: readonly Field[];
}

const DELIVERY = [
  'shipping_carrier',
  'shipping_tracking_number',
  'shipping_date',
  'shipping_address',
  'shipping_documentation',
] as const satisfies readonly Field[];

const GENERAL: Reason = {
  title: 'Other reason',
  said: 'The bank gave no reason that Stripe has a word for.',
  show: 'What was sold, that it was delivered, and what you wrote with the buyer.',
  pieces: ['product_description', 'customer_communication', 'receipt', ...DELIVERY],
};

/** After docs.stripe.com/disputes/categories, in the words of somebody who sells. */
const REASONS: Record<string, Reason> = {
  fraudulent: {
    title: 'Not paid by the card’s owner',
    said: 'The card’s owner says that they did not make this payment.',
    show: 'That the owner took part: messages with them, their address, a signature, an earlier undisputed order.',
    pieces: [
      'product_description',
      'customer_communication',
      'customer_signature',
      'customer_name',
      'customer_email_address',
      'customer_purchase_ip',
      'billing_address',
      'receipt',
      'access_activity_log',
      ...DELIVERY,
    ],
  },
  product_not_received: {
    title: 'Did not arrive',
    said: 'The buyer says that what they paid for never came.',
    show: 'That it was delivered: carrier, tracking number, date, and to which address.',
    pieces: [...DELIVERY, 'product_description', 'customer_communication', 'service_date'],
  },
  product_unacceptable: {
    title: 'Not as described',
    said: 'The buyer says that it was faulty or not what was described.',
    show: 'What was promised, what was sent, and that you offered to put it right.',
    pieces: [
      'product_description',
      'customer_communication',
      'refund_policy',
      'refund_policy_disclosure',
      'refund_refusal_explanation',
      ...DELIVERY,
    ],
  },
  duplicate: {
    title: 'Charged twice',
    said: 'The buyer says that they were charged more than once for the same thing.',
    show: 'How the two payments differ, with a receipt of each.',
    pieces: [
      'duplicate_charge_explanation',
      'duplicate_charge_id',
      'duplicate_charge_documentation',
      'product_description',
      'receipt',
    ],
  },
  credit_not_processed: {
    title: 'Refund missing',
    said: 'The buyer says that they gave it back or canceled, and had no refund.',
    show: 'Your terms of refunds, how the buyer was shown them, and why there is no refund.',
    pieces: [
      'refund_refusal_explanation',
      'refund_policy',
      'refund_policy_disclosure',
      'customer_communication',
      'product_description',
    ],
  },
  subscription_canceled: {
    title: 'Subscription was canceled',
    said: 'The buyer says that they had canceled before they were charged.',
    show: 'Your terms of cancelling, that the buyer saw them, and that they went on using it.',
    pieces: [
      'cancellation_rebuttal',
      'cancellation_policy',
      'cancellation_policy_disclosure',
      'access_activity_log',
      'customer_communication',
    ],
  },
  unrecognized: {
    title: 'Not recognised',
    said: 'The buyer does not know this line of their bank statement.',
    show: 'What was bought, by whom and when, so that they remember.',
    pieces: [
      'product_description',
      'customer_name',
      'customer_email_address',
      'receipt',
      'customer_communication',
      ...DELIVERY,
    ],
  },
  general: GENERAL,
};

/** A reason in plain words. Stripe may have new ones, which are told as the general one. */
export const reasonOf = (code: string): Reason =>
  Object.hasOwn(REASONS, code) ? (REASONS[code] ?? GENERAL) : GENERAL;
