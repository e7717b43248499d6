//! Somebody signs out: the session ends, and its access tokens with it.

use secrecy::SecretString;
use souk_persistence::sessions;

use super::session::hash;
use crate::Application;

impl Application {
    /// Ends the session of this refresh token. A token that is not known is no error.
    ///
    /// # Errors
    /// The database.
    pub async fn logout(&self, token: SecretString) -> Result<(), souk_persistence::Error> {
        let now = self.now();
        self.db()
            .transaction(move |conn| {
                if let Some((_, session)) = sessions::find_token(conn, &hash(&token))? {
                    sessions::revoke(conn, session.id, now)?;
                }
                Ok(())
            })
            .await
    }
}
