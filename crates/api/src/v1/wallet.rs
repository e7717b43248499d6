//! A buyer's own view of the cards that were kept in this browser, and of what was agreed to.
//!
//! Nobody is signed in here. The cookie that was set when a card was kept is what lets a browser
//! in, and it shows the cards that were kept in it and no others.

pub(crate) mod forget_card;
pub(crate) mod get;
pub(crate) mod withdraw_consent;

use actix_web::HttpRequest;
use souk_application::{CardGone, OpenWallet};

use crate::{
    State, cookie,
    problem::{Problem, code::NOT_FOUND},
};

/// The wallet of this browser, if it has one that is still good.
async fn opened(state: &State, request: &HttpRequest) -> Result<Option<OpenWallet>, Problem> {
    match cookie::wallet_token(&state.config, request) {
        Some(token) => Ok(state.app.open_wallet(token).await?),
        None => Ok(None),
    }
}

impl From<CardGone> for Problem {
    fn from(error: CardGone) -> Self {
        match error {
            CardGone::NotFound => NOT_FOUND.into(),
            CardGone::Database(error) => error.into(),
        }
    }
}
