// Amounts in minor units as the buyer reads them. Stripe's zero-decimal currencies decide, not the browser's table: it
// gives some of them (UGX, for one) decimals or none by another rule.

const NO_DECIMALS = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** `formatMinorUnits(10000, 'eur')` is `€100.00`. */
export function formatMinorUnits(amount, currency) {
  const code = currency.toUpperCase();
  const decimals = NO_DECIMALS.has(code) ? 0 : THREE_DECIMALS.has(code) ? 3 : 2;
  const digits = String(amount).padStart(decimals + 1, '0');
  const decimal = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return new Intl.NumberFormat('en', { style: 'currency', currency: code, minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(decimal);
}
