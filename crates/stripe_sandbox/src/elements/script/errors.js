// Errors of two kinds, as in Stripe.js: a mistake in the integration is thrown (IntegrationError), whatever the buyer or
// the API did is returned as `{ error }` with Stripe's fields `type`, `code`, `message`, `param`.

class IntegrationError extends Error {
  constructor(message) {
    super(message);
    this.name = 'IntegrationError';
  }
}

function demand(condition, message) {
  if (!condition) throw new IntegrationError(message);
}

/** What a call answers when its frame was taken off the page before it could reply. */
function frameGone() {
  return {
    error: {
      type: 'invalid_request_error',
      message:
        'We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.',
    },
  };
}
