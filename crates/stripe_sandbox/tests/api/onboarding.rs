//! Accounts that the platform makes: their requirements, the page behind an account link, and what is due again.

use http::Method;
use serde_json::Value;

use crate::client::{Api, intent, text};

const MANAGED: &str = "country=DE&email=ada@example.com&business_profile[name]=Ada&controller[stripe_dashboard][type]=express\
    &controller[fees][payer]=application&controller[losses][payments]=application&controller[requirement_collection]=stripe\
    &capabilities[card_payments][requested]=true&capabilities[transfers][requested]=true";
const RETURN: &str = "http://shop.test/back";
const REFRESH: &str = "http://shop.test/again";

async fn managed(api: &Api) -> Value {
    api.post("/v1/accounts", MANAGED).send().await.ok()
}

async fn link(api: &Api, account: &str) -> String {
    let form = format!("account={account}&type=account_onboarding&return_url={RETURN}&refresh_url={REFRESH}");
    let link = api.post("/v1/account_links", &form).send().await.ok();
    text(&link, "url").to_owned()
}

async fn fetch(api: &Api, account: &str) -> Value {
    api.get(&format!("/v1/accounts/{account}")).send().await.ok()
}

fn updates(api: &Api, account: &str) -> Vec<Value> {
    let events = api.sandbox.control().events();
    let of_account = |event: &Value| event["type"] == "account.updated" && event["account"] == *account;
    events.into_iter().filter(of_account).collect()
}

#[tokio::test]
async fn a_managed_account_can_charge_nothing_until_its_owner_has_been_on_the_page() {
    let api = Api::new().await;
    let account = managed(&api).await;
    let id = text(&account, "id");
    assert_eq!(account["charges_enabled"], false);
    assert_eq!(account["capabilities"]["transfers"], "inactive");
    assert_eq!(
        account["requirements"]["disabled_reason"],
        "requirements.past_due"
    );
    let due = account["requirements"]["currently_due"].as_array().unwrap();
    assert!(due.contains(&"external_account".into()) && due.contains(&"tos_acceptance.date".into()));
    let destination = intent(&format!(
        "transfer_data[destination]={id}&payment_method=pm_card_visa&confirm=true"
    ));
    let refused = api
        .post("/v1/payment_intents", &destination)
        .send()
        .await
        .error(400);
    assert_eq!(refused["code"], "insufficient_capabilities_for_transfer");

    let url = link(&api, id).await;
    let (status, _, page) = api.page(Method::GET, &url, "").await;
    assert_eq!(status, 200);
    assert!(page.contains("Fill with test data"), "{page}");
    let (status, to, _) = api.page(Method::POST, &url, "decision=test_data").await;
    assert_eq!((status, to.as_str()), (303, RETURN));

    let after = fetch(&api, id).await;
    assert_eq!(
        (
            &after["charges_enabled"],
            &after["payouts_enabled"],
            &after["details_submitted"]
        ),
        (&true.into(), &true.into(), &true.into())
    );
    assert_eq!(after["capabilities"]["transfers"], "active");
    assert_eq!(after["requirements"]["currently_due"], serde_json::json!([]));
    assert_eq!(after["requirements"]["disabled_reason"], Value::Null);
    let told = updates(&api, id);
    assert_eq!(told[0]["data"]["object"]["charges_enabled"], true);
    assert_eq!(told[0]["data"]["previous_attributes"]["charges_enabled"], false);
    api.post("/v1/payment_intents", &destination).send().await.ok();
}

#[tokio::test]
async fn a_link_is_good_for_one_visit_within_five_minutes_and_then_leads_to_the_refresh_url() {
    let api = Api::new().await;
    let account = managed(&api).await;
    let id = text(&account, "id");
    let used = link(&api, id).await;
    assert_eq!(api.page(Method::GET, &used, "").await.0, 200);
    let (status, to, _) = api.page(Method::GET, &used, "").await;
    assert_eq!((status, to.as_str()), (303, REFRESH), "a second visit");
    assert_eq!(
        api.page(Method::POST, &used, "decision=test_data").await.1,
        RETURN,
        "the first visitor goes on"
    );
    assert_eq!(
        api.page(Method::POST, &used, "decision=test_data").await.1,
        REFRESH,
        "but once"
    );

    let late = link(&api, id).await;
    api.sandbox.control().advance(300).await.unwrap();
    assert_eq!(api.page(Method::GET, &late, "").await.1, REFRESH, "too late");
    let unopened = link(&api, id).await;
    assert_eq!(
        api.page(Method::POST, &unopened, "decision=test_data").await.1,
        REFRESH,
        "never opened"
    );
    let stranger = unopened.replace(id, "acct_1000000000000000");
    assert_eq!(api.page(Method::GET, &stranger, "").await.0, 404);
}

#[tokio::test]
async fn an_owner_who_leaves_comes_back_with_nothing_told_and_one_who_leaves_fields_out_is_asked_again() {
    let api = Api::new().await;
    let account = managed(&api).await;
    let id = text(&account, "id");
    let url = link(&api, id).await;
    api.page(Method::GET, &url, "").await;
    let (status, _, page) = api
        .page(Method::POST, &url, "decision=send&business_type=individual")
        .await;
    assert_eq!(status, 422);
    assert!(page.contains("Please fill this in."), "{page}");
    assert_eq!(api.page(Method::POST, &url, "decision=leave").await.1, RETURN);
    assert_eq!(fetch(&api, id).await["details_submitted"], false);

    let url = link(&api, id).await;
    api.page(Method::GET, &url, "").await;
    let all = "decision=send&business_type=individual&business_profile.mcc=5734&business_profile.url=https%3A%2F%2Fada.example\
        &external_account=000111111116&representative.first_name=Ada&representative.last_name=L&representative.dob=1990-01-02\
        &representative.email=ada%40example.com&representative.phone=1&representative.address.line1=A&representative.address.city=B\
        &representative.address.postal_code=1&tos_acceptance=yes";
    let (status, to, page) = api.page(Method::POST, &url, all).await;
    assert_eq!((status, to.as_str()), (303, RETURN), "{page}");
    let after = fetch(&api, id).await;
    assert_eq!(after["charges_enabled"], true);
    assert_eq!(after["external_accounts"]["data"][0]["last4"], "1116");
}

#[tokio::test]
async fn what_falls_due_again_restricts_the_account_at_once_or_when_its_time_has_come() {
    let api = Api::new().await;
    let control = api.sandbox.control();
    let id = text(&managed(&api).await, "id").to_owned();
    control.onboard(&id).await.unwrap();
    control
        .require_within(&id, "individual.verification.document", 86_400)
        .await
        .unwrap();
    let warned = fetch(&api, &id).await;
    assert_eq!(warned["charges_enabled"], true);
    assert!(warned["requirements"]["current_deadline"].is_i64());
    control.advance(86_400).await.unwrap();
    let late = fetch(&api, &id).await;
    assert_eq!(
        (&late["charges_enabled"], &late["payouts_enabled"]),
        (&false.into(), &false.into())
    );
    assert_eq!(
        late["requirements"]["past_due"],
        serde_json::json!(["individual.verification.document"])
    );
    assert_eq!(late["capabilities"]["card_payments"], "inactive");
    assert_eq!(updates(&api, &id)[0]["data"]["object"]["charges_enabled"], false);

    let url = link(&api, &id).await;
    let (_, _, page) = api.page(Method::GET, &url, "").await;
    assert!(page.contains("Verification document"), "{page}");
    api.page(
        Method::POST,
        &url,
        "decision=send&individual.verification.document=yes",
    )
    .await;
    assert_eq!(fetch(&api, &id).await["charges_enabled"], true);
}

#[tokio::test]
async fn a_platform_that_collects_requirements_itself_tells_them_by_the_api_and_waits_for_the_check() {
    let api = Api::new().await;
    let form = "country=US&business_type=individual&controller[stripe_dashboard][type]=none&controller[losses][payments]=application\
        &controller[fees][payer]=application&controller[requirement_collection]=application&capabilities[transfers][requested]=true\
        &business_profile[mcc]=5734&business_profile[url]=https%3A%2F%2Fada.example&tos_acceptance[date]=1700000000\
        &tos_acceptance[ip]=203.0.113.7&external_account[object]=bank_account&external_account[country]=US\
        &external_account[currency]=usd&external_account[routing_number]=111000000&external_account[account_number]=000123456789\
        &individual[first_name]=Ada&individual[last_name]=L&individual[email]=a%40b.example&individual[phone]=1\
        &individual[dob][day]=1&individual[dob][month]=1&individual[dob][year]=1901";
    let made = api.post("/v1/accounts", form).send().await.ok();
    let id = text(&made, "id");
    let left: Vec<&str> = made["requirements"]["currently_due"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(
        left,
        [
            "individual.address.city",
            "individual.address.line1",
            "individual.address.postal_code"
        ]
    );
    let told = "individual[address][city]=B&individual[address][line1]=A&individual[address][postal_code]=1";
    let waiting = api.post(&format!("/v1/accounts/{id}"), told).send().await.ok();
    assert_eq!(
        waiting["requirements"]["disabled_reason"],
        "requirements.pending_verification"
    );
    assert_eq!(
        (
            &waiting["capabilities"]["transfers"],
            &waiting["details_submitted"]
        ),
        (&"pending".into(), &true.into())
    );
    api.sandbox.control().advance(1).await.unwrap();
    assert_eq!(fetch(&api, id).await["capabilities"]["transfers"], "active");
}

#[tokio::test]
async fn a_login_link_leads_into_the_dashboard_once_and_is_refused_to_whom_it_is_not_for() {
    let api = Api::new().await;
    let id = text(&managed(&api).await, "id").to_owned();
    let path = format!("/v1/accounts/{id}/login_links");
    api.post(&path, "").send().await.error(400);
    api.sandbox.control().onboard(&id).await.unwrap();
    let url = text(&api.post(&path, "").send().await.ok(), "url").to_owned();
    let (status, to, _) = api.page(Method::GET, &url, "").await;
    assert_eq!((status, to), (303, format!("/dashboard/accounts/{id}")));
    assert_eq!(api.page(Method::GET, &url, "").await.0, 404);
    let standalone = api.seller().await;
    api.post(&format!("/v1/accounts/{standalone}/login_links"), "")
        .send()
        .await
        .error(400);
}

#[tokio::test]
async fn bank_accounts_and_capabilities_can_be_looked_at_changed_and_given_up() {
    let api = Api::new().await;
    let id = text(&managed(&api).await, "id").to_owned();
    let banks = format!("/v1/accounts/{id}/external_accounts");
    let bank = |number: &str| {
        format!(
            "external_account[object]=bank_account&external_account[country]=DE&external_account[currency]=eur&external_account[account_number]={number}"
        )
    };
    let first = api
        .post(&banks, &bank("DE89370400440532013000"))
        .send()
        .await
        .ok();
    assert_eq!(
        (&first["last4"], &first["default_for_currency"]),
        (&"3000".into(), &true.into())
    );
    let second = api
        .post(&banks, &bank("DE62370400440532013001"))
        .send()
        .await
        .ok();
    assert_eq!(second["default_for_currency"], false);
    let path = format!("{banks}/{}", text(&first, "id"));
    api.delete(&path).send().await.error(400);
    let other = format!("{banks}/{}", text(&second, "id"));
    assert_eq!(
        api.post(&other, "default_for_currency=true&metadata[a]=1")
            .send()
            .await
            .ok()["metadata"]["a"],
        "1"
    );
    assert_eq!(api.delete(&path).send().await.ok()["deleted"], true);
    api.get(&path).send().await.error(404);
    assert_eq!(
        api.get(&banks).send().await.ok()["data"]
            .as_array()
            .unwrap()
            .len(),
        1
    );

    let capability = format!("/v1/accounts/{id}/capabilities/transfers");
    assert_eq!(api.get(&capability).send().await.ok()["status"], "inactive");
    assert_eq!(
        api.post(&capability, "requested=false").send().await.ok()["status"],
        "unrequested"
    );
    assert_eq!(
        api.post(&capability, "requested=true").send().await.ok()["requested"],
        true
    );
    assert_eq!(
        api.get(&format!("/v1/accounts/{id}/capabilities"))
            .send()
            .await
            .ok()["data"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    api.get(&format!("/v1/accounts/{id}/capabilities/flying"))
        .send()
        .await
        .error(404);
}
