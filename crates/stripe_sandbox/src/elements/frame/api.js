// Requests to the sandbox's API, form-encoded as Stripe's are, from the frame's own origin.

/** `{card: {number}}` to `card[number]=…`; null and undefined are left out. */
export function formPairs(value, prefix = '') {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => formPairs(inner, prefix === '' ? key : `${prefix}[${key}]`));
}

export class Api {
  #credentials;

  /** @param {{key: string, account?: string, apiVersion?: string}} credentials */
  constructor({ key, account, apiVersion }) {
    this.#credentials = { key, _stripe_account: account, _stripe_version: apiVersion };
  }

  get(path, params = {}) {
    return this.#send(`${path}?${this.#encode(params)}`, { method: 'GET' });
  }

  post(path, params = {}) {
    return this.#send(path, { method: 'POST', body: this.#encode(params) });
  }

  #encode(params) {
    return new URLSearchParams(formPairs({ ...params, ...this.#credentials }));
  }

  /** `{ok: object}` or `{error}` with Stripe's fields; a connection that fails is an `api_connection_error`. */
  async #send(path, init) {
    try {
      const response = await fetch(path, { ...init, credentials: 'omit', cache: 'no-store' });
      const body = await response.json();
      return response.ok ? { ok: body } : { error: body.error ?? unreadable() };
    } catch {
      return { error: { type: 'api_connection_error', message: 'We are experiencing issues connecting to our payments provider. You have not been charged. Please check your internet connection and try again.' } };
    }
  }
}

function unreadable() {
  return { type: 'api_error', message: 'An unexpected error has occurred.' };
}
