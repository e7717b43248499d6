//! `GET /v1/sellers/{id}/payouts/{payout_id}`

use actix_web::{
    get,
    web::{Data, Path},
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    ids::{ChargeId, PayoutId, SellerId},
    payout::{self, PayoutItem},
};
use souk_persistence::{payouts, sellers};
use utoipa::ToSchema;

use super::PayoutBody;
use crate::{
    State,
    extract::{
        caller::SignedIn,
        list::{List, PageParameters},
    },
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{id, page::PageBody, wire::wire_enum},
};

wire_enum! {
    /// What kind of movement a payout paid out.
    ItemKind as PayoutItemKind = payout::ItemKind {
        /// A charge.
        Charge,
        /// Money that went back to the buyer, or could not and came back.
        Refund,
        /// A dispute, its fee, or its end.
        Dispute,
        /// Anything else that is about a charge.
        Other,
    }
}

/// A movement of a charge that was made here, and that the payout paid out.
#[derive(Serialize, ToSchema)]
#[schema(as = PayoutItem)]
pub(crate) struct ItemBody {
    kind: ItemKind,
    #[schema(value_type = id::Charge)]
    charge_id: ChargeId,
    /// Gross, in minor units of the payout's currency; less than zero when money left.
    #[schema(example = 10_000)]
    amount: i64,
    /// All fees, the marketplace's and Stripe's.
    #[schema(example = 1_320)]
    fee: i64,
    /// What was paid out of it: `amount - fee`.
    #[schema(example = 8_680)]
    net: i64,
    /// Stripe's balance transaction.
    #[schema(example = "txn_3SoukLine")]
    balance_transaction: String,
    created_at: DateTime<Utc>,
}

impl From<PayoutItem> for ItemBody {
    fn from(item: PayoutItem) -> Self {
        Self {
            kind: item.kind.into(),
            charge_id: item.charge,
            amount: item.amount,
            fee: item.fee,
            net: item.amount.saturating_sub(item.fee),
            balance_transaction: item.balance_transaction,
            created_at: item.created_at,
        }
    }
}

/// A payout with what it paid out.
#[derive(Serialize, ToSchema)]
#[schema(as = PayoutDetail)]
pub(crate) struct PayoutDetailBody {
    payout: PayoutBody,
    /// Of charges that were made here. Of the seller's other business there is only the sum, in
    /// `payout.outside`.
    items: PageBody<ItemBody>,
}

problems!(Problems:);

/// Get a payout
///
/// As it stands, and what it paid out of charges that were made here, page by page: `limit` and
/// `cursor` are those of `items`.
#[utoipa::path(
    operation_id = "getPayout",
    tag = "Payouts",
    params(
        ("id" = id::Seller, Path, description = "The seller."),
        ("payout_id" = id::Payout, Path, description = "The payout."),
        PageParameters,
    ),
    responses((status = 200, description = "The payout.", body = PayoutDetailBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/payouts/{payout_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    path: Path<(String, String)>,
    list: List<()>,
) -> Result<Reply<PayoutDetailBody>, Problem> {
    let scope = caller.scope();
    let (seller, payout) = path.into_inner();
    let seller: SellerId = seller.parse().map_err(|_| NOT_FOUND)?;
    let payout: PayoutId = payout.parse().map_err(|_| NOT_FOUND)?;
    let found = state
        .db
        .read(move |conn| {
            if sellers::get(conn, seller, &scope)?.is_none() {
                return Ok(None);
            }
            let Some(payout) = payouts::get(conn, payout, seller)? else {
                return Ok(None);
            };
            let items = payouts::items(conn, payout.id, list.page)?;
            Ok::<_, souk_persistence::Error>(Some((payout, items)))
        })
        .await?;
    let (payout, items) = found.ok_or(NOT_FOUND)?;
    Ok(Reply::ok(PayoutDetailBody {
        payout: payout.into(),
        items: PageBody::new(items, ItemBody::from),
    }))
}
