// The codes and sentences of Stripe.js for what is wrong with a field. `empty` counts only when the form is submitted.

const CODES = {
  number: { empty: 'incomplete_number', incomplete: 'incomplete_number', invalid: 'invalid_number' },
  expiry: {
    empty: 'incomplete_expiry',
    incomplete: 'incomplete_expiry',
    invalidMonth: 'invalid_expiry_month',
    pastYear: 'invalid_expiry_year_past',
    pastMonth: 'invalid_expiry_month_past',
    farYear: 'invalid_expiry_year',
  },
  cvc: { empty: 'incomplete_cvc', incomplete: 'incomplete_cvc' },
  postal: { empty: 'incomplete_zip', incomplete: 'incomplete_zip' },
};

const SENTENCES = {
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: 'Your card’s expiration date is incomplete.',
  invalid_expiry_month: 'Your card’s expiration date is invalid.',
  invalid_expiry_year_past: 'Your card’s expiration year is in the past.',
  invalid_expiry_month_past: 'Your card’s expiration date is in the past.',
  invalid_expiry_year: 'Your card’s expiration year is invalid.',
  incomplete_cvc: 'Your card’s security code is incomplete.',
  incomplete_zip: 'Your postal code is incomplete.',
};

/** Finished entries have no error; of unfinished ones, those that the buyer may still be typing have one only `late`. */
export function fieldError(field, verdict, late) {
  const code = CODES[field][verdict];
  if (code === undefined) return undefined;
  if (!late && (verdict === 'empty' || verdict === 'incomplete')) return undefined;
  return { type: 'validation_error', code, message: SENTENCES[code] };
}
