//! Enumerations as clients read and write them, beside the domain's own.

/// Declares an enumeration of the API that mirrors one of the domain, with both conversions. A
/// variant that either lacks does not compile.
macro_rules! wire_enum {
    ($(#[$doc:meta])* $name:ident as $shown:ident = $domain:path { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[schema(as = $shown)]
        pub(crate) enum $name { $($(#[$variant_doc])* $variant),* }

        impl From<$domain> for $name {
            fn from(value: $domain) -> Self {
                use $domain as Domain;
                match value { $(Domain::$variant => Self::$variant),* }
            }
        }

        impl From<$name> for $domain {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant),* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                use serde::Deserialize;
                let text: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
                    serde::de::IntoDeserializer::into_deserializer(text);
                Self::deserialize(text).map_err(|error| {
                    let error = error.to_string();
                    error.split_once(", ").map_or_else(|| error.clone(), |(_, known)| known.to_owned())
                })
            }
        }
    };
}
pub(crate) use wire_enum;

/// What a client reads of an enumeration's value, such as `partially_refunded`.
pub(crate) fn shown(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
