//! Opens the file: one connection that writes, a few that read, migrations with a copy made before.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::error::StoreError;

/// Append-only: a number, and what it changes.
const MIGRATIONS: &[(i64, &str)] = &[(1, include_str!("../migrations/0001_foundation.sql"))];

const READERS: u32 = 4;
const FILE: &str = "kram.sqlite";

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    writer: SqlitePool,
    pub(crate) readers: SqlitePool,
    path: PathBuf,
}

/// One transaction that writes. Dropped without `commit`, it leaves nothing behind.
pub struct Write {
    pub(crate) tx: Transaction<'static, Sqlite>,
}

impl Store {
    /// Opens or makes the database in `folder` and brings it to this program's version.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join(FILE);
        let writer_options = options(&path).pragma("cache_size", "-48000").pragma("wal_autocheckpoint", "4000");
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(writer_options).await?;
        migrate(&writer, &path).await?;
        let readers = SqlitePoolOptions::new()
            .min_connections(1)
            .max_connections(READERS)
            .connect_with(options(&path).read_only(true).row_buffer_size(1_000))
            .await?;
        Ok(Self { writer, readers, path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Begins a transaction that writes; waits for the one before it.
    pub async fn write(&self) -> Result<Write, StoreError> {
        Ok(Write { tx: self.writer.begin_with("begin immediate").await? })
    }

    /// A number that changes when another process wrote to the file.
    pub async fn foreign_version(&self) -> Result<i64, StoreError> {
        // Asked on the writer: the pragma counts changes made by other connections, and ours all go through this one.
        Ok(sqlx::query_scalar("pragma data_version").fetch_one(&self.writer).await?)
    }

    /// SQLite's own check of every page.
    pub async fn check(&self) -> Result<(), StoreError> {
        let verdict: String = sqlx::query_scalar("pragma integrity_check(1)").fetch_one(&self.readers).await?;
        if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged(verdict)) }
    }

    /// Lets go of the file; what is open is finished first.
    pub async fn close(&self) {
        self.readers.close().await;
        // The log of changes is folded into the file, so that a copy of the one file is whole.
        sqlx::query("pragma wal_checkpoint(truncate)").execute(&self.writer).await.ok();
        self.writer.close().await;
    }
}

impl Write {
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(10))
        .foreign_keys(true)
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-8000")
        .pragma("mmap_size", "268435456")
        .statement_cache_capacity(200)
}

async fn migrate(writer: &SqlitePool, path: &Path) -> Result<(), StoreError> {
    let found: i64 = sqlx::query_scalar("pragma user_version").fetch_one(writer).await?;
    let known = MIGRATIONS.last().map_or(0, |(version, _)| *version);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found > 0 && found < known {
        keep_copy(writer, path, found).await?;
    }
    for (version, sql) in MIGRATIONS.iter().filter(|(version, _)| *version > found) {
        let mut tx = writer.begin_with("begin immediate").await?;
        // A second process may have migrated while we waited.
        let now: i64 = sqlx::query_scalar("pragma user_version").fetch_one(&mut *tx).await?;
        if now < *version {
            sqlx::raw_sql(*sql).execute(&mut *tx).await?;
            sqlx::raw_sql(sqlx::AssertSqlSafe(format!("pragma user_version = {version}"))).execute(&mut *tx).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// A whole copy beside the file, made by SQLite itself so that the write-ahead log is in it.
async fn keep_copy(writer: &SqlitePool, path: &Path, version: i64) -> Result<(), StoreError> {
    let copy = path.with_extension(format!("before-{}.sqlite", version + 1));
    if !copy.exists() {
        sqlx::query("vacuum into ?").bind(copy.to_string_lossy().into_owned()).execute(writer).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_newer_database_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("opens");
        sqlx::raw_sql("pragma user_version = 999").execute(&store.writer).await.expect("written");
        store.close().await;
        let again = Store::open(folder.path()).await;
        assert!(matches!(again, Err(StoreError::Newer { found: 999, known: 1 })));
    }

    #[tokio::test]
    async fn a_file_that_is_no_database_is_called_damaged() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "this is no database ".repeat(500)).expect("written");
        assert!(matches!(Store::open(folder.path()).await, Err(StoreError::Damaged(_))));
    }

    #[tokio::test]
    async fn a_write_that_is_dropped_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("opens");
        let mut write = store.write().await.expect("begins");
        write.save_setting("language", &"en").await.expect("saved");
        drop(write);
        assert_eq!(store.setting::<String>("language").await.expect("read"), None);
        store.check().await.expect("sound");
    }
}
