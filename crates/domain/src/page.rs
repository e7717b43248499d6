//! Keyset pages: newest first, and a cursor that names the last row seen.

use uuid::Uuid;

use crate::Timestamp;

/// How many rows a page has at most: 1 to 100, 20 when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(u8);

impl Limit {
    /// As many as a page may have.
    pub const LARGEST: Self = Self(100);

    /// A limit, when it is 1 to 100.
    #[must_use]
    pub fn new(limit: i64) -> Option<Self> {
        u8::try_from(limit)
            .ok()
            .filter(|limit| (1..=100).contains(limit))
            .map(Self)
    }

    /// Rows a page.
    #[must_use]
    pub fn get(self) -> i64 {
        i64::from(self.0)
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(20)
    }
}

/// Where the next page begins: after the row that was made at `created_at` and has `id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the last row of the page before was made.
    pub created_at: Timestamp,
    /// Its id, which decides between rows of the same instant.
    pub id: Uuid,
}

/// What a list is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageRequest {
    /// Rows at most.
    pub limit: Limit,
    /// Rows after this one only.
    pub after: Option<Cursor>,
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows, newest first.
    pub data: Vec<T>,
    /// Where the next page begins; none when this is the last one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// The same page with each row made into something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            data: self.data.into_iter().map(f).collect(),
            next: self.next,
        }
    }
}
