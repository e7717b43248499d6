// The document behind every card Element: `card`, `cardNumber`, `cardExpiry`, `cardCvc` and `payment`.

import { Api } from './api.js';
import { paint } from './appearance.js';
import { cardActions } from './card_actions.js';
import { expiryMonth, expiryYear } from './card_expiry.js';
import { cvcRules, cvcRulesFor } from './card_fields.js';
import { layoutFor, shownFields } from './card_layout.js';
import { cardBrand } from './card_number.js';
import { PageLink } from './page_link.js';
import { Siblings } from './siblings.js';

const NEXT = { number: 'expiry', expiry: 'cvc', cvc: 'postal' };

const page = new PageLink();
const form = document.querySelector('form');
let type;
let layout;
let siblings;
let lastChange = '';

page.on('init', (settings) => {
  ({ type } = settings);
  siblings = new Siblings(settings.group);
  layout = layoutFor(type, settings.options);
  layout.update(settings.options);
  paint(settings);
  form.append(layout.node);
  lastChange = JSON.stringify(changeEvent());
  page.answer(cardActions({ api: new Api(settings.credentials), collect }));
  listen();
  joinSiblings();
  page.reportHeight(document.querySelector('main'));
  page.post('ready');
});
page.on('update', (settings) => {
  layout.update(settings.options);
  paint(settings);
});
page.on('focus', () => (firstUnfinished() ?? shownFields(layout)[0])?.input.focus());
page.on('blur', () => document.activeElement?.blur());
page.on('clear', () => {
  for (const field of layout.fields.values()) field.clear();
  layout.fields.get('number')?.input.dispatchEvent(new Event('input'));
  refresh();
});
page.post('hello');

function listen() {
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    const field = [...layout.fields.values()].find(({ input }) => input === target);
    field?.forgive();
    if (field?.kind === 'number') numberChanged(field);
    refresh();
    if (field !== undefined) goOn(field);
  });
  form.addEventListener('change', refresh);
  form.addEventListener('focusin', ({ relatedTarget }) => relatedTarget ?? page.post('focus'));
  form.addEventListener('focusout', ({ target, relatedTarget }) => {
    for (const field of layout.fields.values()) if (field.input === target && field.value !== '') field.judge();
    refresh();
    if (relatedTarget === null) page.post('blur');
  });
  form.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape') page.post('escape');
    if (key === 'Enter' && target instanceof HTMLInputElement) page.post('submit');
    if (key === 'Backspace' && target.value === '') goBack(target);
  });
  form.addEventListener('animationstart', ({ animationName }) => {
    if (animationName.startsWith('autofill-')) page.post('autofill', { autofilled: animationName === 'autofill-on' });
  });
}

function joinSiblings() {
  for (const field of layout.fields.values()) siblings.offer(field.kind, () => judged(field));
  if (type === 'cardCvc') {
    siblings.onBrand((length) => {
      layout.fields.get('cvc').reshape(cvcRules(length));
      refresh();
    });
  }
}

function numberChanged(number) {
  const rules = cvcRulesFor(number.value);
  layout.fields.get('cvc')?.reshape(rules);
  if (type === 'cardNumber') siblings.announceBrand(cardBrand(number.value).cvc);
}

/** A complete field hands over to the next one, as the buyer expects of a card form; never out of a changed middle. */
function goOn(field) {
  const next = layout.fields.get(NEXT[field.kind]);
  if (field.kind === 'cvc' && type === 'payment') return;
  if (next === undefined || next.input.disabled || !field.caretAtEnd || document.activeElement !== field.input) return;
  const whole = field.kind === 'cvc' ? cardBrand(layout.fields.get('number').value).cvc === field.value.length : field.verdict === 'complete';
  if (whole && next.value === '') next.input.focus();
}

function goBack(target) {
  const fields = shownFields(layout);
  const index = fields.findIndex(({ input }) => input === target);
  if (type === 'card' && index > 0) fields[index - 1].input.focus();
}

/** Paints the fields and tells the page, once for each real change. */
function refresh() {
  for (const field of layout.fields.values()) field.paint();
  const change = changeEvent();
  const text = JSON.stringify(change);
  if (text !== lastChange) {
    lastChange = text;
    page.post('change', change);
  }
}

function changeEvent() {
  const fields = shownFields(layout);
  const state = {
    empty: fields.every(({ value }) => value === ''),
    complete: fields.every(({ verdict }) => verdict === 'complete'),
  };
  if (type === 'payment') return { ...state, collapsed: false, value: { type: 'card' } };
  const event = { ...state, error: fields.map(({ error }) => error).find(Boolean) };
  const number = layout.fields.get('number');
  if (number !== undefined) event.brand = cardBrand(number.value).brand;
  if (type === 'card') event.value = { postalCode: layout.fields.get('postal').value };
  return event;
}

function firstUnfinished() {
  return shownFields(layout).find(({ verdict }) => verdict !== 'complete');
}

function judged(field) {
  field.judge();
  refresh();
  return { value: field.value, error: field.finalError };
}

/** The card for the API, or the first thing that is wrong with it, which the buyer sees as well. */
async function collect() {
  const kinds = ['number', 'expiry', 'cvc'];
  const own = new Map(shownFields(layout).map((field) => [field.kind, judged(field)]));
  for (const kind of kinds) if (!own.has(kind)) own.set(kind, await siblings.collect(kind));
  const wrong = [...own].find(([, entry]) => entry?.error);
  if (wrong !== undefined) {
    if (type === 'payment') layout.fields.get(wrong[0])?.input.focus();
    return { error: wrong[1].error };
  }
  const [number, expiry, cvc] = kinds.map((kind) => own.get(kind)?.value ?? '');
  const card = { number, exp_month: expiry && expiryMonth(expiry), exp_year: expiry && expiryYear(expiry), cvc };
  const address = { country: layout.country?.value, postal_code: own.get('postal')?.value || undefined };
  return { card, billing: { address } };
}
