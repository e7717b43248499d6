// The shapes of the four fields a card form can have, in the two namings that Stripe's frames use.

import { checkCvc } from './card_cvc.js';
import { checkExpiry, expiryDigits, formatExpiry } from './card_expiry.js';
import { cardBrand, checkNumber, formatNumber, longest } from './card_number.js';
import { checkPostal } from './postal_code.js';
import { Field } from './field.js';

const digitsOf = (text) => text.replace(/\D/g, '');
const same = (text) => text;

const SHAPES = {
  number: {
    kind: 'number',
    label: 'Card number',
    autocomplete: 'cc-number',
    inputMode: 'numeric',
    clean: (typed) => digitsOf(typed).slice(0, longest(digitsOf(typed))),
    show: formatNumber,
    verdict: checkNumber,
  },
  expiry: {
    kind: 'expiry',
    label: 'Expiration date',
    placeholder: 'MM / YY',
    autocomplete: 'cc-exp',
    inputMode: 'numeric',
    clean: expiryDigits,
    show: formatExpiry,
    verdict: (digits) => checkExpiry(digits, new Date()),
  },
  cvc: {
    kind: 'cvc',
    label: 'Security code',
    placeholder: 'CVC',
    autocomplete: 'cc-csc',
    inputMode: 'numeric',
    show: same,
    ...cvcRules(null),
  },
  postal: {
    kind: 'postal',
    label: 'Postal code',
    autocomplete: 'billing postal-code',
    inputMode: 'text',
    clean: (typed) => typed.replace(/[^0-9A-Za-z -]/g, '').slice(0, 10),
    show: same,
    verdict: (value) => checkPostal(value, null),
  },
};

// The Payment Element's names on the left, those of the Card Element and its parts on the right.
const NAMES = {
  number: { payment: 'number', card: 'cardnumber' },
  expiry: { payment: 'expiry', card: 'exp-date' },
  cvc: { payment: 'cvc', card: 'cvc' },
  postal: { payment: 'postalCode', card: 'postal' },
};

export function cardField(kind, style) {
  const name = NAMES[kind][style];
  return new Field({ placeholder: '', ...SHAPES[kind], id: `${style}-${NAMES[kind].payment}Input`, name, ...placeholders(kind, style) });
}

/** What the security code must look like with this card number. */
export function cvcRules(length) {
  return {
    clean: (typed) => digitsOf(typed).slice(0, length ?? 4),
    verdict: (digits) => checkCvc(digits, length),
  };
}

export function cvcRulesFor(numberDigits) {
  return cvcRules(cardBrand(numberDigits).cvc);
}

function placeholders(kind, style) {
  if (kind === 'number') return { placeholder: style === 'payment' ? '1234 1234 1234 1234' : 'Card number' };
  return kind === 'postal' && style === 'card' ? { placeholder: 'ZIP' } : {};
}
