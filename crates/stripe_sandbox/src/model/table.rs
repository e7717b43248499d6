//! Objects of one kind, by id and in the order in which they were made.

use std::collections::{HashMap, HashSet};

use serde::{Serialize, de::DeserializeOwned};

/// Something that is kept in a [`Table`].
pub(crate) trait Record: Serialize + DeserializeOwned {
    /// Its name in the journal.
    const KIND: &'static str;

    fn id(&self) -> &str;

    /// The account on which it lives.
    fn account(&self) -> &str;

    /// Further keys by which lists are narrowed, for example `("customer", "cus_…")`.
    fn keys(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// Objects in the order of creation, found by id, by account, or by account and key without a walk over the rest.
#[derive(Debug)]
pub(crate) struct Table<T> {
    rows: Vec<T>,
    by_id: HashMap<String, usize>,
    /// Row numbers, ascending, per account and per account and key.
    lists: HashMap<String, Vec<usize>>,
    /// Rows changed since the last [`Table::drain_changed`].
    changed: HashSet<usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            by_id: HashMap::new(),
            lists: HashMap::new(),
            changed: HashSet::new(),
        }
    }
}

impl<T: Record> Table<T> {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whatever account it is on.
    pub(crate) fn anywhere(&self, id: &str) -> Option<&T> {
        self.by_id.get(id).and_then(|row| self.rows.get(*row))
    }

    /// Only when it is on `account`: no account sees another's objects.
    pub(crate) fn get(&self, account: &str, id: &str) -> Option<&T> {
        self.anywhere(id).filter(|row| row.account() == account)
    }

    pub(crate) fn insert(&mut self, record: T) {
        let row = match self.by_id.get(record.id()) {
            Some(&row) => {
                if let Some(place) = self.rows.get_mut(row) {
                    *place = record;
                }
                row
            }
            None => {
                let row = self.rows.len();
                self.by_id.insert(record.id().to_owned(), row);
                self.rows.push(record);
                row
            }
        };
        self.index(row);
        self.changed.insert(row);
    }

    /// Changes a record in place; `None` when there is none.
    pub(crate) fn change<R>(&mut self, id: &str, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let row = *self.by_id.get(id)?;
        let result = change(self.rows.get_mut(row)?);
        self.index(row);
        self.changed.insert(row);
        Some(result)
    }

    /// All of them, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.iter()
    }

    /// Those of an account, oldest first.
    pub(crate) fn of(&self, account: &str) -> impl DoubleEndedIterator<Item = &T> {
        self.listed(account)
    }

    /// Those of an account that have this key now, oldest first.
    pub(crate) fn with(
        &self,
        account: &str,
        key: &'static str,
        value: &str,
    ) -> impl DoubleEndedIterator<Item = &T> + use<'_, T> {
        let value = value.to_owned();
        self.listed(&list_name(account, key, &value))
            .filter(move |record| record.keys().iter().any(|(k, v)| *k == key && *v == value))
    }

    fn listed(&self, name: &str) -> impl DoubleEndedIterator<Item = &T> + use<'_, T> {
        self.lists
            .get(name)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .filter_map(|row| self.rows.get(*row))
    }

    /// Enters the row into its lists. One that lost a key stays in that list: reading checks the key again.
    fn index(&mut self, row: usize) {
        let Some(record) = self.rows.get(row) else { return };
        let account = record.account();
        let mut names = vec![account.to_owned()];
        names.extend(
            record
                .keys()
                .iter()
                .map(|(key, value)| list_name(account, key, value)),
        );
        for name in names {
            let list = self.lists.entry(name).or_default();
            if let Err(place) = list.binary_search(&row) {
                list.insert(place, row);
            }
        }
    }

    /// Hands every row that was changed since the last time to `sink`, in order of creation.
    pub(crate) fn drain_changed(&mut self, mut sink: impl FnMut(&T)) {
        if self.changed.is_empty() {
            return;
        }
        let mut rows: Vec<usize> = self.changed.drain().collect();
        rows.sort_unstable();
        for row in rows {
            if let Some(record) = self.rows.get(row) {
                sink(record);
            }
        }
    }

    /// Puts back a row read from the journal.
    pub(crate) fn restore(&mut self, record: T) {
        self.insert(record);
        self.changed.clear();
    }
}

fn list_name(account: &str, key: &str, value: &str) -> String {
    format!("{account}\n{key}\n{value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Serialize, serde::Deserialize)]
    struct Toy {
        id: String,
        owner: String,
        colour: String,
    }

    impl Record for Toy {
        const KIND: &'static str = "toy";
        fn id(&self) -> &str {
            &self.id
        }
        fn account(&self) -> &str {
            &self.owner
        }
        fn keys(&self) -> Vec<(&'static str, String)> {
            vec![("colour", self.colour.clone())]
        }
    }

    fn toy(id: &str, owner: &str, colour: &str) -> Toy {
        Toy {
            id: id.into(),
            owner: owner.into(),
            colour: colour.into(),
        }
    }

    #[test]
    fn a_record_is_seen_only_by_its_account() {
        let mut table = Table::default();
        table.insert(toy("1", "a", "red"));
        assert!(table.get("a", "1").is_some());
        assert!(table.get("b", "1").is_none());
    }

    #[test]
    fn a_key_that_changes_moves_the_record_between_lists_and_keeps_the_order_of_creation() {
        let mut table = Table::default();
        for id in ["1", "2", "3"] {
            table.insert(toy(id, "a", "red"));
        }
        table.change("3", |t| t.colour = "blue".into());
        table.change("1", |t| t.colour = "blue".into());
        let blue: Vec<_> = table.with("a", "colour", "blue").map(|t| t.id.as_str()).collect();
        let red: Vec<_> = table.with("a", "colour", "red").map(|t| t.id.as_str()).collect();
        assert_eq!((blue, red), (vec!["1", "3"], vec!["2"]));
    }

    #[test]
    fn only_changed_records_are_drained_and_only_once() {
        let mut table = Table::default();
        table.insert(toy("1", "a", "red"));
        table.insert(toy("2", "a", "red"));
        table.change("1", |t| t.colour = "blue".into());
        let mut seen = Vec::new();
        table.drain_changed(|t| seen.push(t.id.clone()));
        table.drain_changed(|t| seen.push(t.id.clone()));
        assert_eq!(seen, ["1", "2"]);
    }
}
