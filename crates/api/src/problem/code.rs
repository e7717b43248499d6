//! The one table of problem codes: what each is called, its HTTP status, and when it comes.
//!
//! A code is a promise to clients: it may be added to, never renamed or given another meaning.
//! Nothing outside this file knows a status code of an error.

use std::fmt;

use actix_web::http::StatusCode;

/// A stable code of a problem.
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

struct Entry {
    name: &'static str,
    status: u16,
    title: &'static str,
    meaning: &'static str,
}

impl Code {
    /// The code as clients read it, like `checkout_closed`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The HTTP status that it is sent with.
    #[must_use]
    pub fn status(self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// A short summary that is the same every time (RFC 9457 §3.1.3).
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// When it comes and what to do, for the document.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.0.meaning
    }

    /// The code with this name. The codes of `domain`'s refusals come in by it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ALL.iter().copied().find(|code| code.0.name == name)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

macro_rules! codes {
    ($($constant:ident $status:literal $title:literal $meaning:literal)*) => {
        $(
            #[doc = $meaning]
            pub const $constant: Code = Code(&Entry {
                // The constant in lower case is the code.
                name: {
                    const UPPER: &[u8] = stringify!($constant).as_bytes();
                    const LOWER: [u8; UPPER.len()] = lower(UPPER);
                    text(&LOWER)
                },
                status: $status,
                title: $title,
                meaning: $meaning,
            });
        )*
        /// Every code, by status.
        pub const ALL: &[Code] = &[$($constant),*];
    };
}

const fn lower<const N: usize>(upper: &[u8]) -> [u8; N] {
    let mut lower = [0; N];
    let mut at = 0;
    while at < N {
        lower[at] = upper[at].to_ascii_lowercase();
        at += 1;
    }
    lower
}

const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

codes! {
    // 400: cannot be read, or a token of a walk that is not good.
    BAD_REQUEST 400 "Bad request" "The request cannot be read."
    MALFORMED_JSON 400 "Malformed JSON" "The body is no JSON text in UTF-8, has a field twice, or is nested too deep."
    IDEMPOTENCY_KEY_MISSING 400 "Idempotency-Key missing" "This operation moves money or would double a thing: send an `Idempotency-Key` header."
    IDEMPOTENCY_KEY_INVALID 400 "Idempotency-Key invalid" "The `Idempotency-Key` header has 1 to 255 visible ASCII characters."
    CONNECTION_STATE_INVALID 400 "Connection state invalid" "The `state` from Stripe is unknown, was used before, has expired, or belongs to another user or session. Begin the connection anew."
    CONNECTION_CODE_INVALID 400 "Connection code invalid" "Stripe does not take the `code`: it was used before, has expired, or is another platform's. Begin the connection anew."
    WEBHOOK_EVENT_INVALID 400 "Not an event" "The body is signed as it should be, and is no event of Stripe's."
    WEBHOOK_SIGNATURE_INVALID 400 "Webhook signature invalid" "No configured secret signed these bytes within the last five minutes."
    WEBHOOK_ACCOUNT_UNEXPECTED 400 "Webhook at the wrong endpoint" "An event with an account belongs to the connect endpoint, one without to the platform endpoint."

    // 401
    UNAUTHENTICATED 401 "Not signed in" "Send `Authorization: Bearer <access token>`."
    ACCESS_TOKEN_INVALID 401 "Access token invalid" "The access token was not made by this server for this purpose."
    ACCESS_TOKEN_EXPIRED 401 "Access token expired" "Access tokens live ten minutes: get another one with `POST /v1/auth/refresh`."
    SESSION_ENDED 401 "Session ended" "The session was signed out or revoked, or the account disabled. Sign in again."
    CREDENTIALS_INVALID 401 "E-mail or password wrong" "There is no such account with this password."
    REFRESH_TOKEN_INVALID 401 "Refresh token invalid" "The refresh cookie is missing, unknown, expired, or was used before. Sign in again."

    // 402
    CARD_DECLINED 402 "Card declined" "The card network or Stripe refused the card: `decline_code` says why, `detail` can be shown to the buyer."
    AUTHENTICATION_REQUIRED 402 "Authentication required" "The bank wants the buyer to confirm. The buyer does so at `action_url`, when there is one."

    // 403
    OPERATOR_ONLY 403 "Operators only" "Only operators of the marketplace may do this."
    ORIGIN_NOT_ALLOWED 403 "Origin not allowed" "This operation reads a cookie, and the page that called is of an origin that is not on the allow-list."
    CONNECTION_DENIED 403 "Connection denied" "The connection was denied on Stripe's page. Nothing changed."
    CONSENT_MISSING 403 "Consent missing" "The customer has not agreed to be charged by this seller without being there."

    // 404, 405, 408
    NOT_FOUND 404 "Not found" "It does not exist, or is none of yours."
    METHOD_NOT_ALLOWED 405 "Method not allowed" "The path exists, but not for this method: `Allow` lists those it takes."
    REQUEST_TIMEOUT 408 "Request timeout" "The body did not arrive in time."

    // 409: contradicts how things stand.
    EMAIL_TAKEN 409 "E-mail taken" "An account with this e-mail address exists."
    SELLER_ACCOUNT_CHANGED 409 "Seller's account changed" "The seller has connected another Stripe account since this payment was begun. Nothing was charged; ask the seller for a new checkout."
    SELLER_NOT_CONNECTED 409 "Seller not connected" "The seller has no connected Stripe account."
    SELLER_RESTRICTED 409 "Seller restricted" "Stripe does not let the seller's account take charges at present."
    SELLER_TRANSFERS_INACTIVE 409 "Seller cannot receive transfers" "Stripe does not let the seller's account receive transfers at present: charge directly on it, or wait until the capability is active."
    SELLER_CONNECTED 409 "Seller connected" "The seller is connected to a Stripe account already; Stripe's word on country and currency holds while it is."
    SELLER_MANAGED 409 "Seller managed" "The marketplace created this account and cannot be cut off from it."
    SELLER_NOT_MANAGED 409 "Seller not managed" "The seller's Stripe account is their own: they sign in at Stripe, and connect it by OAuth."
    ACCOUNT_REFUSED 409 "Account refused" "Stripe refused to make an account for this seller, and `detail` says why in Stripe's words. Change the seller's country and try again."
    ACCOUNT_ALREADY_CONNECTED 409 "Account already connected" "This Stripe account is connected to another seller. Nothing was deauthorised."
    MODE_MISMATCH 409 "Mode mismatch" "The Stripe account was authorised in another mode, live or test, than this marketplace runs in. Begin the connection anew."
    PAYMENT_IN_PROGRESS 409 "Payment in progress" "Another attempt to pay this checkout is in flight. Ask for the checkout in a moment."
    CHECKOUT_CLOSED 409 "Checkout closed" "The checkout was paid, was canceled, or has expired."
    CHARGE_NOT_CAPTURABLE 409 "Charge not capturable" "Nothing is authorised, or not any more: it was captured, canceled, or has expired."
    CHARGE_NOT_CANCELABLE 409 "Charge not cancelable" "Only a charge that is authorised, waits for the buyer, or was declined can be canceled; one that was paid is refunded."
    CHARGE_NOT_REFUNDABLE 409 "Charge not refundable" "Nothing of the charge was captured. One that is authorised is canceled instead."
    CHARGE_ALREADY_REFUNDED 409 "Charge already refunded" "All of the charge was refunded, or is on its way back."
    CHARGE_DISPUTED 409 "Charge disputed" "The buyer's bank has the money or decides about it: a disputed charge is not refunded as well."
    REFUND_ABOVE_REMAINING 409 "Refund above what is left" "Together with the refunds that there are it is more than was captured."
    CHANGE_IN_PROGRESS 409 "Change in progress" "Another capture or cancellation of this charge is on its way. Get the charge in a moment."
    DISPUTE_NOT_OPEN 409 "Dispute not open" "The dispute takes no such answer any more: it is over, with the bank, or its time has passed."
    STRIPE_REFUSED 409 "Stripe refused" "Stripe refused what was asked, and nothing changed: `detail` says why."
    AUTHENTICATION_CLOSED 409 "Authentication closed" "The charge is over, the time for confirming it is up, or its card may not be charged any more."
    NOTHING_TO_CONFIRM 409 "Nothing to confirm" "No attempt to pay this checkout has been made."
    IDEMPOTENCY_KEY_IN_USE 409 "Idempotency-Key in use" "The first request with this key is still being worked on. Send it again in a moment."
    NOTICE_NOT_REPLAYABLE 409 "Notice not replayable" "The notice is quarantined: nothing of it can be applied here."
    JOB_NOT_RETRYABLE 409 "Job not retryable" "Only dead jobs can be retried."

    // 413, 415
    BODY_TOO_LARGE 413 "Body too large" "The body has more bytes than the operation takes."
    UNSUPPORTED_MEDIA_TYPE 415 "Unsupported media type" "Send the body as `application/json`."

    // 422: readable, and wrong. The first of `errors` gives the code.
    MISSING_FIELD 422 "Field missing" "A field that is needed is missing."
    UNKNOWN_FIELD 422 "Unknown field" "A field that this operation does not know: perhaps it is misspelt."
    WRONG_TYPE 422 "Wrong type" "A field has a value of another type, such as a text or a fraction where a whole number is wanted."
    OUT_OF_RANGE 422 "Out of range" "A number is outside of what the field takes."
    DISPUTE_FILE_UNKNOWN 422 "Unknown file" "The field names a file of evidence by its id, like `file_…`, and this dispute has none with that id: upload it first."
    FILE_TYPE_REFUSED 422 "File type refused" "Evidence is a PDF, JPEG or PNG file; the first bytes decide, not the name."
    UNKNOWN_VALUE 422 "Unknown value" "A field takes one of a few values, and this is none of them."
    UNKNOWN_PARAMETER 422 "Unknown parameter" "A query parameter that this operation does not know, or has twice."
    LIMIT_OUT_OF_RANGE 422 "Limit out of range" "`limit` is 1 to 100."
    CURSOR_INVALID 422 "Cursor invalid" "`cursor` is what `next_cursor` of the page before said."
    ID_MALFORMED 422 "Id malformed" "A text that has not the form of such an id."
    TIME_MALFORMED 422 "Time malformed" "A text that is no RFC 3339 time."
    PERIOD_INVALID 422 "Period invalid" "`from` is before `to`, and they are no further apart than the operation says."
    EXPIRES_AT_PAST 422 "Expiry out of range" "`expires_at` is a time to come, at most a year away."
    FIELDS_CONTRADICT 422 "Fields contradict" "Fields that exclude each other were sent together, or none of those of which one is needed."
    TEXT_EMPTY 422 "Text empty" "The text has nothing but white space."
    TEXT_TOO_LONG 422 "Text too long" "The text has more characters than the field takes."
    TEXT_CONTROL_CHARACTER 422 "Control character" "The text holds NUL, another control character, or one that turns the writing direction."
    TEXT_MALFORMED 422 "Text malformed" "The text has not the form that the field wants."
    CARD_NUMBER_REFUSED 422 "Card number refused" "The text looks like a card number. Card numbers are typed into Stripe's card field only."
    AMOUNT_NOT_POSITIVE 422 "Amount not positive" "The amount is zero or less."
    AMOUNT_TOO_SMALL 422 "Amount too small" "The amount is below the card networks' minimum for the currency."
    AMOUNT_TOO_LARGE 422 "Amount too large" "The amount has more than eight digits."
    AMOUNT_NOT_REPRESENTABLE 422 "Amount not representable" "The currency has no such fraction."
    AMOUNT_ABOVE_AUTHORIZED 422 "Amount above authorized" "More than was authorised."
    TRANSFER_NOT_REVERSIBLE 422 "Transfer not reversible" "A direct charge has no transfer that could be reversed."
    FEE_NEEDS_REVERSAL 422 "Fee needs the transfer" "Of a charge through the platform the fee goes back to the seller only together with the transfer from them."
    CURRENCY_UNKNOWN 422 "Currency unknown" "Not a lower-case ISO 4217 code of a currency that can be charged."
    CURRENCY_NOT_SUPPORTED 422 "Currency not supported" "Merchants in this country cannot charge in this currency."
    CROSS_BORDER_UNSUPPORTED 422 "Cross-border transfer unsupported" "Stripe moves no money from the platform's country to the seller's: charge directly on the seller's account."
    CURRENCY_MISMATCH 422 "Currency mismatch" "Amounts of two currencies."
    METADATA_TOO_MANY 422 "Too many metadata" "At most 20 pairs."
    METADATA_KEY_INVALID 422 "Metadata key invalid" "A key has 1 to 40 characters, no brackets, and does not begin with `souk_`."
    PASSWORD_TOO_SHORT 422 "Password too short" "A password has at least 10 characters."
    PASSWORD_TOO_LONG 422 "Password too long" "A password has at most 200 characters."
    PASSWORD_TOO_COMMON 422 "Password too common" "The password is among the first that attackers try, or made of the e-mail address."
    PAYMENT_TOKEN_MALFORMED 422 "Payment token malformed" "Send a PaymentMethod (`pm_…`) or token (`tok_…`) that Stripe.js made on the platform."
    CONFIRMATION_TOKEN_UNSUPPORTED 422 "ConfirmationToken unsupported" "A `ctoken_…` confirms on its own account only and cannot be cloned: create a PaymentMethod."
    PAYMENT_TOKEN_REFUSED 422 "Payment token refused" "Stripe does not know the token, it was used before, or it belongs to a customer already."
    CARD_MISSING 422 "Card missing" "The customer has no kept card, or not this one."
    FEE_PERCENT_OUT_OF_RANGE 422 "Percentage out of range" "`percent_basis_points` is 0 to 10000."
    FEE_AMOUNT_OUT_OF_RANGE 422 "Fee amount out of range" "An amount of a fee policy is 0 to 99999999."
    FEE_MIN_ABOVE_MAX 422 "Minimum above maximum" "`min_amount` is at most `max_amount`."
    FEE_CURRENCY_MISSING 422 "Fee currency missing" "A policy with amounts names their currency."
    IDEMPOTENCY_KEY_REUSED 422 "Idempotency-Key reused" "The key was used for another request: another body, token or path."

    // 429
    RATE_LIMITED 429 "Too many requests" "Wait for as many seconds as `Retry-After` says."
    TOO_MANY_DECLINES 429 "Too many declines" "This checkout or card was declined too often within an hour. `Retry-After` says when to try again."

    // 5xx
    INTERNAL_ERROR 500 "Internal error" "A defect of the server. The request id helps to find it in the logs."
    STRIPE_UNAVAILABLE 503 "Stripe unavailable" "Stripe did not answer or is too busy. What was begun goes on; ask again after `Retry-After`."
    UNAVAILABLE 503 "Unavailable" "The server is not able to answer at present. Try again after `Retry-After`."
}

#[cfg(test)]
mod tests {
    use super::*;
    use souk_domain::{card, fee, metadata, money, preflight, seller, terms, text, user};

    #[test]
    fn every_code_is_there_once_and_in_snake_case() {
        for (at, code) in ALL.iter().enumerate() {
            assert!(!code.name().is_empty());
            assert!(
                code.name().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{code:?}"
            );
            assert!(ALL[at + 1..].iter().all(|other| other != code), "{code:?} twice");
            assert!(
                !code.title().is_empty() && code.meaning().ends_with('.'),
                "{code:?}"
            );
        }
    }

    #[test]
    fn every_status_is_an_error() {
        for code in ALL {
            assert!(
                code.status().is_client_error() || code.status().is_server_error(),
                "{code:?}"
            );
        }
    }

    #[test]
    fn every_refusal_of_the_domain_has_its_row() {
        let currency: souk_domain::Currency = "eur".parse().unwrap();
        let texts = [
            text::TextError::Empty,
            text::TextError::TooLong { max: 1 },
            text::TextError::ControlCharacter,
            text::TextError::CardNumber,
            text::TextError::Malformed("x"),
        ];
        let mut codes: Vec<&str> = texts.iter().map(|error| error.code()).collect();
        codes.extend(
            [
                money::MoneyError::NotPositive,
                money::MoneyError::TooSmall { currency, minimum: 1 },
                money::MoneyError::TooLarge,
                money::MoneyError::NotAMultiple { currency, step: 1 },
                money::MoneyError::CurrencyMismatch(currency, currency),
                money::MoneyError::Overflow,
            ]
            .map(money::MoneyError::code),
        );
        codes.extend(
            [metadata::MetadataError::TooMany, metadata::MetadataError::Key].map(|error| error.code()),
        );
        codes.extend(
            [
                user::PasswordError::TooShort,
                user::PasswordError::TooLong,
                user::PasswordError::TooCommon,
            ]
            .map(user::PasswordError::code),
        );
        codes.extend(
            [
                card::PaymentTokenError::Malformed,
                card::PaymentTokenError::ConfirmationToken,
            ]
            .map(card::PaymentTokenError::code),
        );
        codes.extend(
            [
                fee::FeePolicyError::Percent,
                fee::FeePolicyError::Amount,
                fee::FeePolicyError::MinAboveMax,
                fee::FeePolicyError::CurrencyMissing,
            ]
            .map(fee::FeePolicyError::code),
        );
        let de = text::Country::parse("DE").unwrap();
        codes.extend(
            [
                preflight::Refusal::Currency {
                    country: de,
                    currency,
                },
                terms::NotTransferable::TransfersInactive.into(),
                terms::NotTransferable::PlatformUnknown.into(),
                terms::NotTransferable::CrossBorder {
                    platform: de,
                    seller: de,
                }
                .into(),
            ]
            .map(preflight::Refusal::code),
        );
        codes.extend(
            [
                seller::NotChargeable::NotConnected,
                seller::NotChargeable::ChargesDisabled,
            ]
            .map(seller::NotChargeable::code),
        );
        for code in codes {
            assert!(Code::named(code).is_some(), "{code}");
        }
    }
}
