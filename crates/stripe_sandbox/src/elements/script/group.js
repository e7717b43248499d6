// `stripe.elements(...)`: the group that shares an appearance, a locale and an amount, with at most one element of a type.

const CARD_FIELDS = ['cardNumber', 'cardExpiry', 'cardCvc'];
const ELEMENT_TYPES = ['card', ...CARD_FIELDS, 'payment'];

class Elements {
  #credentials;
  #options;
  #elements = new Map();
  #submitted = false;
  // `randomUUID` is missing on pages that are not served securely.
  #id = crypto.getRandomValues(new Uint32Array(4)).join('-');
  #handlers = [];

  /** @param {{key: string, account?: string, apiVersion?: string}} credentials what the frames send with a request. */
  constructor(credentials, options = {}) {
    demandNoTypes(options);
    demand(!(options.mode && options.clientSecret), 'You cannot pass both `mode` and `clientSecret` to stripe.elements().');
    if (options.mode === 'payment' || options.mode === 'subscription') {
      demand(Number.isInteger(options.amount) && options.amount >= 0, `Invalid value for elements(): amount must be an integer of minor units. You specified: ${options.amount}.`);
      demand(typeof options.currency === 'string', 'Invalid value for elements(): currency must be specified.');
    }
    this.#credentials = credentials;
    this.#options = { ...options };
  }

  create(type, options = {}) {
    demand(ELEMENT_TYPES.includes(type), `A valid Element name must be provided. Valid Elements are: ${ELEMENT_TYPES.join(', ')}; you passed: ${type}.`);
    demand(!this.#elements.has(type), `Can't create two Elements of type ${type} in one group.`);
    demand(!this.#clashes(type), `Can't combine an Element of type ${type} with those that were created before it.`);
    demand(type !== 'payment' || this.#options.mode || this.#options.clientSecret, 'In order to create a payment element, you must pass a `clientSecret` or a `mode` to stripe.elements().');
    const element = new PageElement(type, options, {
      settings: () => this.#settings(),
      forget: () => this.#elements.delete(type),
    });
    this.#elements.set(type, element);
    return element;
  }

  getElement(which) {
    return this.#elements.get(typeof which === 'string' ? which : which?.__elementType) ?? null;
  }

  async update(options) {
    demandNoTypes(options);
    this.#options = { ...this.#options, ...options };
    for (const element of this.#elements.values()) element.refresh();
    for (const handler of this.#handlers) handler();
  }

  on(event, handler) {
    if (event === 'update-end') this.#handlers.push(handler);
  }

  /** The intent's own amount and currency are not shown by any element here, so there is nothing to fetch. */
  async fetchUpdates() {
    return {};
  }

  /** Shows what is missing in the Payment Element; must be called before anything is made from it. */
  async submit() {
    const payment = this.#elements.get('payment');
    demand(payment, 'Could not find an Element to submit. Create and mount a Payment Element first.');
    const { error } = await payment.ask('validate');
    this.#submitted = error === undefined;
    return error === undefined ? { selectedPaymentMethod: 'card' } : { error };
  }

  /** The element that holds the card, for `confirmPayment`, `createPaymentMethod` and the like. */
  cardHolder(caller) {
    const payment = this.#elements.get('payment');
    if (payment === undefined) {
      const card = this.#elements.get('card') ?? this.#elements.get('cardNumber');
      demand(card, `stripe.${caller}() needs an Element that is mounted.`);
      return card;
    }
    const deferred = this.#options.clientSecret === undefined;
    demand(!deferred || this.#submitted, `elements.submit() must be called before stripe.${caller}().`);
    return payment;
  }

  get clientSecret() {
    return this.#options.clientSecret;
  }

  get manualCreation() {
    return this.#options.paymentMethodCreation === 'manual';
  }

  get setupFutureUsage() {
    return this.#options.setupFutureUsage ?? this.#options.setup_future_usage;
  }

  #clashes(type) {
    const present = [...this.#elements.keys()];
    if (type === 'card') return present.some((other) => CARD_FIELDS.includes(other));
    return CARD_FIELDS.includes(type) && present.includes('card');
  }

  #settings() {
    const { appearance, locale, currency } = this.#options;
    return {
      credentials: this.#credentials,
      group: this.#id,
      appearance: cloneable(appearance),
      scheme: colourScheme(appearance),
      locale: locale ?? 'auto',
      currency,
    };
  }
}

/** Since the release train Endive (docs.stripe.com/changelog/endive/2026-09-30); before, it was how to ask for cards only. */
function demandNoTypes(options) {
  const given = 'paymentMethodTypes' in options || 'payment_method_types' in options;
  demand(!given, '`paymentMethodTypes` is no longer supported in elements(). Use `allowedPaymentMethodTypes` instead.');
}
