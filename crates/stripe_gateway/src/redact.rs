//! Stripe's sentences, made fit for a log.
//!
//! A message of Stripe's may repeat what was sent: "Invalid email address: x@y", "No such token:
//! 'tok_…'", "Invalid API Key provided: sk_test_…". Every text that ends in an error goes through
//! [`redacted`] once, when it is read, so that no later print can leak it.

/// The longest message that is kept, in characters.
const LONGEST: usize = 400;

/// What a word must not begin with: keys, webhook secrets, tokens, codes. A `pm_` that belongs to
/// nobody yet is as good as a token: whoever knows it could pay with it.
const SECRET_PREFIXES: [&str; 12] = [
    "sk_", "rk_", "pk_", "whsec_", "tok_", "ctoken_", "ac_", "rt_", "ek_", "btok_", "seti_", "pm_",
];

/// `text` without e-mail addresses, keys, tokens, client secrets and long digit runs, and not
/// longer than [`LONGEST`] characters; control characters become spaces.
pub(crate) fn redacted(text: &str) -> String {
    let mut clean = String::with_capacity(text.len().min(LONGEST));
    let mut word = String::new();
    for character in text.chars().take(LONGEST) {
        if is_part_of_word(character) {
            word.push(character);
        } else {
            push_word(&mut clean, &word);
            word.clear();
            clean.push(if character.is_control() { ' ' } else { character });
        }
    }
    push_word(&mut clean, &word);
    mask_digits(&clean)
}

fn is_part_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '@' | '+' | '%' | '*')
}

fn push_word(clean: &mut String, word: &str) {
    if word.contains('@') || word.contains("%40") {
        clean.push_str("[email]");
    } else if word.contains("_secret_") || SECRET_PREFIXES.iter().any(|prefix| word.starts_with(prefix)) {
        clean.push_str("[redacted]");
    } else {
        clean.push_str(word);
    }
}

/// Runs of twelve and more digits, also when spaces or dashes part them: card and bank account
/// numbers. A run that is glued to letters is an id.
fn mask_digits(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let glued = at > 0
            && characters
                .get(at - 1)
                .is_some_and(|before| before.is_alphanumeric() || *before == '_');
        if character.is_ascii_digit() && !glued {
            let end = end_of_digits(&characters, at);
            let run: String = characters.iter().skip(at).take(end - at).collect();
            if run.chars().filter(char::is_ascii_digit).count() >= 12 {
                masked.push_str("[digits]");
            } else {
                masked.push_str(&run);
            }
            at = end;
        } else {
            masked.push(character);
            at += 1;
        }
    }
    masked
}

/// Just past the last digit of the run that starts at `start`, single spaces and dashes inside it
/// included.
fn end_of_digits(characters: &[char], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while let Some(character) = characters.get(at) {
        if character.is_ascii_digit() {
            end = at + 1;
        } else if !matches!(character, ' ' | '-') || at > end {
            break;
        }
        at += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_what_helps_and_loses_what_leaks() {
        for (text, expected) in [
            ("No such customer: 'cus_V09c'", "No such customer: 'cus_V09c'"),
            (
                "Invalid email address: a.b+c@example.com",
                "Invalid email address: [email]",
            ),
            (
                "Invalid API Key provided: sk_test_canary",
                "Invalid API Key provided: [redacted]",
            ),
            ("No such token: 'tok_canary'", "No such token: '[redacted]'"),
            ("secret pi_3U_secret_canary given", "secret [redacted] given"),
            ("number 4242 4242 4242 4242 is", "number [digits] is"),
            ("number 4242424242424242", "number [digits]"),
            (
                "Amount must be at least 50 cents",
                "Amount must be at least 50 cents",
            ),
            ("line\r\nfeed", "line  feed"),
        ] {
            assert_eq!(redacted(text), expected);
        }
        assert_eq!(redacted(&"x ".repeat(500)).chars().count(), LONGEST);
    }
}
