//! Card numbers do not go where text goes.
//!
//! People paste card numbers into descriptions and names. Stored there they would be shown,
//! logged and exported, by Stripe and by us, and put the whole system in the scope of PCI DSS. So
//! every text that the gateway sends is looked at first, and refused.

use crate::error::{Error, Refusal};
use crate::metadata::Metadata;

/// Refuses `text` when it holds a card number.
///
/// # Errors
/// [`Error::Refused`] without a status: nothing was sent.
pub(crate) fn refuse(param: &str, text: &str) -> Result<(), Error> {
    if holds_card_number(text) {
        return Err(Refusal::local(
            "card_number_in_text",
            param,
            "This text looks like it holds a card number; it was not sent.",
        ));
    }
    Ok(())
}

/// Refuses metadata of which a value holds a card number.
///
/// # Errors
/// As [`refuse`].
pub(crate) fn refuse_in(metadata: &Metadata) -> Result<(), Error> {
    metadata
        .iter()
        .try_for_each(|(key, value)| refuse(&format!("metadata[{key}]"), value))
}

/// Whether `text` holds 12 to 19 digits that pass the Luhn check (ISO/IEC 7812-1), written in one
/// piece or in groups that single spaces, dots or dashes part. Groups around them (an expiry
/// date, a CVC) do not hide the number. Digits that are part of a word, as in an id, do not count.
pub(crate) fn holds_card_number(text: &str) -> bool {
    let mut groups: Vec<Vec<u8>> = Vec::new();
    for word in text.split(|character: char| !is_card_character(character)) {
        groups.clear();
        groups.extend(word.split([' ', '-', '.', '\u{a0}']).map(digits_of));
        if any_window_is_card(&groups) {
            return true;
        }
    }
    false
}

/// Everything that may stand inside a written card number, and what makes a digit part of a word.
fn is_card_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, ' ' | '-' | '.' | '_' | '\u{a0}')
}

/// The digits of a group; none when it is not digits alone.
fn digits_of(group: &str) -> Vec<u8> {
    group
        .chars()
        .map(|character| character.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<Vec<u8>>>()
        .unwrap_or_default()
}

fn any_window_is_card(groups: &[Vec<u8>]) -> bool {
    (0..groups.len()).any(|start| {
        let mut digits: Vec<u8> = Vec::new();
        for group in groups.iter().skip(start).take_while(|group| !group.is_empty()) {
            digits.extend(group);
            if digits.len() > 19 {
                break;
            }
            if digits.len() >= 12 && passes_luhn(&digits) {
                return true;
            }
        }
        false
    })
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| {
            let value = u32::from(digit) << (place % 2);
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    // Twelve zeros pass the check and are nobody's card.
    sum > 0 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn card_numbers_are_seen_however_they_are_written() {
        for text in [
            "4242424242424242",
            "pay with 4242 4242 4242 4242 12 30 123 please",
            "4242-4242-4242-4242",
            "5555.5555.5555.4444",
            "(378282246310005)",
            "card:4000000000000002,",
            "\u{a0}4242\u{a0}4242\u{a0}4242\u{a0}4242",
        ] {
            assert!(holds_card_number(text), "{text:?}");
        }
    }

    #[test]
    fn other_numbers_pass() {
        for text in [
            "Order 20261123-0017",
            "4242424242424241",
            "charge_01h455vb4pex5vsknk084sn02q",
            "order_4242424242424242x",
            "000000000000",
            "+43 1 234567",
            "",
        ] {
            assert!(!holds_card_number(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_luhn_valid_number_between_words_is_seen(body in proptest::collection::vec(0u8..10, 11..18), separator in "[ .-]?") {
            prop_assume!(body.iter().any(|digit| *digit != 0));
            let check = (0..10).find(|check| {
                let mut whole = body.clone();
                whole.push(*check);
                passes_luhn(&whole)
            }).unwrap();
            let mut whole = body;
            whole.push(check);
            let written: Vec<String> = whole
                .chunks(4)
                .map(|group| group.iter().map(ToString::to_string).collect())
                .collect();
            let text = format!("see {} thanks", written.join(&separator));
            prop_assert!(holds_card_number(&text), "{}", text);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = holds_card_number(&text);
        }
    }
}
