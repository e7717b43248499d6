//! The sandbox's own books, as the oracle that ours are held against.

use serde_json::{Value, json};

use super::House;

/// What every account has and has done, at one moment.
pub(crate) struct Books(Value);

impl House {
    pub(crate) fn books(&self) -> Books {
        Books(self.control().dump())
    }
}

impl Books {
    /// The platform's own account.
    pub(crate) fn platform(&self) -> &str {
        self.0["platform"].as_str().unwrap()
    }

    /// The account itself, as Stripe shows it; none: the platform's own.
    pub(crate) fn account(&self, account: Option<&str>) -> &Value {
        &self.0["accounts"][account.unwrap_or(self.platform())]["account"]
    }

    /// Everything of one kind that an account has: `charges`, `transfers`, `customers` …
    pub(crate) fn all(&self, account: &str, kind: &str) -> &[Value] {
        self.0["accounts"][account][kind].as_array().unwrap()
    }

    /// One thing of an account's.
    pub(crate) fn one(&self, account: &str, kind: &str, id: &Value) -> &Value {
        self.all(account, kind)
            .iter()
            .find(|thing| thing["id"] == *id)
            .unwrap_or_else(|| panic!("{account} has no {id} among its {kind}"))
    }

    /// What an account has in this currency, pending and available.
    pub(crate) fn balance(&self, account: &str, currency: &str) -> i64 {
        let balance = &self.0["accounts"][account]["balances"][currency];
        ["available", "pending"]
            .iter()
            .filter_map(|part| balance[part].as_i64())
            .sum()
    }

    /// Holds one charge of ours against the books, to the cent: status, amounts, fee, transfer, and
    /// what both balances moved by since these `before`.
    pub(crate) fn agree(&self, before: &Self, charge: &Value) {
        self.objects_agree(charge);
        let (seller, currency) = (
            charge["stripe"]["account"].as_str().unwrap(),
            charge["currency"].as_str().unwrap(),
        );
        let moved = |account: &str| self.balance(account, currency) - before.balance(account, currency);
        let (net, stripe_fee) = (
            charge["net"].as_i64().unwrap(),
            charge["stripe_fee"].as_i64().unwrap(),
        );
        assert_eq!(moved(seller), net, "what the seller has more");
        assert_eq!(
            json!(moved(self.platform())),
            charge["platform_net"],
            "what the platform has more"
        );
        assert_eq!(
            json!(moved(seller) + moved(self.platform()) + stripe_fee),
            charge["amount_captured"],
            "nothing is lost and nothing is made"
        );
    }

    /// Holds one paid charge of ours against Stripe's objects: status, amounts, fee, transfer.
    pub(crate) fn objects_agree(&self, charge: &Value) {
        let seller = charge["stripe"]["account"].as_str().unwrap();
        let direct = charge["flow"] == "direct";
        let (on, ids) = (if direct { seller } else { self.platform() }, &charge["stripe"]);
        let intent = self.one(on, "payment_intents", &ids["payment_intent"]);
        let there = self.one(on, "charges", &ids["charge"]);
        assert_eq!(intent["metadata"]["souk_charge"], charge["id"]);
        for (ours, theirs) in [
            ("amount", "amount"),
            ("amount_captured", "amount_captured"),
            ("currency", "currency"),
        ] {
            assert_eq!(charge[ours], there[theirs], "{ours} of {charge:#}");
        }
        // Stripe counts what a capture left unused as refunded; nobody paid it.
        let number = |of: &Value, name: &str| of[name].as_i64().unwrap();
        let unused = number(charge, "amount") - number(charge, "amount_captured");
        assert_eq!(
            number(charge, "amount_refunded") + unused,
            number(there, "amount_refunded"),
            "amount_refunded of {charge:#}"
        );
        assert_eq!(intent["latest_charge"], there["id"]);
        assert_eq!(ids["application_fee"], there["application_fee"]);
        let fee = charge["application_fee"].as_i64().unwrap();
        let captured = charge["amount_captured"].as_i64().unwrap();
        if !direct {
            let transfer = self.one(on, "transfers", &ids["transfer"]);
            assert_eq!(transfer["source_transaction"], ids["charge"]);
            assert_eq!(transfer["destination"], json!(seller));
            assert_eq!(transfer["destination_payment"], ids["destination_payment"]);
            let arrived = self.one(seller, "charges", &ids["destination_payment"]);
            assert_eq!(arrived["amount"], json!(captured));
            assert_eq!(arrived["source_transfer"], ids["transfer"]);
            assert_eq!(arrived["application_fee_amount"].as_i64().unwrap_or(0), fee);
        }
    }
}
