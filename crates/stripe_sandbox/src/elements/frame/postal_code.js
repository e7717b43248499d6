// Where a card's issuer checks the postal code, the form asks for it: the United States, Canada and the United Kingdom.

const SHAPES = {
  US: { label: 'ZIP code', example: '12345', whole: /^\d{5}(-?\d{4})?$/, inputMode: 'numeric' },
  CA: { label: 'Postal code', example: 'M5T 1T4', whole: /^[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d$/, inputMode: 'text' },
  GB: { label: 'Postal code', example: 'WS11 1DB', whole: /^[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}$/, inputMode: 'text' },
};

/** Label, example and input mode for a country, or null where no postal code is asked for. */
export function postalShape(country) {
  return SHAPES[country] ?? null;
}

/** `empty`, `incomplete` or `complete`. Without a country (the one-line Card Element) any code will do. */
export function checkPostal(value, country) {
  if (value === '') return 'empty';
  return (SHAPES[country]?.whole.test(value) ?? true) ? 'complete' : 'incomplete';
}
