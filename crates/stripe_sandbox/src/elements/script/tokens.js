// Turning what was typed into an id that is safe to send to one's own server. The frame posts the card; only the object
// that the API answers comes back.

/** `createToken(cardElement, {name, address_line1, …})` */
async function createToken(element, data = {}) {
  demand(element instanceof PageElement, 'stripe.createToken() expects an Element as its first argument; tokens of other kinds are not part of the sandbox.');
  const { ok, error } = await element.ask('createToken', { card: cloneable(data) });
  return error ? { error } : { token: ok };
}

/** `createPaymentMethod({elements, params})`, `({element, params})` or `({type: 'card', card, billing_details, …})` */
async function createPaymentMethod(given) {
  const { element, params } = paymentMethodSource(given ?? {});
  const { ok, error } = await element.ask('createPaymentMethod', { params: cloneable(params) });
  return error ? { error } : { paymentMethod: ok };
}

function paymentMethodSource(given) {
  if (given.elements instanceof Elements) {
    demand(given.elements.manualCreation, 'To use stripe.createPaymentMethod() with an Elements group, create it with `paymentMethodCreation: "manual"`.');
    return { element: given.elements.cardHolder('createPaymentMethod'), params: given.params };
  }
  if (given.element instanceof PageElement) return { element: given.element, params: given.params };
  demand(given.type === 'card' && given.card instanceof PageElement, 'stripe.createPaymentMethod() expects `elements`, or `type: "card"` with a card Element.');
  const { type: _type, card, ...params } = given;
  return { element: card, params };
}

/** `createConfirmationToken({elements, params})` */
async function createConfirmationToken({ elements, params = {} } = {}) {
  demand(elements instanceof Elements, 'stripe.createConfirmationToken() expects `elements`.');
  const element = elements.cardHolder('createConfirmationToken');
  const details = { params: cloneable(params), setupFutureUsage: elements.setupFutureUsage };
  const { ok, error } = await element.ask('createConfirmationToken', details);
  return error ? { error } : { confirmationToken: ok };
}
