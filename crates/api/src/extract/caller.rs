//! Who calls. A handler that takes none of these is public.

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web::Data};
use futures_util::future::LocalBoxFuture;
use souk_domain::{ids::SessionId, user::User};
use souk_persistence::{Scope, sessions, users};

use crate::{
    State, TokenError,
    problem::{
        Problem,
        code::{ACCESS_TOKEN_EXPIRED, ACCESS_TOKEN_INVALID, OPERATOR_ONLY, SESSION_ENDED, UNAUTHENTICATED},
    },
};

/// Anybody who is signed in.
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// In which session.
    pub session: SessionId,
}

/// An operator of the marketplace.
pub struct Operator(pub SignedIn);

impl SignedIn {
    /// Whose rows they may see: operators all, everybody else what belongs to their own sellers.
    #[must_use]
    pub fn scope(&self) -> Scope {
        if self.user.operator {
            Scope::Everything
        } else {
            Scope::OwnedBy(self.user.id)
        }
    }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(state) = request.app_data::<Data<State>>().cloned() else {
            return Box::pin(async { Err(Problem::internal("no state")) });
        };
        // The token is read before anything is waited for, so that no other argument of the
        // handler can be refused first.
        let claims = bearer(request).and_then(|token| {
            state
                .tokens
                .read(token, &*state.clock)
                .map_err(|error| match error {
                    TokenError::Expired => ACCESS_TOKEN_EXPIRED.into(),
                    TokenError::Invalid => ACCESS_TOKEN_INVALID.into(),
                })
        });
        Box::pin(async move {
            let claims = claims?;
            let session = claims.sid;
            let now = state.clock.now();
            // Two reads by primary key: signing out and being disabled take effect at once.
            let user = state
                .db
                .read(move |conn| match sessions::get(conn, session)? {
                    Some(found) if found.is_live(now) && found.user == claims.sub => {
                        users::get(conn, found.user)
                    }
                    _ => Ok(None),
                })
                .await?;
            user.map(|user| Self { user, session })
                .ok_or_else(|| SESSION_ENDED.into())
        })
    }
}

impl FromRequest for Operator {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = SignedIn::from_request(request, payload);
        Box::pin(async move {
            let caller = caller.await?;
            if caller.user.operator {
                Ok(Self(caller))
            } else {
                Err(OPERATOR_ONLY.into())
            }
        })
    }
}

/// The token of `Authorization: Bearer …` (RFC 6750 §2.1). A header that is there twice, or of
/// another scheme, is none.
fn bearer(request: &HttpRequest) -> Result<&str, Problem> {
    let mut values = request.headers().get_all(AUTHORIZATION);
    let (Some(value), None) = (values.next(), values.next()) else {
        return Err(UNAUTHENTICATED.into());
    };
    let (scheme, token) = value
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .ok_or(UNAUTHENTICATED)?;
    if scheme.eq_ignore_ascii_case("Bearer") && !token.is_empty() {
        Ok(token)
    } else {
        Err(UNAUTHENTICATED.into())
    }
}
