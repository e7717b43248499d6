// `window.Stripe`: what a page calls, and what `@stripe/stripe-js` and `@stripe/react-stripe-js` look for.

// The release train that the pinned wrapper expects; it warns on any other.
const RELEASE_TRAIN = 'endive';

class Stripe {
  #credentials;
  #intents;
  #wrappers = [];

  constructor(key, options = {}) {
    demand(typeof key === 'string' && key !== '', 'Please call Stripe() with your publishable key.');
    demand(!key.startsWith('sk_') && !key.startsWith('rk_'), 'You should not use your secret key with Stripe.js. Please pass a publishable key instead.');
    demand(key.startsWith('pk_test_'), 'The sandbox takes publishable test keys only (pk_test_…).');
    demand(options.stripeAccount === undefined || /^acct_/.test(options.stripeAccount), `Invalid stripeAccount: ${options.stripeAccount}.`);
    this.#credentials = { key, account: options.stripeAccount, apiVersion: options.apiVersion };
    this.#intents = new Intents(this.#credentials);
  }

  elements(options) {
    return new Elements(this.#credentials, options ?? {});
  }

  createToken(element, data) {
    return createToken(element, data);
  }

  createPaymentMethod(given) {
    return createPaymentMethod(given);
  }

  createConfirmationToken(given) {
    return createConfirmationToken(given);
  }

  confirmPayment(given) {
    return this.#intents.confirmWithElements('confirmPayment', given);
  }

  confirmSetup(given) {
    return this.#intents.confirmWithElements('confirmSetup', given);
  }

  confirmCardPayment(clientSecret, data, options) {
    return this.#intents.confirmCard(clientSecret, data, options);
  }

  confirmCardSetup(clientSecret, data, options) {
    return this.#intents.confirmCard(clientSecret, data, options);
  }

  async handleNextAction({ clientSecret } = {}) {
    return this.#intents.handleNextAction(clientSecret);
  }

  async handleCardAction(clientSecret) {
    return this.#intents.handleNextAction(clientSecret);
  }

  retrievePaymentIntent(clientSecret) {
    return this.#intents.retrieve(clientSecret);
  }

  retrieveSetupIntent(clientSecret) {
    return this.#intents.retrieve(clientSecret);
  }

  registerAppInfo(info) {
    this.#wrappers.push(info);
  }

  _registerWrapper(info) {
    this.#wrappers.push(info);
  }
}

// Called without `new` by the wrapper, with `new` by pages of old.
window.Stripe = Object.assign(
  function StripeOnPage(key, options) {
    return new Stripe(key, options);
  },
  { version: RELEASE_TRAIN },
);
