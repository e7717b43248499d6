//! A wallet is opened with the token that its browser's cookie holds.
//!
//! The token is an HMAC of the wallet's id under a secret of the process, and only its hash is
//! stored. So a browser that lost the reply which brought the cookie gets the same one with the
//! replay of its request, and what is read out of the database opens nothing.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use souk_domain::{
    ids::{CardId, WalletId},
    wallet::Wallet,
};
use souk_persistence::{PgConnection, wallets};

use crate::{
    Application,
    auth::session::{hash, hex},
};

/// A wallet with what opens it, for the cookie only.
#[derive(Debug, Clone)]
pub struct OpenWallet {
    /// The wallet.
    pub wallet: Wallet,
    /// What opens it.
    pub token: SecretString,
}

impl Application {
    /// The live wallet that this token opens; none for a token that was made up, belongs to the
    /// other mode, or has ended.
    ///
    /// # Errors
    /// The database.
    pub async fn open_wallet(
        &self,
        token: SecretString,
    ) -> Result<Option<OpenWallet>, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .read(move |conn| app.open_wallet_in(conn, Some(&token)))
            .await
    }

    pub(crate) fn open_wallet_in(
        &self,
        conn: &mut PgConnection,
        token: Option<&SecretString>,
    ) -> Result<Option<OpenWallet>, souk_persistence::Error> {
        let Some(token) = token else { return Ok(None) };
        let found = wallets::by_token(conn, &hash(token))?;
        let live =
            found.filter(|wallet| wallet.is_live(self.now()) && wallet.livemode == self.stripe().livemode());
        Ok(live.map(|wallet| OpenWallet {
            wallet,
            token: token.clone(),
        }))
    }

    /// A wallet for a browser that brings none.
    pub(crate) fn new_wallet(&self, conn: &mut PgConnection) -> Result<OpenWallet, souk_persistence::Error> {
        let now = self.now();
        let wallet = Wallet {
            id: WalletId::generate(&*self.0.clock, &*self.0.randomness),
            livemode: self.stripe().livemode(),
            created_at: now,
            expires_at: now + Wallet::lifetime(),
        };
        let token = self.wallet_token(wallet.id);
        wallets::insert(conn, &wallet, &hash(&token))?;
        Ok(OpenWallet { wallet, token })
    }

    /// Lets a wallet live for its whole time again, because it was used.
    pub(crate) fn prolong_wallet(
        &self,
        conn: &mut PgConnection,
        mut open: OpenWallet,
    ) -> Result<OpenWallet, souk_persistence::Error> {
        open.wallet.expires_at = self.now() + Wallet::lifetime();
        wallets::prolong(conn, open.wallet.id, open.wallet.expires_at)?;
        Ok(open)
    }

    /// The wallet that was made for an attempt, for the browser that began it and lost the reply.
    /// None when the secret of the process has changed since.
    pub(crate) fn reopen_wallet(
        &self,
        conn: &mut PgConnection,
        id: WalletId,
    ) -> Result<Option<OpenWallet>, souk_persistence::Error> {
        let token = self.wallet_token(id);
        self.open_wallet_in(conn, Some(&token))
    }

    /// Whether a wallet shows this card.
    pub(crate) fn wallet_holds(
        conn: &mut PgConnection,
        wallet: WalletId,
        card: CardId,
    ) -> Result<Option<souk_domain::card::Card>, souk_persistence::Error> {
        let cards = wallets::cards(conn, wallet)?;
        Ok(cards.into_iter().find(|held| held.id == card))
    }

    fn wallet_token(&self, id: WalletId) -> SecretString {
        let secret = self.settings().refresh_secret.expose_secret().as_bytes();
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length");
        // No refresh token begins so: the two never have the same successor.
        mac.update(format!("wallet:{id}").as_bytes());
        hex(&mac.finalize().into_bytes()).into()
    }
}
