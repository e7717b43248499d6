//! What the page asks for: one field for each thing that is due, and what is wrong with what was typed.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;

/// Which part of the page a field stands in, in the page's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Business,
    Person,
    Bank,
    Documents,
    Terms,
}

impl Part {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Business => "Your business",
            Self::Person => "You",
            Self::Bank => "Where your money goes",
            Self::Documents => "Documents",
            Self::Terms => "Terms",
        }
    }
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// With the `type` and the `autocomplete` of its `input`.
    Line(&'static str, &'static str),
    /// One of a few, value and name.
    Choice(&'static [(&'static str, &'static str)]),
    Tick,
}

/// One thing that is asked for. Some stand for several requirements: a birthday, the acceptance of the terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// Name of the form's field: the requirement's own, or the root of several.
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: Option<&'static str>,
    pub(super) part: Part,
    pub(super) input: Input,
    requirements: Vec<String>,
}

const KINDS: &[(&str, &str)] = &[
    ("individual", "Just me"),
    ("company", "A company"),
    ("non_profit", "A non-profit organisation"),
];
const TRADES: &[(&str, &str)] = &[
    ("5734", "Software"),
    ("5947", "Gifts, cards and souvenirs"),
    ("5969", "Other things sold directly"),
    ("5970", "Art and craft supplies"),
    ("7299", "Personal services"),
];
const BANKS: &[(&str, &str)] = &[
    ("000123456789", "Test bank: payouts arrive"),
    ("000111111116", "Test bank: payouts fail, no such account"),
    ("000111111113", "Test bank: payouts fail, account closed"),
    ("000222222227", "Test bank: payouts fail, insufficient funds"),
    ("000333333335", "Test bank: payouts fail, debit not authorised"),
    ("000444444440", "Test bank: payouts fail, invalid currency"),
];

impl Field {
    /// A field for each requirement, those that belong together as one.
    pub(super) fn all(due: &[String]) -> Vec<Self> {
        let mut fields: Vec<Self> = Vec::new();
        for requirement in due {
            let name = root(requirement);
            match fields.iter_mut().find(|field| field.name == name) {
                Some(field) => field.requirements.push(requirement.clone()),
                None => fields.push(Self::of(name, requirement)),
            }
        }
        fields.sort_by_key(|field| (field.part, order(&field.name)));
        fields
    }

    fn of(name: String, requirement: &str) -> Self {
        let last = name.rsplit('.').next().unwrap_or(&name).to_owned();
        let (part, input, hint) = match (name.split('.').next().unwrap_or_default(), last.as_str()) {
            ("tos_acceptance", _) => (Part::Terms, Input::Tick, None),
            ("external_account", _) => (Part::Bank, Input::Choice(BANKS), None),
            ("business_type", _) => (Part::Business, Input::Choice(KINDS), None),
            (_, "mcc") => (Part::Business, Input::Choice(TRADES), None),
            _ if name.contains("verification") || name.contains("document") => (
                Part::Documents,
                Input::Tick,
                Some("In the sandbox a tick is a document that Stripe accepts."),
            ),
            ("individual" | "representative" | "owners" | "directors" | "executives", field) => {
                (Part::Person, personal(field), None)
            }
            (_, "url" | "support_url") => (
                Part::Business,
                Input::Line("url", "url"),
                Some("For example https://shop.example"),
            ),
            (_, "support_phone") => (Part::Business, Input::Line("tel", "tel"), None),
            (_, "product_description") => (
                Part::Business,
                Input::Line("text", "off"),
                Some("What you sell, and to whom"),
            ),
            _ => (Part::Business, Input::Line("text", "off"), None),
        };
        Self {
            label: label(&name, &last),
            hint,
            part,
            input,
            requirements: vec![requirement.to_owned()],
            name,
        }
    }

    /// The requirements that are met when this is filled in.
    pub(super) fn requirements(&self) -> Vec<String> {
        self.requirements.clone()
    }
}

/// `individual.dob.day` and its likes are one date; the date and the address of an acceptance come of themselves.
fn root(requirement: &str) -> String {
    if requirement.starts_with("tos_acceptance") {
        return "tos_acceptance".to_owned();
    }
    match requirement.find(".dob.") {
        Some(at) => format!("{}.dob", requirement.get(..at).unwrap_or_default()),
        None => requirement.to_owned(),
    }
}

fn personal(field: &str) -> Input {
    match field {
        "dob" => Input::Line("date", "bday"),
        "email" => Input::Line("email", "email"),
        "phone" => Input::Line("tel", "tel"),
        "first_name" => Input::Line("text", "given-name"),
        "last_name" => Input::Line("text", "family-name"),
        "line1" => Input::Line("text", "address-line1"),
        "city" => Input::Line("text", "address-level2"),
        "postal_code" => Input::Line("text", "postal-code"),
        _ => Input::Line("text", "off"),
    }
}

/// Where a field stands among those of its part.
fn order(name: &str) -> usize {
    const ORDER: &[&str] = &[
        "business_type",
        "company.name",
        "business_profile.mcc",
        "business_profile.product_description",
        "business_profile.url",
        "first_name",
        "last_name",
        "dob",
        "email",
        "phone",
        "line1",
        "postal_code",
        "city",
    ];
    ORDER
        .iter()
        .position(|end| name.ends_with(end))
        .unwrap_or(ORDER.len())
}

fn label(name: &str, last: &str) -> String {
    let known = match (name, last) {
        ("tos_acceptance", _) => "I accept the terms of this sandbox, of which there are none",
        ("external_account", _) => "Bank account",
        ("business_type", _) => "Who runs it",
        ("company.name", _) => "Name of the company",
        (_, "mcc") => "Trade",
        (_, "url") => "Website",
        (_, "dob") => "Date of birth",
        (_, "line1") => "Street and number",
        (_, "first_name") => "First name",
        (_, "last_name") => "Last name",
        (_, "email") => "E-mail",
        (_, "postal_code") => "Postal code",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let words = if name.contains("verification") {
        name.split('.').skip(1).collect::<Vec<_>>().join(" ")
    } else {
        last.to_owned()
    }
    .replace('_', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What is wrong with what was sent.
#[derive(Debug, Default)]
pub(super) struct Problems {
    page: Option<&'static str>,
    fields: BTreeMap<String, &'static str>,
}

impl Problems {
    pub(super) fn of_page(text: &'static str) -> Self {
        Self {
            page: Some(text),
            fields: BTreeMap::new(),
        }
    }

    /// Everything must be there, and be what its field is for.
    pub(super) fn in_what_was_sent<'a>(fields: &[Field], sent: impl Fn(&str) -> &'a str) -> Self {
        let mut problems = Self::default();
        for field in fields {
            let value = sent(&field.name);
            let wrong = match field.input {
                Input::Tick if value.is_empty() => Some("Please tick this."),
                Input::Choice(known) if !known.iter().any(|(one, _)| *one == value) => {
                    Some("Please choose one.")
                }
                Input::Line(..) if value.is_empty() => Some("Please fill this in."),
                Input::Line(..) if value.chars().count() > 500 => Some("This is too long."),
                Input::Line("email", _) if !value.contains('@') => Some("Please give an e-mail address."),
                Input::Line("date", _) if chrono::NaiveDate::parse_from_str(value, "%Y-%m-%d").is_err() => {
                    Some("Please give a date.")
                }
                Input::Line("url", _) if !value.contains('.') => Some("Please give an address."),
                _ => None,
            };
            if let Some(wrong) = wrong {
                problems.fields.insert(field.name.clone(), wrong);
            }
        }
        if !problems.fields.is_empty() {
            problems.page = Some("Some fields still need you.");
        }
        problems
    }

    pub(super) fn is_none(&self) -> bool {
        self.page.is_none()
    }

    pub(super) fn page(&self) -> Option<&'static str> {
        self.page
    }

    pub(super) fn of(&self, field: &str) -> Option<&'static str> {
        self.fields.get(field).copied()
    }

    pub(super) fn status(&self) -> StatusCode {
        match (self.page, self.fields.is_empty()) {
            (None, _) => StatusCode::OK,
            (Some(_), true) => StatusCode::FORBIDDEN,
            (Some(_), false) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(due: &[&str]) -> Vec<Field> {
        Field::all(&due.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_birthday_is_one_field_and_so_are_the_terms() {
        let due = [
            "individual.dob.day",
            "individual.dob.month",
            "individual.dob.year",
            "tos_acceptance.date",
            "tos_acceptance.ip",
        ];
        let fields = fields(&due);
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["individual.dob", "tos_acceptance"]);
        let met: Vec<String> = fields.iter().flat_map(Field::requirements).collect();
        assert_eq!(met, due);
    }

    #[test]
    fn everything_must_be_there_and_be_what_it_is_asked_for() {
        let fields = fields(&[
            "individual.first_name",
            "individual.dob.day",
            "external_account",
            "tos_acceptance.ip",
        ]);
        let problems = Problems::in_what_was_sent(&fields, |name| match name {
            "individual.dob" => "yesterday",
            "external_account" => "12",
            _ => "",
        });
        for field in &fields {
            assert!(problems.of(&field.name).is_some(), "{}", field.name);
        }
    }
}
