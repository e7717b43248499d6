// Expiry dates: `MM / YY` while typing, and whether the date is past. Pure functions; `now` is passed in.

/** Digits to keep of what was typed: a first digit above 1 can only be a month, so a zero goes before it. */
export function expiryDigits(typed) {
  const month = /^\s*(\d)\s*[/\-.]/.exec(typed);
  let digits = typed.replace(/\D/g, '');
  if (month || /^[2-9]/.test(digits)) digits = `0${digits}`;
  // Browsers fill in MM/YYYY.
  if (/^\d{2}20\d{2}$/.test(digits)) digits = digits.slice(0, 2) + digits.slice(4);
  return digits.slice(0, 4);
}

export function formatExpiry(digits) {
  return digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}

/** `empty`, `incomplete`, `invalidMonth`, `pastYear`, `pastMonth`, `farYear` or `complete`. */
export function checkExpiry(digits, now) {
  if (digits === '') return 'empty';
  const month = Number(digits.slice(0, 2));
  if (digits.length >= 2 && (month < 1 || month > 12)) return 'invalidMonth';
  if (digits.length < 4) return 'incomplete';
  const year = expiryYear(digits);
  if (year < now.getFullYear()) return 'pastYear';
  if (year === now.getFullYear() && month < now.getMonth() + 1) return 'pastMonth';
  return year > now.getFullYear() + 50 ? 'farYear' : 'complete';
}

export function expiryMonth(digits) {
  return Number(digits.slice(0, 2));
}

export function expiryYear(digits) {
  return 2000 + Number(digits.slice(2, 4));
}
