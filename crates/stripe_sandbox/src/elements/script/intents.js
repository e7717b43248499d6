// Confirming an intent and going through its next action, for PaymentIntents and SetupIntents alike.

const FAILED_AUTHENTICATION = {
  payment_intent: 'payment_intent_authentication_failure',
  setup_intent: 'setup_intent_authentication_failure',
};

class Intents {
  #controller;

  constructor(credentials) {
    this.#controller = new Controller(credentials);
  }

  async retrieve(clientSecret) {
    demandSecret(clientSecret);
    return named(await this.#controller.ask('retrieveIntent', { clientSecret }));
  }

  /** `confirmPayment` and `confirmSetup`. */
  async confirmWithElements(caller, { elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
    const secret = clientSecret ?? elements?.clientSecret;
    demandSecret(secret);
    demand(redirect === 'if_required' || typeof confirmParams.return_url === 'string', `stripe.${caller}() needs confirmParams.return_url unless redirect is "if_required".`);
    const { payment_method, confirmation_token } = confirmParams;
    const holder = payment_method || confirmation_token ? null : elements?.cardHolder(caller);
    const confirmed = await this.#confirm(secret, holder, confirmParams);
    const outcome = await this.#finish(confirmed, secret);
    if (outcome.error || redirect === 'if_required') return outcome;
    window.location.assign(returnUrl(confirmParams.return_url, outcome));
    return new Promise(() => {});
  }

  /** `confirmCardPayment` and `confirmCardSetup`. */
  async confirmCard(clientSecret, data = {}, { handleActions = true } = {}) {
    demandSecret(clientSecret);
    const { payment_method: method, ...params } = data;
    if (method === undefined || typeof method === 'string') {
      const confirmed = await this.#confirm(clientSecret, null, method === undefined ? params : { ...params, payment_method: method });
      return handleActions ? this.#finish(confirmed, clientSecret) : named(confirmed);
    }
    const { card, ...rest } = method;
    demand(card instanceof PageElement || typeof card?.token === 'string', 'payment_method.card must be a card Element or `{token}`.');
    const confirmed =
      card instanceof PageElement
        ? await this.#confirm(clientSecret, card, { ...params, payment_method_data: rest })
        : await this.#confirm(clientSecret, null, { ...params, payment_method_data: { type: 'card', card, ...rest } });
    return handleActions ? this.#finish(confirmed, clientSecret) : named(confirmed);
  }

  async handleNextAction(clientSecret) {
    demandSecret(clientSecret);
    return this.#finish(await this.#controller.ask('retrieveIntent', { clientSecret }), clientSecret);
  }

  #confirm(clientSecret, holder, params) {
    const details = { clientSecret, params: cloneable(params) };
    return holder ? holder.ask('confirmIntent', details) : this.#controller.ask('confirmIntent', details);
  }

  async #finish({ ok: intent, error }, clientSecret) {
    if (error) return { error };
    if (intent.status !== 'requires_action') return named({ ok: intent });
    const { next_action: action } = intent;
    if (action?.type === 'redirect_to_url') {
      window.location.assign(action.redirect_to_url.url);
      return new Promise(() => {});
    }
    await openChallenge(clientSecret);
    const after = await this.#controller.ask('retrieveIntent', { clientSecret });
    if (after.error) return { error: after.error };
    return failedAuthentication(after.ok) ?? named(after);
  }
}

function demandSecret(secret) {
  demand(typeof secret === 'string' && /^(pi|seti)_[^/]+_secret_[^/]+$/.test(secret), 'A client secret looks like pi_…_secret_… or seti_…_secret_….');
}

function named({ ok, error }) {
  if (error) return { error };
  return ok.object === 'setup_intent' ? { setupIntent: ok } : { paymentIntent: ok };
}

function failedAuthentication(intent) {
  const error = intent.last_payment_error ?? intent.last_setup_error;
  if (intent.status !== 'requires_payment_method' || error?.code !== FAILED_AUTHENTICATION[intent.object]) return null;
  return { error: { ...error, [intent.object]: intent } };
}

function returnUrl(address, { paymentIntent, setupIntent }) {
  const url = new URL(address);
  const intent = paymentIntent ?? setupIntent;
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret);
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.href;
}
