// The hidden frame behind `Stripe(...)`: named actions only, so that a page that embeds it cannot reach the rest of the
// sandbox (its control API, its dashboards) through it.

import { Api } from './api.js';
import { confirmIntent, retrieveIntent } from './intents_api.js';
import { PageLink } from './page_link.js';

const page = new PageLink();
let api = null;

page.on('init', ({ credentials }) => {
  api = new Api(credentials);
});
page.answer({
  retrieveIntent: ({ clientSecret }) => retrieveIntent(api, clientSecret),
  confirmIntent: ({ clientSecret, params }) => confirmIntent(api, clientSecret, params),
});
page.post('hello');
