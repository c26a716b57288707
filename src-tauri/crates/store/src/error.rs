//! What can go wrong with the file, in kinds that somebody acts on.

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the disk is full")]
    DiskFull,
    #[error("the database file is damaged: {0}")]
    Damaged(String),
    /// Written by a newer program; opening it could lose what that program knows.
    #[error("the database is of version {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    #[error("another program holds the database")]
    Busy,
    #[error("the database folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Other(sqlx::Error),
    #[error("a stored value cannot be read: {0}")]
    Value(#[from] serde_json::Error),
}

/// SQLite's result codes, low byte.
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const NOT_A_DATABASE: i32 = 26;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = match &error {
            sqlx::Error::Database(database) => database.code().and_then(|code| code.parse::<i32>().ok()),
            _ => None,
        };
        match code.map(|code| code & 0xff) {
            Some(FULL) => Self::DiskFull,
            Some(CORRUPT | NOT_A_DATABASE) => Self::Damaged(error.to_string()),
            Some(BUSY | LOCKED) => Self::Busy,
            _ => Self::Other(error),
        }
    }
}
