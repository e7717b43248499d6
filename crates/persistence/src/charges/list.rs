//! Lists of charges, with filters and a search.

use diesel::{dsl::exists, pg::Pg, prelude::*};
use souk_domain::{
    Currency, Timestamp,
    charge::{Charge, Flow, State, Status},
    ids::{ChargeId, CheckoutId, CustomerId, Id, SellerId},
    page::{Cursor, Page, PageRequest},
};

use super::Row;
use crate::{
    Error, Scope,
    page::{newest_first, paged},
    row::Stored,
    schema::{charges, customers},
    scope::sellers_of,
};

/// Which charges a list has: those for which all that is given holds.
#[derive(Debug, Clone, Default)]
pub struct ChargeFilter {
    /// Of this seller.
    pub seller_id: Option<SellerId>,
    /// Paid by this customer.
    pub customer_id: Option<CustomerId>,
    /// That the API shows with this status.
    pub status: Option<Status>,
    /// Made so.
    pub flow: Option<Flow>,
    /// In this currency.
    pub currency: Option<Currency>,
    /// Made at this instant or later.
    pub created_from: Option<Timestamp>,
    /// Made before this instant.
    pub created_to: Option<Timestamp>,
    /// A text: part of the description or of the customer's e-mail address, or the whole of our
    /// id, Stripe's `pi_…` or `ch_…`, or the checkout's id.
    pub q: Option<String>,
}

type Boxed = charges::BoxedQuery<'static, Pg, diesel::dsl::SqlTypeOf<diesel::dsl::AsSelect<Row, Pg>>>;

/// Charges in scope, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    filter: &ChargeFilter,
    page: PageRequest,
) -> Result<Page<Charge>, Error> {
    let query = filtered(scope, filter);
    let rows = newest_first!(query, charges::created_at, charges::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.terms.created_at,
        id: row.terms.id,
    };
    paged(rows, page, cursor, Charge::try_from)
}

fn filtered(scope: &Scope, filter: &ChargeFilter) -> Boxed {
    let mut query = charges::table.select(Row::as_select()).into_boxed();
    if let Scope::OwnedBy(user) = scope {
        query = query.filter(charges::seller_id.eq_any(sellers_of(*user)));
    }
    if let Some(seller) = filter.seller_id {
        query = query.filter(charges::seller_id.eq(seller.uuid()));
    }
    if let Some(customer) = filter.customer_id {
        query = query.filter(charges::customer_id.eq(customer.uuid()));
    }
    if let Some(status) = filter.status {
        let states: Vec<&str> = State::ALL
            .into_iter()
            .filter(|state| state.status() == status)
            .map(Stored::stored)
            .collect();
        query = query.filter(charges::state.eq_any(states));
    }
    if let Some(flow) = filter.flow {
        query = query.filter(charges::flow.eq(flow.stored()));
    }
    if let Some(currency) = filter.currency {
        query = query.filter(charges::currency.eq(currency.code()));
    }
    if let Some(from) = filter.created_from {
        query = query.filter(charges::created_at.ge(from));
    }
    if let Some(to) = filter.created_to {
        query = query.filter(charges::created_at.lt(to));
    }
    match &filter.q {
        Some(q) => search(query, q),
        None => query,
    }
}

fn search(query: Boxed, q: &str) -> Boxed {
    // A whole id is looked up as such: a description may well not hold it.
    if let Ok(id) = q.parse::<ChargeId>() {
        return query.filter(charges::id.eq(id.uuid()));
    }
    if let Ok(id) = q.parse::<CheckoutId>() {
        return query.filter(charges::checkout_id.eq(id.uuid()));
    }
    let mut pattern = String::from("%");
    for c in q.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    let by_email = exists(
        customers::table
            .filter(charges::customer_id.eq(customers::id.nullable()))
            .filter(customers::email_compared.ilike(pattern.clone())),
    );
    query.filter(
        charges::description
            .ilike(pattern)
            .or(charges::stripe_payment_intent.eq(q.to_owned()))
            .or(charges::stripe_charge.eq(q.to_owned()))
            .or(by_email),
    )
}
