//! A stand-in for stripe.js: the script that a page loads, and the documents in the frames that it opens.
//!
//! What a page must know:
//! - Script: `{sandbox}/v3/stripe.js`, or under the release train's name (`/endive/stripe.js`), which is where the
//!   `@stripe/stripe-js` of today looks for it on Stripe's own host.
//! - Content-Security-Policy of the page: `script-src {sandbox}; frame-src {sandbox}`. Nothing else: API calls are made
//!   by the frames, on the sandbox's own origin, so that neither `connect-src` nor CORS is needed.
//! - The page must have another origin than the sandbox (another port or host name is enough). Then no script of the
//!   page can read a card number: it stays in the frame, which posts it to the API itself.
//!
//! `script/` is what runs in the page; its files are joined into one classic script, because `loadStripe` expects
//! `window.Stripe` as soon as the script has loaded. `frame/` is what runs in the frames, as plain modules.
//!
//! Deliberately absent: wallets, Link, payment methods other than cards, saved cards, `fonts`, other languages than
//! English, and Stripe's fraud signals.

mod assets;
mod challenge;
mod serve;

/// Mounts stripe.js, its frames and the bank's page.
pub(crate) fn routes(cfg: &mut actix_web::web::ServiceConfig) {
    challenge::routes(cfg);
    serve::routes(cfg);
}
