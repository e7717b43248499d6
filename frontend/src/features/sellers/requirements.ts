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

/** What Stripe asks for, in words; its own field name when there are none. */
export function requirementWords(field: string): string {
  return WORDS[field] ?? field.replaceAll('_', ' ').replaceAll('.', ' › ');
}
