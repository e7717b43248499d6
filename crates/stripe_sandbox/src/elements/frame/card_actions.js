// What a card's frame does for the page: it sends the card to the API and gives back the object that the API made.

import { confirmIntent } from './intents_api.js';

/**
 * @param {{api: import('./api.js').Api, collect: () => Promise<{card?: object, billing?: object, error?: object}>}} frame
 *   `collect` reads the form, shows what is missing and then answers with the error.
 */
export function cardActions({ api, collect }) {
  const withCard = (act) => async (details) => {
    const { error, ...form } = await collect();
    return error ? { error } : act(form, details);
  };
  return {
    validate: withCard(() => ({ ok: {} })),

    createToken: withCard(({ card, billing }, { card: given }) =>
      api.post('/v1/tokens', { card: { ...card, address_zip: billing.address?.postal_code, ...given } }),
    ),

    createPaymentMethod: withCard((form, { params }) => api.post('/v1/payment_methods', paymentMethodData(form, params))),

    createConfirmationToken: withCard((form, { params: { payment_method_data: data, ...params }, setupFutureUsage }) =>
      api.post('/v1/confirmation_tokens', { setup_future_usage: setupFutureUsage, ...params, payment_method_data: paymentMethodData(form, data) }),
    ),

    confirmIntent: withCard((form, { clientSecret, params: { payment_method_data: data, ...params } }) =>
      confirmIntent(api, clientSecret, { ...params, payment_method_data: paymentMethodData(form, data) }),
    ),
  };
}

/** The page's own billing details win over what the form asked for. */
function paymentMethodData({ card, billing }, { billing_details: given = {}, ...rest } = {}) {
  const address = { ...billing.address, ...given.address };
  return { ...rest, type: 'card', card, billing_details: { ...given, address } };
}
