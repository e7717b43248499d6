//! Rows that must be there: another row points at them, or we have just read them.

use souk_domain::ids::Id;
use souk_persistence::Error;

/// A row that must be there.
pub(crate) trait Known<T> {
    /// The row, or an error that names the table and the id.
    fn known(self, table: &'static str, id: impl Id) -> Result<T, Error>;
}

impl<T> Known<T> for Option<T> {
    fn known(self, table: &'static str, id: impl Id) -> Result<T, Error> {
        self.ok_or_else(|| Error::Inconsistent {
            table,
            column: "id",
            id: id.uuid(),
        })
    }
}
