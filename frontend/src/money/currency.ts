/**
 * How many decimals an amount has on its way to and from the API, which is Stripe's table and not
 * ISO 4217's: ISK and UGX have no coins any more, and Stripe still wants them with two decimals.
 * Source: docs.stripe.com/currencies; `crates/domain/src/currency.rs` has the same table, by test.
 */

const ZERO_DECIMALS = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const THREE_DECIMALS = new Set('bhd jod kwd omr tnd'.split(' '));

/** Decimals between the minor and the major unit: 0, 2 or 3. */
export function decimals(currency: string): 0 | 2 | 3 {
  const code = currency.toLowerCase();
  if (ZERO_DECIMALS.has(code)) return 0;
  return THREE_DECIMALS.has(code) ? 3 : 2;
}

/** `123450`, `eur` -> `"1234.50"`: exact, by moving the point, never by dividing. */
export function toDecimalString(amount: number, currency: string): string {
  const places = decimals(currency);
  const sign = amount < 0 ? '-' : '';
  const digits = Math.abs(amount)
    .toString()
    .padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Every currency that a payment can be in. */
export const CURRENCIES = [
  ...'aed all amd ars aud awg azn bam bbd bdt bhd bif bmd bnd bob brl bsd bwp bzd cad chf'.split(
    ' ',
  ),
  ...'clp cny cop crc czk djf dkk dop dzd egp eur gbp gel gnf gtq hkd hnl huf idr ils inr'.split(
    ' ',
  ),
  ...'isk jmd jod jpy kes kmf krw kwd kzt mad mdl mga mkd mop mur mxn myr nad ngn nok nzd'.split(
    ' ',
  ),
  ...'omr pen php pkr pln pyg qar ron rsd rwf sar sek sgd thb tnd try ttd twd tzs uah ugx'.split(
    ' ',
  ),
  ...'usd uyu uzs vnd vuv xaf xcd xof xpf zar'.split(' '),
] as const;

/** The currencies most sellers of today's marketplaces use, to stand first in a list. */
export const COMMON_CURRENCIES = [
  'eur',
  'usd',
  'gbp',
  'chf',
  'sek',
  'dkk',
  'nok',
  'pln',
  'cad',
  'aud',
  'jpy',
] as const;
