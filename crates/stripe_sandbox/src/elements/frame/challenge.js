// The bank's page of 3D Secure: in a dialog over the merchant's page (`handleNextAction`, `confirmPayment`), or on its own
// when an intent's next action is `redirect_to_url`; then the address names the intent and its secret, and the decision
// leads back to the `return_url`.

import { formatMinorUnits } from './minor_units.js';
import { PageLink } from './page_link.js';

const page = new PageLink();
const complete = document.querySelector('#test-source-authorize-3ds');
const fail = document.querySelector('#test-source-fail-3ds');
const trouble = document.querySelector('#trouble');

if (page.embedded) {
  page.on('init', ({ clientSecret }) => begin(clientSecret, () => page.post('done')));
  page.reportHeight(document.querySelector('main'));
  page.post('hello');
} else {
  begin(new URLSearchParams(window.location.search).get('client_secret') ?? '', leave);
}

async function begin(clientSecret, done) {
  const address = `/v3/challenge/${encodeURIComponent(clientSecret.split('_secret_')[0])}`;
  page.answer({ abandon: () => decide(address, clientSecret, 'failed') });
  const question = await fetched(`${address}/question?client_secret=${encodeURIComponent(clientSecret)}`);
  if (question === null) return;
  describe(question);
  for (const [button, outcome] of [[complete, 'succeeded'], [fail, 'failed']]) {
    button.addEventListener('click', async () => {
      busy(true);
      const decided = await decide(address, clientSecret, outcome);
      busy(false);
      if (decided !== null) done({ ...question, ...decided }, clientSecret);
    });
  }
  await settled();
  busy(false);
  complete.focus();
}

/**
 * The dialog around the page has taken the size that the facts need. It is centred, so it moves as it grows: a press at
 * that moment would land beside the button that it was aimed at.
 */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

function decide(address, clientSecret, outcome) {
  return fetched(address, { method: 'POST', body: new URLSearchParams({ client_secret: clientSecret, outcome }) });
}

/** The reply's JSON; null, with the reason on the page, when there is none. */
async function fetched(address, init = {}) {
  try {
    const response = await fetch(address, { ...init, credentials: 'omit', cache: 'no-store' });
    if (response.ok) return await response.json();
    trouble.textContent = (await response.json()).error.message;
  } catch {
    trouble.textContent = 'The bank cannot be reached.';
  }
  return null;
}

function busy(is) {
  complete.disabled = is;
  fail.disabled = is;
}

function describe({ merchant, amount, currency, intent }) {
  const rows = [['Merchant', merchant], amount === null ? ['Purpose', 'Keeping the card'] : ['Amount', formatMinorUnits(amount, currency)], ['Reference', intent]];
  document.querySelector('#facts').replaceChildren(
    ...rows.flatMap(([term, value]) => [
      Object.assign(document.createElement('dt'), { textContent: term }),
      Object.assign(document.createElement('dd'), { textContent: value }),
    ]),
  );
}

/** Back to the merchant, with the parameters that Stripe adds to a `return_url`. */
function leave({ object, intent, return_url: returnUrl, status }, clientSecret) {
  if (returnUrl === null) {
    trouble.textContent = 'Decided. The merchant gave no address to go back to: close this page.';
    return;
  }
  const url = new URL(returnUrl);
  url.searchParams.set(object, intent);
  url.searchParams.set(`${object}_client_secret`, clientSecret);
  url.searchParams.set('redirect_status', status === 'requires_payment_method' ? 'failed' : 'succeeded');
  window.location.assign(url);
}
