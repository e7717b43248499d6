// An Element: a container of the page's, a frame of the sandbox's in it, and the events between them.

const FRAME_TITLES = {
  card: 'Secure card payment input frame',
  cardNumber: 'Secure card number input frame',
  cardExpiry: 'Secure expiration date input frame',
  cardCvc: 'Secure CVC input frame',
  payment: 'Secure payment input frame',
};

const STATE_CLASSES = {
  base: 'StripeElement',
  complete: 'StripeElement--complete',
  empty: 'StripeElement--empty',
  focus: 'StripeElement--focus',
  invalid: 'StripeElement--invalid',
  webkitAutofill: 'StripeElement--webkit-autofill',
};

class PageElement {
  #type;
  #options;
  #group;
  #handlers = new Map();
  #frame = null;
  #container = null;
  #labels = [];
  #unwatch = () => {};
  #focusFrame = () => this.focus();
  #state = { empty: true, complete: false, focused: false, autofilled: false, error: undefined };
  #destroyed = false;

  /**
   * @param {{settings: () => object, forget: () => void}} group how the element sees its group: what a frame must be told,
   *   and how to free its place there.
   */
  constructor(type, options, group) {
    this.#type = type;
    this.#options = { ...options };
    this.#group = group;
  }

  mount(target) {
    demand(!this.#destroyed, 'This Element has already been destroyed. Please create a new one.');
    const container = typeof target === 'string' ? document.querySelector(target) : target;
    demand(container instanceof HTMLElement, `The selector you specified (${target}) applies to no DOM elements that are currently on the page.`);
    if (container === this.#container) return this;
    this.unmount();
    this.#container = container;
    this.#unwatch = watchBackdrop(() => this.refresh());
    this.#frame = new Frame({
      page: 'card.html',
      title: FRAME_TITLES[this.#type],
      settings: this.#settings(),
      onMessage: (kind, body) => this.#receive(kind, body),
    });
    this.#dressFrame();
    container.replaceChildren(this.#frame.element);
    this.#followLabels();
    this.#paintState();
    queueMicrotask(() => this.#emit('loaderstart', { elementType: this.#type }));
    return this;
  }

  unmount() {
    if (this.#container === null) return this;
    this.#unwatch();
    for (const label of this.#labels) label.removeEventListener('click', this.#focusFrame);
    this.#labels = [];
    this.#state = { empty: true, complete: false, focused: false, autofilled: false, error: undefined };
    for (const name of this.#classNames()) this.#container.classList.remove(name);
    this.#frame.remove();
    this.#frame = null;
    this.#container = null;
    return this;
  }

  /** Frees the element's place in its group, so that React's strict mode may create a second one at once. */
  destroy() {
    demand(!this.#destroyed, 'This Element has already been destroyed. Please create a new one.');
    this.unmount();
    this.#destroyed = true;
    this.#group.forget();
    return this;
  }

  update(options) {
    this.#options = { ...this.#options, ...options };
    this.refresh();
    return this;
  }

  /** Tells the frame the group's and the element's present settings. */
  refresh() {
    if (this.#frame === null) return;
    this.#dressFrame();
    this.#paintState();
    this.#frame.post('update', this.#settings());
  }

  focus() {
    this.#frame?.element.focus();
    this.#frame?.post('focus');
    return this;
  }

  blur() {
    this.#frame?.post('blur');
    return this;
  }

  clear() {
    this.#frame?.post('clear');
    return this;
  }

  collapse() {
    return this;
  }

  on(event, handler) {
    demand(typeof handler === 'function', 'element.on() expects a function as its second argument.');
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), { handler, once: false }]);
    return this;
  }

  once(event, handler) {
    this.on(event, handler);
    this.#handlers.get(event).at(-1).once = true;
    return this;
  }

  /** Works after `destroy()` as well: React detaches its handlers only then. */
  off(event, handler) {
    const kept = handler === undefined ? [] : (this.#handlers.get(event) ?? []).filter((entry) => entry.handler !== handler);
    this.#handlers.set(event, kept);
    return this;
  }

  /** Has the frame do `what` with the card in it; see `frame/card.js` for what it can do. */
  ask(what, details = {}) {
    return this.#frame === null ? Promise.resolve(frameGone()) : this.#frame.ask(what, details);
  }

  get type() {
    return this.#type;
  }

  #settings() {
    return { type: this.#type, options: cloneable(this.#options), backdrop: backdropOf(this.#container), ...this.#group.settings() };
  }

  #dressFrame() {
    const frame = this.#frame.element;
    // Focus rings are wider than the inputs: the payment frame gets a margin of its own for them and gives it back outside.
    const ring = this.#type === 'payment' ? 4 : 0;
    frame.style.cssText = `border: 0; display: block; margin: ${-ring}px; padding: 0; width: calc(100% + ${2 * ring}px); min-width: 100%;
      height: ${frame.style.height || '1.2em'}; overflow: hidden; background: transparent; user-select: none;`;
    frame.style.colorScheme = this.#group.settings().scheme;
  }

  #followLabels() {
    const { id } = this.#container;
    const byFor = id === '' ? [] : [...document.querySelectorAll(`label[for="${CSS.escape(id)}"]`)];
    const around = this.#container.closest('label');
    this.#labels = around === null ? byFor : [...byFor, around];
    for (const label of this.#labels) label.addEventListener('click', this.#focusFrame);
  }

  #receive(kind, body) {
    switch (kind) {
      case 'ready':
        return this.#emit('ready', { elementType: this.#type });
      case 'resize':
        this.#frame.element.style.height = `${Number(body.height)}px`;
        return undefined;
      case 'focus':
      case 'blur':
        this.#state.focused = kind === 'focus';
        this.#paintState();
        return this.#emit(kind, { elementType: this.#type });
      case 'escape':
        return this.#emit('escape', { elementType: this.#type });
      case 'submit':
        // Return in a card field submits the page's form, as in any other field of it.
        return this.#container.closest('form')?.requestSubmit();
      case 'autofill':
        this.#state.autofilled = body.autofilled;
        return this.#paintState();
      case 'change':
        Object.assign(this.#state, { empty: body.empty, complete: body.complete, error: body.error });
        this.#paintState();
        return this.#emit('change', { elementType: this.#type, ...body });
      default:
        return undefined;
    }
  }

  #emit(event, detail) {
    for (const entry of this.#handlers.get(event) ?? []) {
      if (entry.once) this.off(event, entry.handler);
      entry.handler(detail);
    }
  }

  #classNames() {
    return Object.entries(STATE_CLASSES).map(([state, name]) => this.#options.classes?.[state] ?? name);
  }

  #paintState() {
    const [base, complete, empty, focus, invalid, autofill] = this.#classNames();
    const { classList } = this.#container;
    classList.add(base);
    classList.toggle(complete, this.#state.complete);
    classList.toggle(empty, this.#state.empty);
    classList.toggle(focus, this.#state.focused);
    classList.toggle(invalid, this.#state.error !== undefined);
    classList.toggle(autofill, this.#state.autofilled);
  }
}

/** A copy without functions and elements: only plain data crosses to a frame. */
function cloneable(value) {
  return JSON.parse(JSON.stringify(value ?? {}));
}
