//! Access tokens: JWTs that live ten minutes (RFC 7519, profile RFC 9068).
//!
//! Signed with Ed25519, so that whoever can verify cannot mint. There is one signing key and any
//! number of verification keys, each under its RFC 7638 thumbprint as `kid`, so that a key can be
//! rotated while tokens of the one before are still good. A `kid` is looked up in that map and
//! nowhere else; `jku`, `x5u` and `jwk` are ignored. `exp` and `nbf` are checked against the
//! passed-in clock, without leeway, because the library checks them against the system's.

use std::{collections::HashMap, fmt};

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode, jwk::Jwk,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use souk_domain::{
    Clock,
    ids::{SessionId, UserId},
};

/// Seconds that an access token lives.
pub(crate) const LIFETIME: i64 = 600;

/// The `typ` of an access token (RFC 9068 §2.1).
const TYPE: &str = "at+jwt";

/// Makes and reads access tokens.
pub struct Tokens {
    issuer: String,
    audience: String,
    kid: String,
    signing: EncodingKey,
    verifying: HashMap<String, DecodingKey>,
}

/// A key that cannot be used. Says nothing of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an Ed25519 key in PEM: PKCS#8 for the signing key, SPKI for a verification key")]
pub struct KeyError;

/// Why a token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not made by us, or not for this purpose.
    #[error("the access token is none of ours")]
    Invalid,
    /// Was good once.
    #[error("the access token has expired")]
    Expired,
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    aud: String,
    /// Whose it is.
    pub sub: UserId,
    /// In which session.
    pub sid: SessionId,
    iat: i64,
    exp: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
}

impl Tokens {
    /// Keys and names. `issuer` and `audience` are the public URL in practice. `retired` are public
    /// keys whose tokens are still good.
    ///
    /// # Errors
    /// When a key is no Ed25519 key.
    pub fn new(
        issuer: &str,
        audience: &str,
        signing_pem: &SecretString,
        retired: &[String],
    ) -> Result<Self, KeyError> {
        let signing =
            EncodingKey::from_ed_pem(signing_pem.expose_secret().as_bytes()).map_err(|_| KeyError)?;
        let jwk = Jwk::from_encoding_key(&signing, Algorithm::EdDSA).map_err(|_| KeyError)?;
        let kid = thumbprint(&jwk)?;
        let own = DecodingKey::from_jwk(&jwk).map_err(|_| KeyError)?;
        let mut verifying = HashMap::from([(kid.clone(), own)]);
        for pem in retired {
            let key = DecodingKey::from_ed_pem(pem.as_bytes()).map_err(|_| KeyError)?;
            let jwk = Jwk::from_decoding_key(&key, Some(Algorithm::EdDSA)).map_err(|_| KeyError)?;
            verifying.insert(thumbprint(&jwk)?, key);
        }
        Ok(Self {
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            kid,
            signing,
            verifying,
        })
    }

    /// A token for a user in a session.
    ///
    /// # Errors
    /// When signing fails, which a key that was read does not.
    pub fn mint(&self, user: UserId, session: SessionId, clock: &dyn Clock) -> Result<String, TokenError> {
        let now = clock.now().timestamp();
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            sub: user,
            sid: session,
            iat: now,
            exp: now + LIFETIME,
            nbf: None,
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(self.kid.clone());
        encode(&header, &claims, &self.signing).map_err(|_| TokenError::Invalid)
    }

    /// What a token says, when it is one of ours and still good.
    ///
    /// # Errors
    /// See [`TokenError`].
    pub fn read(&self, token: &str, clock: &dyn Clock) -> Result<Claims, TokenError> {
        // A token of ours has some 400 bytes.
        if token.len() > 2048 {
            return Err(TokenError::Invalid);
        }
        let header = decode_header(token).map_err(|_| TokenError::Invalid)?;
        let ours = header.alg == Algorithm::EdDSA && header.typ.as_deref() == Some(TYPE);
        let key = header.kid.as_ref().and_then(|kid| self.verifying.get(kid));
        let Some(key) = key.filter(|_| ours) else {
            return Err(TokenError::Invalid);
        };
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[&self.audience]);
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let claims = decode::<Claims>(token, key, &validation)
            .map_err(|_| TokenError::Invalid)?
            .claims;
        let now = clock.now().timestamp();
        if now >= claims.exp {
            return Err(TokenError::Expired);
        }
        if claims.nbf.is_some_and(|nbf| now < nbf) {
            return Err(TokenError::Invalid);
        }
        Ok(claims)
    }
}

fn thumbprint(jwk: &Jwk) -> Result<String, KeyError> {
    jwk.thumbprint(jsonwebtoken::jwk::ThumbprintHash::SHA256)
        .map_err(|_| KeyError)
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
