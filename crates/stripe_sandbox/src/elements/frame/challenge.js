// The bank's page of 3D Secure: in a dialog over the merchant's page (`handleNextAction`, `confirmPayment`), or on its own
// when an intent's next action is `redirect_to_url`; then the address carries the intent's secret and the key, and the
// decision leads back to the `return_url`.

import { Api } from './api.js';
import { decideChallenge, retrieveIntent } from './intents_api.js';
import { formatMinorUnits } from './minor_units.js';
import { PageLink } from './page_link.js';

const page = new PageLink();
const complete = document.querySelector('#test-source-authorize-3ds');
const fail = document.querySelector('#test-source-fail-3ds');
const trouble = document.querySelector('#trouble');

if (page.embedded) {
  page.on('init', ({ credentials, clientSecret }) => begin(new Api(credentials), clientSecret, () => page.post('done')));
  page.reportHeight(document.querySelector('main'));
  page.post('hello');
} else {
  const query = new URLSearchParams(window.location.search);
  const api = new Api({ key: query.get('key'), account: query.get('account') ?? undefined });
  begin(api, query.get('client_secret') ?? '', leave);
}

async function begin(api, clientSecret, done) {
  page.answer({ abandon: () => decideChallenge(api, clientSecret, 'failed') });
  const { ok: intent, error } = await retrieveIntent(api, clientSecret);
  if (error) {
    trouble.textContent = error.message;
    return;
  }
  describe(intent);
  const decide = (outcome) => async () => {
    busy(true);
    const decision = await decideChallenge(api, clientSecret, outcome);
    if (decision.error) {
      trouble.textContent = decision.error.message;
      busy(false);
    } else {
      done(decision.ok, intent);
    }
  };
  complete.addEventListener('click', decide('succeeded'));
  fail.addEventListener('click', decide('failed'));
  busy(false);
  complete.focus();
}

function busy(is) {
  complete.disabled = is;
  fail.disabled = is;
}

function describe(intent) {
  const facts = document.querySelector('#facts');
  const rows = intent.object === 'payment_intent' ? [['Amount', formatMinorUnits(intent.amount, intent.currency)]] : [['Purpose', 'Keeping the card']];
  rows.push(['Reference', intent.id]);
  facts.replaceChildren(
    ...rows.flatMap(([term, value]) => [
      Object.assign(document.createElement('dt'), { textContent: term }),
      Object.assign(document.createElement('dd'), { textContent: value }),
    ]),
  );
}

/** Back to the merchant, with the parameters that Stripe adds to a `return_url`. */
function leave(decided, asked) {
  const url = new URL(asked.next_action.redirect_to_url.return_url);
  url.searchParams.set(asked.object, asked.id);
  url.searchParams.set(`${asked.object}_client_secret`, asked.client_secret);
  url.searchParams.set('redirect_status', decided.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  window.location.assign(url);
}
