// How the fields of each kind of element stand on the page. A layout gives the fields and the nodes; it knows nothing of
// messages or of the API.

import { BrandMark } from './brand_mark.js';
import { cardField } from './card_fields.js';
import { cardBrand } from './card_number.js';
import { countrySelect } from './countries.js';
import { checkPostal, postalShape } from './postal_code.js';

const SINGLE = { cardNumber: 'number', cardExpiry: 'expiry', cardCvc: 'cvc' };

/**
 * @typedef {{fields: Map<string, import('./field.js').Field>, country: HTMLSelectElement | null, node: HTMLElement,
 *   update: (options: object) => void}} Layout
 */

/** @returns {Layout} */
export function layoutFor(type, options) {
  if (type === 'payment') return paymentLayout(options);
  return type === 'card' ? lineLayout(options) : singleLayout(SINGLE[type], options);
}

/** The fields of `layout` that are asked for now: a hidden postal code is not. */
export function shownFields({ fields }) {
  return [...fields.values()].filter((field) => !field.input.disabled || field.kind !== 'postal');
}

function paymentLayout(options) {
  const number = cardField('number', 'payment');
  const expiry = cardField('expiry', 'payment');
  const cvc = cardField('cvc', 'payment');
  const postal = cardField('postal', 'payment');
  const country = countrySelect(options.defaultValues?.billingDetails?.address?.country);
  const wanted = addressFields(options.fields);

  const numberBox = box(number);
  numberBox.querySelector('.InputBox').append(brandMarkFor(number).node);
  const countryBox = document.createElement('div');
  countryBox.className = 'Field';
  countryBox.append(Object.assign(document.createElement('label'), { className: 'Label', htmlFor: country.id, textContent: 'Country' }), inBox(country, 'SelectBox'));
  const postalBox = box(postal);
  const node = grid('PaymentForm', [wide(numberBox), box(expiry), box(cvc), wanted.country && countryBox, wanted.postal && postalBox]);

  const fitPostal = () => {
    const shape = wanted.postal ? postalShape(country.value) : null;
    postalBox.hidden = shape === null;
    postal.input.disabled = shape === null;
    countryBox.classList.toggle('Field--wide', shape === null);
    postal.reshape({ label: shape?.label ?? 'Postal code', placeholder: shape?.example ?? '', inputMode: shape?.inputMode ?? 'text', verdict: (value) => checkPostal(value, country.value) });
  };
  country.addEventListener('change', fitPostal);
  postal.set(options.defaultValues?.billingDetails?.address?.postal_code ?? '');
  fitPostal();

  const fields = new Map([number, expiry, cvc, postal].map((field) => [field.kind, field]));
  const update = ({ readOnly = false }) => {
    for (const { input } of fields.values()) input.readOnly = readOnly;
    country.disabled = readOnly;
  };
  return { fields, country: wanted.country ? country : null, node, update };
}

function lineLayout(options) {
  const fields = new Map(['number', 'expiry', 'cvc', 'postal'].map((kind) => [kind, cardField(kind, 'card')]));
  const mark = brandMarkFor(fields.get('number'));
  const node = document.createElement('div');
  node.className = 'CardLine';
  node.append(mark.node, ...[...fields.values()].map((field) => quietBox(field)));
  fields.get('postal').set(options.value?.postalCode ?? '');
  const update = ({ hidePostalCode = false, hideIcon = false, disabled = false }) => {
    for (const { input } of fields.values()) input.disabled = disabled;
    const postal = fields.get('postal').input;
    postal.parentElement.hidden = hidePostalCode;
    postal.disabled = disabled || hidePostalCode;
    mark.node.hidden = hideIcon;
  };
  return { fields, country: null, node, update };
}

function singleLayout(kind, options) {
  const field = cardField(kind, 'card');
  if (kind === 'number') field.reshape({ placeholder: '1234 1234 1234 1234' });
  const node = document.createElement('div');
  node.className = 'CardLine';
  const mark = kind === 'number' ? brandMarkFor(field) : null;
  if (mark !== null) node.append(mark.node);
  node.append(quietBox(field));
  const update = ({ disabled = false, placeholder, showIcon = false }) => {
    field.input.disabled = disabled;
    if (placeholder !== undefined) field.reshape({ placeholder });
    if (mark !== null) mark.node.hidden = !showIcon;
  };
  update(options);
  return { fields: new Map([[kind, field]]), country: null, node, update };
}

/** Which parts of the address the form asks for, after `fields.billingDetails` of the element's options. */
function addressFields(fields) {
  const billing = fields?.billingDetails ?? 'auto';
  const address = typeof billing === 'string' ? billing : (billing.address ?? 'auto');
  if (typeof address === 'string') return { country: address === 'auto', postal: address === 'auto' };
  return { country: address.country !== 'never', postal: address.postalCode !== 'never' && address.country !== 'never' };
}

function brandMarkFor(number) {
  const mark = new BrandMark();
  number.input.addEventListener('input', () => mark.show(cardBrand(number.value).brand));
  return mark;
}

function box(field) {
  const node = document.createElement('div');
  node.className = 'Field';
  node.append(field.label, inBox(field.input), field.errorText);
  return node;
}

function inBox(input, ...more) {
  const node = document.createElement('div');
  node.classList.add('InputBox', ...more);
  node.append(input);
  return node;
}

/** For the one-line elements: the label and the error are there for screen readers, the page shows errors itself. */
function quietBox(field) {
  const node = document.createElement('span');
  node.className = `QuietField QuietField--${field.kind}`;
  field.label.classList.add('Hidden');
  field.errorText.classList.add('Hidden');
  node.append(field.label, field.input, field.errorText);
  return node;
}

function wide(node) {
  node.classList.add('Field--wide');
  return node;
}

function grid(className, children) {
  const node = document.createElement('div');
  node.className = className;
  node.append(...children.filter(Boolean));
  return node;
}
