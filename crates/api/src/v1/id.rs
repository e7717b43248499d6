//! How ids look, for the document. In code they are `souk_domain::ids`.

use std::borrow::Cow;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type, schema::SchemaType},
};

macro_rules! id_schemas {
    ($($(#[$doc:meta])* $name:ident $shown:literal $prefix:literal;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(SchemaType::new(Type::String))
                    // 26 characters of Crockford's base 32, in lower case; the first is at most 7.
                    .pattern(Some(concat!("^", $prefix, "_[0-7][0-9a-hjkmnp-tv-z]{25}$")))
                    .examples([concat!($prefix, "_01kaqvkz3ef0tbv6gmg9wzvmkq")])
                    .description(Some(concat!("A TypeID that begins with `", $prefix, "_`.")))
                    .build()
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($shown)
            }
        }
    )*};
}

id_schemas! {
    /// Of a person.
    User "UserId" "user";
    /// Of a seller.
    Seller "SellerId" "seller";
    /// Of a buyer.
    Customer "CustomerId" "customer";
    /// Of a kept card.
    Card "CardId" "card";
    /// Of a consent.
    Consent "ConsentId" "consent";
    /// Of a checkout.
    Checkout "CheckoutId" "checkout";
    /// Of a charge.
    Charge "ChargeId" "charge";
    /// Of a refund.
    Refund "RefundId" "refund";
    /// Of a payout.
    Payout "PayoutId" "payout";
    /// Of a dispute.
    Dispute "DisputeId" "dispute";
    /// Of an entry of a timeline.
    TimelineEntry "TimelineId" "timeline";
    /// Of an event that Stripe sent.
    Notice "NoticeId" "notice";
    /// Of a job.
    Job "JobId" "job";
}
