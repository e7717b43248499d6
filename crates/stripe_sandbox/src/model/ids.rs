//! Ids, keys and secrets, all from one seed.

use sha2::{Digest, Sha256};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Makes ids in sequence: the same seed and the same order of calls give the same ids.
#[derive(Debug, Clone)]
pub(crate) struct Ids {
    seed: u64,
    made: u64,
}

impl Ids {
    /// Continues after `made` ids were made from `seed`.
    pub(crate) fn new(seed: u64, made: u64) -> Self {
        Self { seed, made }
    }

    /// How many were made; the journal keeps it.
    pub(crate) fn made(&self) -> u64 {
        self.made
    }

    /// `prefix` and 24 letters and digits, as long as Stripe's.
    pub(crate) fn next(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", self.text(24))
    }

    /// An account id: `acct_1` and 15 letters and digits.
    pub(crate) fn account(&mut self) -> String {
        format!("acct_1{}", self.text(15))
    }

    /// A request id: `req_` and 14 letters and digits.
    pub(crate) fn request(&mut self) -> String {
        format!("req_{}", self.text(14))
    }

    /// `length` letters and digits.
    pub(crate) fn text(&mut self, length: usize) -> String {
        self.made += 1;
        // A place of its own for each id: neighbours must not be shifted copies of one another.
        let mut place = self.seed.rotate_left(32) ^ self.made.wrapping_mul(0xD134_2543_DE82_EF95);
        let mut state = split_mix(&mut place);
        let mut text = String::with_capacity(length);
        while text.len() < length {
            let mut bits = split_mix(&mut state);
            // Ten digits of base 62 fit into 64 bits.
            for _ in 0..10.min(length - text.len()) {
                push_digit(&mut text, bits % 62);
                bits /= 62;
            }
        }
        text
    }
}

fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn push_digit(text: &mut String, digit: u64) {
    let index = usize::try_from(digit).unwrap_or(0);
    text.push(char::from(DIGITS.get(index).copied().unwrap_or(b'0')));
}

/// `length` letters and digits that depend on nothing but the seed and a name: keys, secrets, fingerprints.
pub(crate) fn fixed(seed: u64, name: &str, length: usize) -> String {
    let mut text = String::with_capacity(length);
    let mut block = 0_u32;
    while text.len() < length {
        let digest = Sha256::new()
            .chain_update(seed.to_be_bytes())
            .chain_update(block.to_be_bytes())
            .chain_update(name.as_bytes())
            .finalize();
        for byte in digest.iter().take(length - text.len()) {
            push_digit(&mut text, u64::from(byte % 62));
        }
        block += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids_in_the_same_order() {
        let (mut a, mut b) = (Ids::new(5, 0), Ids::new(5, 0));
        let first: Vec<_> = (0..10).map(|_| a.next("ch_")).collect();
        let again: Vec<_> = (0..10).map(|_| b.next("ch_")).collect();
        assert_eq!(first, again);
        assert_eq!(Ids::new(5, 4).next("ch_"), first[4]);
    }

    #[test]
    fn neighbouring_ids_have_nothing_in_common() {
        let mut ids = Ids::new(1, 0);
        let (one, next) = (ids.text(24), ids.text(24));
        for at in 0..=16 {
            assert!(!next.contains(&one[at..at + 8]), "{one} {next}");
        }
    }

    #[test]
    fn ids_do_not_repeat_within_a_seed_nor_between_two() {
        let mut seen = HashSet::new();
        for seed in 0..4 {
            let mut ids = Ids::new(seed, 0);
            for _ in 0..10_000 {
                assert!(seen.insert(ids.text(24)));
            }
        }
    }
}
