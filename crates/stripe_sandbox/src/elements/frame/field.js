// One input with its label, its error and its formatting while typing.

/**
 * @typedef {{
 *   kind: 'number'|'expiry'|'cvc'|'postal', id: string, name: string, label: string, placeholder: string,
 *   autocomplete: string, inputMode: string,
 *   clean: (typed: string) => string, show: (value: string) => string, verdict: (value: string) => string,
 * }} FieldShape `clean` leaves what counts of the text in the input (the digits), `show` formats it again.
 */

import { fieldError } from './wording.js';

export class Field {
  #shape;
  #late = false;
  #value = '';
  input;
  label;
  errorText;

  /** @param {FieldShape} shape */
  constructor(shape) {
    this.#shape = shape;
    this.input = Object.assign(document.createElement('input'), {
      id: shape.id,
      name: shape.name,
      className: 'Input',
      type: 'text',
      autocomplete: shape.autocomplete,
      inputMode: shape.inputMode,
      placeholder: shape.placeholder,
      spellcheck: false,
    });
    this.label = Object.assign(document.createElement('label'), { className: 'Label', htmlFor: shape.id, textContent: shape.label });
    this.errorText = Object.assign(document.createElement('p'), { className: 'Error', id: shape.id.replace('Input', 'Error'), role: 'alert' });
    this.input.setAttribute('aria-invalid', 'false');
    this.input.setAttribute('aria-describedby', this.errorText.id);
    this.input.addEventListener('input', (event) => this.#retype(event));
  }

  get kind() {
    return this.#shape.kind;
  }

  get value() {
    return this.#value;
  }

  get verdict() {
    return this.#shape.verdict(this.#value);
  }

  get error() {
    return fieldError(this.#shape.kind, this.verdict, this.#late);
  }

  /** What is still missing, as it is said when the form is submitted. */
  get finalError() {
    return fieldError(this.#shape.kind, this.verdict, true);
  }

  /** Whether the caret stands behind the last character, so that going on to the next field takes nothing away. */
  get caretAtEnd() {
    return this.input.selectionStart === this.input.value.length;
  }

  /** Something else changed what this field accepts (the brand, the country). */
  reshape(change) {
    this.#shape = { ...this.#shape, ...change };
    this.label.textContent = this.#shape.label;
    this.input.placeholder = this.#shape.placeholder;
    this.input.inputMode = this.#shape.inputMode;
    this.set(this.input.value);
  }

  set(text) {
    this.#value = this.#shape.clean(text);
    const shown = this.#shape.show(this.#value);
    if (this.input.value !== shown) this.input.value = shown;
  }

  clear() {
    this.#late = false;
    this.set('');
  }

  /** From now on unfinished counts as wrong: the buyer has left the field, or has submitted the form. */
  judge() {
    this.#late = true;
  }

  /** The buyer starts over: an empty field is not wrong before it is left again. */
  forgive() {
    if (this.#value === '') this.#late = false;
  }

  paint() {
    const { error } = this;
    this.input.classList.toggle('Input--invalid', error !== undefined);
    this.input.classList.toggle('Input--complete', this.verdict === 'complete');
    this.label.classList.toggle('Label--invalid', error !== undefined);
    this.input.setAttribute('aria-invalid', String(error !== undefined));
    const text = error?.message ?? '';
    if (this.errorText.textContent !== text) this.errorText.textContent = text;
  }

  /** Formats again and puts the caret back behind the same number of characters that count. */
  #retype(event) {
    const { input } = this;
    let typed = input.value;
    let caret = input.selectionStart ?? typed.length;
    const before = this.#shape.show(this.#value);
    const separatorOnly = event.inputType === 'deleteContentBackward' && this.#shape.clean(typed) === this.#value && typed.length < before.length;
    if (separatorOnly) {
      const kept = typed.slice(0, caret).replace(/\s*\/?\s*$/, '').slice(0, -1);
      typed = kept + typed.slice(caret);
      caret = kept.length;
    }
    const counting = countOf(typed.slice(0, caret));
    const atEnd = caret >= typed.length;
    this.set(typed);
    const place = atEnd ? input.value.length : placeAfter(input.value, counting);
    if (document.activeElement === input) input.setSelectionRange(place, place);
  }
}

function countOf(text) {
  return text.replace(/[^0-9A-Za-z]/g, '').length;
}

function placeAfter(text, counting) {
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (seen === counting) return index;
    if (/[0-9A-Za-z]/.test(text[index])) seen += 1;
  }
  return text.length;
}
