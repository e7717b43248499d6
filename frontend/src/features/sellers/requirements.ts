/** Names of Stripe's requirement fields, for the ones that sellers meet most. */
const WORDS: Record<string, string> = {
  external_account: 'A bank account for payouts',
  business_profile: 'What the business does, and its web address',
  'business_profile.url': 'The address of your website',
  'business_profile.mcc': 'What kind of business it is',
  business_type: 'Whether it is a company or a person',
  'tos_acceptance.date': 'Agreement to Stripe’s terms',
  'tos_acceptance.ip': 'Agreement to Stripe’s terms',
  'individual.verification.document': 'A picture of your identity document',
  'individual.dob.day': 'Your date of birth',
  'individual.address.line1': 'Your address',
  'company.tax_id': 'The company’s tax number',
};

/** Why Stripe stopped an account, by its codes, with what helps. */
const REASONS: Record<string, string> = {
  'requirements.past_due': 'What was due did not come in time. Once it is given, payments go on.',
  'requirements.pending_verification':
    'Stripe is checking what was given. There is nothing to do but wait; this page follows.',
  'action_required.requested_capabilities': 'Stripe’s form is not finished yet.',
  under_review: 'Stripe is reviewing the account. This page follows by itself.',
  listed: 'Stripe is comparing the account with lists of persons it may not serve.',
  platform_paused: 'The marketplace has paused this account. Ask the marketplace.',
  'rejected.fraud': 'Stripe has closed the account for suspected fraud. Write to Stripe’s support.',
  'rejected.terms_of_service':
    'Stripe has closed the account for breach of its terms. Write to Stripe’s support.',
  'rejected.listed': 'Stripe may not serve this person or company.',
  'rejected.other': 'Stripe has closed the account. Write to Stripe’s support.',
};

export const disabledWords = (reason: string): string =>
  REASONS[reason] ?? `Stripe’s reason: ${reason.replaceAll('_', ' ').replaceAll('.', ', ')}.`;

/** Facts about a person or a company, whoever of the account it is. */
const FACTS: [RegExp, string][] = [
  [/^dob\./, 'date of birth'],
  [/^(registered_)?address\./, 'address'],
  [/^(first|last)_name$/, 'name'],
  [/^email$/, 'e-mail address'],
  [/^phone$/, 'telephone number'],
  [/^(id_number|ssn_last_4)$/, 'identity number'],
  [/^verification\.(additional_)?document$/, 'identity document'],
  [/^relationship\./, 'role in the company'],
];

const WHOSE: Record<string, string> = {
  individual: 'Your',
  representative: 'The representative’s',
  company: 'The company’s',
  owners: 'The owners’',
  directors: 'The directors’',
};

/** What Stripe asks for, in words; its own field name when there are none. */
export function requirementWords(field: string): string {
  const known = WORDS[field];
  if (known) return known;
  const [who = '', ...rest] = field.split('.');
  const fact = FACTS.find(([pattern]) => pattern.test(rest.join('.')))?.[1];
  if (WHOSE[who] && fact) return `${WHOSE[who]} ${fact}`;
  return field.replaceAll('_', ' ').replaceAll('.', ' › ');
}
