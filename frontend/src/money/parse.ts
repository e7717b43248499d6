import { decimals } from './currency';

/** What was typed, as minor units, or why it cannot be one amount and no other. */
export type Parsed = { ok: true; amount: number } | { ok: false; reason: string };

const refuse = (reason: string): Parsed => ({ ok: false, reason });

/** Stripe takes at most eight digits of minor units. Source: docs.stripe.com/currencies. */
const MOST_DIGITS = 8;

/** Spaces of every width, and the apostrophe that Swiss people group digits with. */
const GROUPING = /[\s\u00a0\u202f\u2009'’]/g;

/**
 * Reads an amount that a person typed, with comma or point, and refuses what has two readings:
 *
 * - One comma or point is the decimal mark: `12,5` and `12.50` are the same amount.
 * - With both, the last one is the decimal mark and the others must group by three: `1.234,56`.
 * - The same mark twice or more only groups: `1,234,567`.
 * - More decimals than the currency has are refused, so `1,234` is no amount in euros: it could be
 *   meant as 1234 as well as 1.234.
 */
export function parseMoney(typed: string, currency: string): Parsed {
  const text = typed.trim().replace(GROUPING, '');
  const code = currency.toUpperCase();
  if (text === '') return refuse('Enter an amount.');
  if (/^[-−]/.test(text)) return refuse('Enter an amount above zero.');
  if (!/^[0-9.,]+$/.test(text) || !/[0-9]/.test(text)) {
    return refuse('Use digits, and a comma or a point before the decimals.');
  }
  const parts = split(text);
  if (!parts) return refuse('Leave out the thousands separators, as in 1234.50.');

  const places = decimals(currency);
  if (parts.fraction.length > places) return refuse(tooManyDecimals(text, places, code));

  const digits = `${parts.whole}${parts.fraction.padEnd(places, '0')}`.replace(/^0+/, '');
  if (digits === '') return refuse('Enter an amount above zero.');
  if (digits.length > MOST_DIGITS) return refuse('That is more than one payment can be.');
  return { ok: true, amount: Number(digits) };
}

function split(text: string): { whole: string; fraction: string } | undefined {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last === -1) return { whole: text, fraction: '' };
  const mark = text[last];
  const before = text.slice(0, last);
  const after = text.slice(last + 1);

  if (!/[.,]/.test(before)) return { whole: before, fraction: after };
  const groups = before.split(/[.,]/);
  const marksBefore = new Set(before.match(/[.,]/g));
  if (marksBefore.size > 1) return undefined;
  const wellGrouped = (all: string[]) =>
    /^\d{1,3}$/.test(all[0] ?? '') && all.slice(1).every((group) => /^\d{3}$/.test(group));

  if (marksBefore.has(mark as string)) {
    const all = [...groups, after];
    return wellGrouped(all) ? { whole: all.join(''), fraction: '' } : undefined;
  }
  return wellGrouped(groups) ? { whole: groups.join(''), fraction: after } : undefined;
}

function tooManyDecimals(text: string, places: number, code: string): string {
  if (places === 0) return `${code} has no decimals.`;
  const joined = text.replace(/[.,]/g, '');
  const grouped = /^\d{1,3}[.,]\d{3}$/.test(text);
  if (grouped) return `Write ${joined}, or give at most ${places} decimals.`;
  return `${code} has at most ${places} decimals.`;
}
