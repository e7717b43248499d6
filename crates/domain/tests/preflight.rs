//! What is refused before a card is tried, and on what terms the rest is charged.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use chrono::{TimeZone, Utc};
use souk_domain::{
    Money,
    account::{Capabilities, Controller},
    charge::Flow,
    ids::{Id, SellerId, UserId},
    preflight::{Ask, preflight},
    seller::{AccountKind, Connection, Seller},
    terms::{Liability, Party, Platform, Terms},
    text::{Country, Name},
};
use uuid::Uuid;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

fn platform(code: &str) -> Option<Platform> {
    Some(Platform {
        country: country(code),
    })
}

fn capabilities(active: &[&str]) -> Capabilities {
    let pairs = active
        .iter()
        .map(|name| ((*name).to_owned(), "active".to_owned()));
    Capabilities::new(pairs.collect::<BTreeMap<_, _>>())
}

/// Connected, in this country, with both capabilities.
fn seller(code: &str) -> Seller {
    let at = Utc.timestamp_opt(1_800_000_000, 0).unwrap();
    Seller {
        id: SellerId::from_uuid(Uuid::from_u128(1)),
        owner: UserId::from_uuid(Uuid::from_u128(2)),
        name: Name::parse("Ann").unwrap(),
        country: country(code),
        default_currency: "eur".parse().unwrap(),
        account_kind: AccountKind::Standalone,
        connection: Connection::Active,
        stripe_account: Some("acct_1".into()),
        charges_enabled: true,
        payouts_enabled: true,
        details_submitted: true,
        capabilities: capabilities(&["card_payments", "transfers"]),
        controller: Controller::STANDALONE,
        requirements: vec![],
        requirements_deadline: None,
        disabled_reason: None,
        account_asked_at: None,
        account_refusals: 0,
        account_refusal: None,
        connected_at: Some(at),
        livemode: false,
        created_at: at,
        updated_at: at,
        sync_seq: 0,
    }
}

fn ask(amount: i64, currency: &str, flow: Flow) -> Ask {
    Ask {
        money: Money::new(amount, currency.parse().unwrap()),
        flow,
    }
}

fn refused(ask: &Ask, seller: &Seller, platform: Option<Platform>) -> Vec<&'static str> {
    match preflight(ask, seller, platform) {
        Ok(_) => vec![],
        Err(refusals) => refusals
            .all()
            .map(souk_domain::preflight::Refusal::code)
            .collect(),
    }
}

#[test]
fn a_seller_in_another_region_becomes_the_merchant_of_a_charge_through_the_platform() {
    for (from, to, on_behalf_of) in [
        ("DE", "DE", false),
        ("DE", "FR", false),
        ("NO", "IS", false),
        ("US", "US", false),
        ("JP", "JP", false),
        ("DE", "GB", true),
        ("DE", "CH", true),
        ("US", "DE", true),
        ("US", "CA", true),
        ("US", "JP", true),
        ("AU", "NZ", true),
    ] {
        let terms = Terms::of(Flow::Destination, &seller(to), platform(from)).unwrap();
        assert_eq!(terms.on_behalf_of, on_behalf_of, "{from} -> {to}");
        assert_eq!(terms.stripe_fee_payer, Party::Platform, "{from} -> {to}");
        let merchant = if on_behalf_of {
            Party::Seller
        } else {
            Party::Platform
        };
        assert_eq!(terms.merchant(Flow::Destination), merchant, "{from} -> {to}");
    }
}

#[test]
fn without_card_payments_money_crosses_only_borders_that_stripe_opens() {
    for (from, to, refusal) in [
        ("DE", "DE", None),
        ("DE", "GB", None),
        ("US", "CH", None),
        ("CA", "PL", None),
        ("US", "JP", Some("cross_border_unsupported")),
        ("AU", "NZ", Some("cross_border_unsupported")),
        ("BR", "US", Some("cross_border_unsupported")),
    ] {
        let recipient = Seller {
            capabilities: capabilities(&["transfers"]),
            ..seller(to)
        };
        let codes = refused(&ask(10_000, "usd", Flow::Destination), &recipient, platform(from));
        assert_eq!(codes.first().copied(), refusal, "{from} -> {to}");
        if refusal.is_none() {
            let terms = Terms::of(Flow::Destination, &recipient, platform(from)).unwrap();
            assert!(!terms.on_behalf_of, "{from} -> {to}");
        }
    }
}

#[test]
fn who_bears_what_follows_from_the_flow_and_the_account() {
    let ours = Controller::MANAGED;
    for (flow, controller, fee, liability) in [
        (
            Flow::Direct,
            Controller::STANDALONE,
            Party::Seller,
            (Party::Seller, Party::Seller, Party::Stripe),
        ),
        (
            Flow::Direct,
            ours,
            Party::Platform,
            (Party::Seller, Party::Seller, Party::Platform),
        ),
        (
            Flow::Destination,
            Controller::STANDALONE,
            Party::Platform,
            (Party::Platform, Party::Platform, Party::Platform),
        ),
        (
            Flow::Destination,
            ours,
            Party::Platform,
            (Party::Platform, Party::Platform, Party::Platform),
        ),
    ] {
        let seller = Seller {
            controller,
            ..seller("DE")
        };
        let terms = preflight(&ask(10_000, "eur", flow), &seller, platform("DE")).unwrap();
        assert_eq!(terms.stripe_fee_payer, fee, "{flow:?} {controller:?}");
        let (refunds, disputes, negative_balances) = liability;
        let wanted = Liability {
            refunds,
            disputes,
            negative_balances,
        };
        assert_eq!(terms.liability(flow), wanted, "{flow:?} {controller:?}");
    }
}

#[test]
fn everything_that_speaks_against_a_charge_is_told_at_once_the_weightiest_first() {
    let unconnected = Seller {
        connection: Connection::None,
        stripe_account: None,
        capabilities: Capabilities::default(),
        ..seller("DE")
    };
    let restricted = Seller {
        connection: Connection::Restricted,
        ..seller("DE")
    };
    let no_transfers = Seller {
        capabilities: capabilities(&["card_payments"]),
        ..seller("DE")
    };
    let (direct, destination) = (Flow::Direct, Flow::Destination);
    for (what, seller, platform, codes) in [
        (ask(10_000, "eur", direct), seller("DE"), None, vec![]),
        (
            ask(10_000, "eur", destination),
            seller("DE"),
            platform("DE"),
            vec![],
        ),
        (
            ask(10_000, "eur", destination),
            seller("DE"),
            None,
            vec!["stripe_unavailable"],
        ),
        (
            ask(10, "eur", direct),
            seller("DE"),
            None,
            vec!["amount_too_small"],
        ),
        (
            ask(12_345, "kwd", direct),
            seller("DE"),
            None,
            vec!["amount_not_representable"],
        ),
        (
            ask(10, "eur", direct),
            unconnected.clone(),
            None,
            vec!["seller_not_connected", "amount_too_small"],
        ),
        (
            ask(10_000, "eur", destination),
            unconnected,
            platform("DE"),
            vec!["seller_not_connected"],
        ),
        (
            ask(10_000, "eur", direct),
            restricted,
            None,
            vec!["seller_restricted"],
        ),
        (
            ask(10_000, "eur", destination),
            no_transfers.clone(),
            platform("DE"),
            vec!["seller_transfers_inactive"],
        ),
        (ask(10_000, "eur", direct), no_transfers, None, vec![]),
        (
            ask(10_000, "usd", direct),
            seller("BR"),
            None,
            vec!["currency_not_supported"],
        ),
        (ask(10_000, "brl", direct), seller("BR"), None, vec![]),
        (
            ask(10_000, "usd", destination),
            seller("BR"),
            platform("US"),
            vec!["currency_not_supported"],
        ),
    ] {
        assert_eq!(refused(&what, &seller, platform), codes, "{what:?}");
    }
}
