import { decimals, toDecimalString } from './currency';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, locale: string | undefined): Intl.NumberFormat {
  const key = `${locale ?? ''} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const places = decimals(currency);
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  formatters.set(key, made);
  return made;
}

/**
 * An amount as people read it: `formatMoney(10000, 'eur')` is `€100.00` in English.
 *
 * @param amount minor units, an integer
 * @param currency ISO 4217, in any letter case
 * @param locale the browser's own when left out
 */
export function formatMoney(amount: number, currency: string, locale?: string): string {
  // A decimal string is formatted exactly; a divided number would be a float.
  return formatter(currency, locale).format(toDecimalString(amount, currency) as `${number}`);
}

/**
 * An amount in as few characters as an axis has room for: `€1.2K`. Only for drawings, beside which
 * the exact amount stands.
 */
export function formatMoneyBriefly(amount: number, currency: string, locale?: string): string {
  const words = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  return words.format(toDecimalString(Math.round(amount), currency) as `${number}`);
}

/** A share in basis points, 1/100 of a percent: `1250` -> `12.5%`. */
export function formatBasisPoints(points: number, locale?: string): string {
  const digits = points.toString().padStart(3, '0');
  const percent = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return `${number.format(percent as `${number}`)}%`;
}
