//! `/v1/customers`.

use serde_json::Value;

use super::{Call, form::Params, lists::Page};
use crate::model::{
    Model,
    customer::{Customer, CustomerDetails},
    payment_method::PaymentMethod,
    refusal::{Answer, Refusal},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let mut details = CustomerDetails::default();
    read_details(params, &mut details)?;
    let metadata = params.metadata()?.fresh();
    let payment_method = params.text("payment_method")?;
    let source = params.text("source")?;
    params.ignore("invoice_settings");
    params.finish()?;
    model.create_customer(
        call.account(),
        details,
        metadata,
        payment_method.as_deref(),
        source.as_deref(),
    )
}

/// Sets what the request names; an empty value unsets it.
fn read_details(params: &Params, details: &mut CustomerDetails) -> Answer<()> {
    let longest = 512;
    for (name, field) in [
        ("email", &mut details.email),
        ("name", &mut details.name),
        ("phone", &mut details.phone),
        ("description", &mut details.description),
    ] {
        let Some(value) = params.unsettable(name) else {
            continue;
        };
        if value.as_ref().is_some_and(|text| text.chars().count() > longest) {
            return Err(Refusal::malformed(
                name,
                format!("Invalid string: must be at most {longest} characters"),
            )
            .code("parameter_invalid_string_too_long"));
        }
        *field = value;
    }
    if details.email.as_ref().is_some_and(|email| !email.contains('@')) {
        let email = details.email.clone().unwrap_or_default();
        return Err(
            Refusal::malformed("email", format!("Invalid email address: {email}")).code("email_invalid"),
        );
    }
    if let Some(address) = params.object("address") {
        details.address = Some(address).filter(|address| !address.is_null());
    }
    if let Some(shipping) = params.object("shipping") {
        details.shipping = Some(shipping).filter(|shipping| !shipping.is_null());
    }
    if let Some(exempt) = params.one_of("tax_exempt", &["exempt", "none", "reverse"])? {
        details.tax_exempt = Some(exempt);
    }
    let locales = params.list("preferred_locales");
    if !locales.is_empty() {
        details.preferred_locales = locales;
    }
    Ok(())
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.segment(1);
    match model.customers.get(call.account(), id) {
        Some(customer) => Ok(customer.json()),
        None => Err(Refusal::no_such("customer", id, "id")),
    }
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = call.segment(1);
    let mut details = model.living_customer(call.account(), id, "id")?.details.clone();
    read_details(params, &mut details)?;
    let metadata = params.metadata()?;
    let default = params.unsettable("invoice_settings[default_payment_method]");
    params.ignore("invoice_settings");
    let source = params.text("source")?;
    params.finish()?;
    if let Some(token) = source {
        let method = model.payment_method_of_token(call.account(), &token, "source")?;
        model.attach(call.account(), &method, id)?;
        model
            .customers
            .change(id, |customer| customer.default_source = Some(method));
    }
    model.update_customer(call.account(), id, |customer| {
        customer.details = details;
        metadata.apply(&mut customer.metadata);
        if let Some(default) = default {
            customer.default_payment_method = default;
        }
    })
}

pub(super) fn delete(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.delete_customer(call.account(), call.segment(1))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let email = call.params.text("email")?;
    call.params.finish()?;
    let account = call.account();
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &Customer>| {
        page.cut(
            "/v1/customers",
            rows.filter(|c| !c.deleted),
            |c| c.created,
            Customer::json,
        )
    };
    match email {
        Some(email) => cut(&mut model.customers.with(account, "email", &email)),
        None => cut(&mut model.customers.of(account)),
    }
}

pub(super) fn search(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let search = super::search::Query::read(call, &["created", "email", "name", "phone"])?;
    let living = model
        .customers
        .of(call.account())
        .filter(|customer| !customer.deleted);
    search.run("/v1/customers/search", living.map(Customer::json))
}

/// The legacy list of a customer's cards.
pub(super) fn list_sources(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    call.params.text("object")?;
    call.params.finish()?;
    let id = call.segment(1);
    model.living_customer(call.account(), id, "id")?;
    let url = format!("/v1/customers/{id}/sources");
    let rows = model.payment_methods.with(call.account(), "customer", id);
    page.cut(&url, rows, |pm| pm.created, PaymentMethod::source_json)
}
