import type { Customer } from './queries';

/** In a few words, who may charge this customer's card again. */
export function consentSummary({ consents }: Customer): string {
  if (consents.length === 0) return 'Not kept';
  if (consents.some(({ seller_id }) => seller_id == null)) return 'For the whole marketplace';
  return consents.length === 1 ? 'For one seller' : `For ${consents.length} sellers`;
}
