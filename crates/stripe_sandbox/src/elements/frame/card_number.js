// Card numbers: brand, length, grouping, checksum. Pure functions over strings of digits.

/** Ranges of first digits, longest lengths and grouping per brand; the first that matches wins. */
const BRANDS = [
  { brand: 'visa', starts: /^4/, lengths: [16], cvc: 3 },
  { brand: 'mastercard', starts: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], cvc: 3 },
  { brand: 'amex', starts: /^3[47]/, lengths: [15], cvc: 4, groups: [4, 6, 5] },
  { brand: 'discover', starts: /^(6011|64[4-9]|65)/, lengths: [16], cvc: 3 },
  { brand: 'diners', starts: /^36/, lengths: [14], cvc: 3, groups: [4, 6, 4] },
  { brand: 'diners', starts: /^(30[0-5]|3[89])/, lengths: [16], cvc: 3 },
  { brand: 'jcb', starts: /^35(2[89]|[3-8])/, lengths: [16], cvc: 3 },
  { brand: 'unionpay', starts: /^62/, lengths: [16, 17, 18, 19], cvc: 3 },
];

const UNKNOWN = { brand: 'unknown', lengths: [16], cvc: null };

/** What is known of the card from its first digits. `cvc` is the length of its security code, null while unknown. */
export function cardBrand(digits) {
  return BRANDS.find(({ starts }) => starts.test(digits)) ?? UNKNOWN;
}

export function longest(digits) {
  return Math.max(...cardBrand(digits).lengths);
}

/** `4242424242424242` to `4242 4242 4242 4242`, `378282246310005` to `3782 822463 10005`. */
export function formatNumber(digits) {
  const { groups = [4, 4, 4, 4, 3] } = cardBrand(digits);
  const parts = [];
  let from = 0;
  for (const size of groups) {
    if (from >= digits.length) break;
    parts.push(digits.slice(from, from + size));
    from += size;
  }
  return parts.join(' ');
}

/** The check digit of ISO/IEC 7812: every second digit from the right is doubled, the sum is a multiple of ten. */
export function passesLuhn(digits) {
  let sum = 0;
  [...digits].reverse().forEach((character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}

/** `empty`, `incomplete`, `invalid` or `complete`. A number is judged as soon as it has a whole length. */
export function checkNumber(digits) {
  if (digits === '') return 'empty';
  if (!cardBrand(digits).lengths.includes(digits.length)) return 'incomplete';
  return passesLuhn(digits) ? 'complete' : 'invalid';
}
