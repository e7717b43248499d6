// Security codes: three digits, four with American Express, three or four while the brand is unknown.

/** `empty`, `incomplete` or `complete`; `length` is null while the brand is unknown. */
export function checkCvc(digits, length) {
  if (digits === '') return 'empty';
  return digits.length >= (length ?? 3) ? 'complete' : 'incomplete';
}
