/** Where Stripe opens accounts. Source: stripe.com/global. */
const CODES =
  'AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IN IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH AE US'.split(
    ' ',
  );

/** Countries by name, in the reader's alphabet. */
export function countries(locale = 'en'): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
}

/** The currency most accounts of a country are paid in; euro where none is named. */
const CURRENCY: Record<string, string> = {
  AU: 'aud',
  BG: 'eur',
  BR: 'brl',
  CA: 'cad',
  CH: 'chf',
  LI: 'chf',
  CZ: 'czk',
  DK: 'dkk',
  GB: 'gbp',
  GI: 'gbp',
  HK: 'hkd',
  HU: 'huf',
  IN: 'inr',
  JP: 'jpy',
  MX: 'mxn',
  MY: 'myr',
  NO: 'nok',
  NZ: 'nzd',
  PL: 'pln',
  RO: 'ron',
  SE: 'sek',
  SG: 'sgd',
  TH: 'thb',
  AE: 'aed',
  US: 'usd',
};

export const currencyOf = (country: string): string => CURRENCY[country] ?? 'eur';
