//! Sample data, made through the API itself as anybody would: two sellers, connected to Stripe by
//! the sandbox's own OAuth page.

use serde_json::{Value, json};

use super::folder::Folder;
use super::options::Options;
use super::secrets::Secrets;
use super::services::Addresses;
use crate::http::{self, Body};
use crate::{Outcome, say};

/// E-mail address, the person's name, the shop's, its country and currency.
const SELLERS: [[&str; 5]; 2] = [
    ["amara@souk.test", "Amara Diallo", "Amara's Spices", "FR", "eur"],
    ["bruno@souk.test", "Bruno Costa", "Bruno's Tiles", "PT", "eur"],
];
/// What was made, so that it is made once.
const KEPT: &str = "seed.json";

/// The sellers for `up.json`: made on the first run, read back afterwards.
pub(crate) fn sellers(
    folder: &Folder,
    addresses: &Addresses,
    secrets: &Secrets,
    options: &Options,
) -> Outcome<Value> {
    if let Some(kept) = folder
        .read(KEPT)
        .and_then(|text| serde_json::from_str(&text).ok())
    {
        return Ok(kept);
    }
    let step = say::step("Making two sellers");
    let mut sellers = Vec::new();
    for [email, person, shop, country, currency] in SELLERS {
        let password = secrets.get("seller_password");
        let api = Api::sign_in(addresses, email, password, person)?;
        let wanted = json!({
            "name": shop, "country": country, "default_currency": currency, "account_kind": "standalone",
        });
        let seller = api.call("POST", "/v1/sellers", &wanted)?;
        let id = seller["id"]
            .as_str()
            .ok_or("the API made a seller without an id")?;
        if !options.real_stripe {
            connect(&api, id).map_err(|error| format!("connecting {shop}: {error}"))?;
        }
        sellers.push(json!({ "id": id, "name": shop, "email": email, "password": password }));
    }
    let sellers = Value::Array(sellers);
    folder.write_private(KEPT, &sellers.to_string())?;
    step.done("made");
    Ok(sellers)
}

/// The API, as one user.
struct Api {
    address: String,
    authorization: String,
}

impl Api {
    /// Registers the user (unless an interrupted run already did) and signs in.
    fn sign_in(addresses: &Addresses, email: &str, password: &str, name: &str) -> Outcome<Self> {
        let mut api = Self {
            address: addresses.api(),
            authorization: String::new(),
        };
        let registered = api.call(
            "POST",
            "/v1/auth/register",
            &json!({ "email": email, "password": password, "name": name }),
        );
        let signed_in = api.call(
            "POST",
            "/v1/auth/login",
            &json!({ "email": email, "password": password }),
        );
        let token = signed_in.map_err(|error| registered.err().unwrap_or(error))?;
        let token = token["access_token"]
            .as_str()
            .ok_or("signing in gave no access token")?;
        api.authorization = format!("Bearer {token}");
        Ok(api)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let headers = [("authorization", self.authorization.as_str())];
        let headers = if self.authorization.is_empty() {
            &headers[..0]
        } else {
            &headers[..]
        };
        let reply = http::send(
            method,
            &format!("{}{path}", self.address),
            headers,
            &Body::Json(body),
        )?;
        reply.json().map_err(|error| format!("{method} {path} {error}"))
    }
}

/// Walks through "Connect with Stripe" as the seller's browser would: the sandbox's page, its "skip
/// this form" button, and the way back to us.
fn connect(api: &Api, seller: &str) -> Outcome {
    let begun = api.call("POST", &format!("/v1/sellers/{seller}/connection"), &json!({}))?;
    let authorize_url = begun["authorize_url"]
        .as_str()
        .ok_or("the API gave no authorize_url")?;
    let page = http::send("GET", authorize_url, &[], &Body::Nothing)?;
    let nonce = nonce(&page.body).ok_or("the sandbox's page has no form")?;
    let cookie = page
        .header("set-cookie")
        .and_then(|cookie| cookie.split(';').next())
        .unwrap_or_default();
    let origin = authorize_url.split("/oauth/").next().unwrap_or_default();
    let fields = [
        ("nonce".to_owned(), nonce.to_owned()),
        ("decision".to_owned(), "skip".to_owned()),
    ];
    let answer = http::send(
        "POST",
        authorize_url,
        &[("cookie", cookie), ("origin", origin)],
        &Body::Form(&fields),
    )?;
    let back = answer
        .header("location")
        .ok_or_else(|| format!("the sandbox answered {} and no address", answer.status))?;
    let code = http::query_value(back, "code").ok_or("the sandbox sent back no code")?;
    let state = http::query_value(back, "state").ok_or("the sandbox sent back no state")?;
    api.call(
        "POST",
        "/v1/connections",
        &json!({ "code": code, "state": state }),
    )
    .map(drop)
}

/// The hidden field that shows that the form came from the page.
fn nonce(page: &str) -> Option<&str> {
    let field = page.split("name=\"nonce\"").nth(1)?;
    field.split("value=\"").nth(1)?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nonce_is_read_from_the_page() {
        let page =
            r#"<form><input type="hidden" name="nonce" value="n0nce"><button name="decision" value="skip">"#;
        assert_eq!(nonce(page), Some("n0nce"));
        assert_eq!(nonce("<p>trouble</p>"), None);
    }
}
