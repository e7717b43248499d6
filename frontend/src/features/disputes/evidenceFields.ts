import type { Schemas } from '@souk/client';

type Evidence = NonNullable<Schemas['AnswerDispute']['evidence']>;

/** One piece of evidence, by the API’s names. */
interface Piece {
  label: string;
  hint?: string;
}

interface TextPiece extends Piece {
  /** Several lines. */
  long?: true;
}

export const TEXTS = {
  product_description: {
    label: 'What was sold',
    hint: 'As a stranger would understand it.',
    long: true,
  },
  customer_name: { label: 'The buyer’s name' },
  customer_email_address: { label: 'The buyer’s e-mail' },
  customer_purchase_ip: {
    label: 'Network address the buyer paid from',
    hint: 'Like 203.0.113.7.',
  },
  billing_address: { label: 'Billing address', long: true },
  shipping_carrier: { label: 'Carrier', hint: 'Who brought it.' },
  shipping_tracking_number: { label: 'Tracking number' },
  shipping_date: { label: 'Sent on' },
  shipping_address: { label: 'Sent to', long: true },
  service_date: { label: 'Service given on' },
  access_activity_log: {
    label: 'Record of use',
    hint: 'Logins, downloads or visits that show the buyer used it.',
    long: true,
  },
  refund_policy_disclosure: {
    label: 'How the buyer was shown your terms of refunds',
    long: true,
  },
  refund_refusal_explanation: { label: 'Why there is no refund', long: true },
  cancellation_policy_disclosure: {
    label: 'How the buyer was shown your terms of cancelling',
    long: true,
  },
  cancellation_rebuttal: { label: 'Why it was not canceled', long: true },
  duplicate_charge_explanation: { label: 'How the two payments differ', long: true },
  duplicate_charge_id: { label: 'The other payment at Stripe', hint: 'Like ch_3Abc.' },
  uncategorized_text: { label: 'Anything else', long: true },
} as const satisfies Partial<Record<keyof Evidence, TextPiece>>;

export const UPLOADS = {
  customer_communication: { label: 'Messages with the buyer' },
  receipt: { label: 'Receipt or invoice' },
  customer_signature: { label: 'The buyer’s signature' },
  shipping_documentation: { label: 'Proof of shipment' },
  service_documentation: { label: 'Proof of the service' },
  refund_policy: { label: 'Your terms of refunds' },
  cancellation_policy: { label: 'Your terms of cancelling' },
  duplicate_charge_documentation: { label: 'Papers of the two payments' },
  uncategorized_file: { label: 'Any other file' },
} as const satisfies Partial<Record<keyof Evidence, Piece>>;

export type TextField = keyof typeof TEXTS;
export type UploadField = keyof typeof UPLOADS;
export type EvidenceField = TextField | UploadField;
export type Given = Partial<Record<EvidenceField, string>>;

// What the API takes and nobody is asked for here would not compile.
const ALL = { ...TEXTS, ...UPLOADS } satisfies Record<keyof Evidence, Piece>;

export const TEXT_FIELDS = Object.keys(TEXTS) as TextField[];
export const UPLOAD_FIELDS = Object.keys(UPLOADS) as UploadField[];

export const isUpload = (field: string): field is UploadField => Object.hasOwn(UPLOADS, field);

/** What a piece is called. Stripe may have others, which keep their own name. */
export const pieceLabel = (field: string): string =>
  Object.hasOwn(ALL, field) ? ALL[field as EvidenceField].label : field;

/** The pieces to ask for first, then all others, each texts before files. */
export function arrange(first: readonly EvidenceField[]) {
  const wanted = new Set<EvidenceField>(first);
  const rest = [...TEXT_FIELDS, ...UPLOAD_FIELDS].filter((field) => !wanted.has(field));
  const split = (fields: readonly EvidenceField[]) => ({
    texts: fields.filter((field): field is TextField => !isUpload(field)),
    uploads: fields.filter(isUpload),
  });
  return { first: split(first), rest: split(rest) };
}

/** What was changed of what Stripe has: a piece that was emptied is taken back by an empty text. */
export function changes(typed: Given, atStripe: Record<string, string>): Given {
  const fields = [...TEXT_FIELDS, ...UPLOAD_FIELDS];
  const changed = fields
    .map((field): [EvidenceField, string] => [field, (typed[field] ?? '').trim()])
    .filter(([field, value]) => value !== (atStripe[field] ?? '').trim());
  return Object.fromEntries(changed);
}

/** The pieces that there are. */
export const givenFields = (given: Given): EvidenceField[] =>
  [...TEXT_FIELDS, ...UPLOAD_FIELDS].filter((field) => given[field]?.trim());

export const isGiven = (given: Given) => givenFields(given).length > 0;
