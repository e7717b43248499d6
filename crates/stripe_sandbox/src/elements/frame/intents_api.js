// The two things a browser may do with an intent, given its client secret.

const SECRET = /^((pi|seti)_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/;
const COLLECTIONS = { pi: 'payment_intents', seti: 'setup_intents' };

export function retrieveIntent(api, clientSecret) {
  const path = intentPath(clientSecret);
  return path === null ? badSecret() : api.get(path, { client_secret: clientSecret });
}

export function confirmIntent(api, clientSecret, params) {
  const path = intentPath(clientSecret);
  return path === null ? badSecret() : api.post(`${path}/confirm`, { ...params, client_secret: clientSecret, use_stripe_sdk: true });
}

function intentPath(clientSecret) {
  const found = SECRET.exec(clientSecret);
  return found === null ? null : `/v1/${COLLECTIONS[found[2]]}/${found[1]}`;
}

function badSecret() {
  return { error: { type: 'invalid_request_error', message: 'The client secret provided is not of a PaymentIntent or a SetupIntent.', param: 'client_secret' } };
}
