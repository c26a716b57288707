//! Settings of the program: kept as one JSON value each, read whole.

use kram_store::{Store, StoreError};
use serde_json::json;

use crate::app::App;
use crate::contract::settings::{Density, Language, NoteColumn, Settings, Theme, UpdateSettings};
use crate::journal::Happened;
use crate::present::errors::AppError;

const NAME: &str = "program";
const LONGEST_LOG: u32 = 3_650;

pub(crate) fn defaults() -> Settings {
    Settings {
        language: Language::Pl,
        theme: Theme::System,
        density: Density::Compact,
        strong_contrast: false,
        letter_shortcuts: true,
        note_column: NoteColumn::Buyer,
        scheduler: true,
        log_body_days: 90,
        current_account: None,
    }
}

pub(crate) async fn read_settings(store: &Store) -> Result<Settings, StoreError> {
    Ok(store.setting(NAME).await?.unwrap_or_else(defaults))
}

/// Saves the change; each value that differs gets its line in the log with old and new.
pub(crate) async fn update(app: &App, change: UpdateSettings) -> Result<Settings, AppError> {
    if change.log_body_days.is_some_and(|days| days == 0 || days > LONGEST_LOG) {
        return Err(AppError::invalid("logBodyDays", "Podaj od 1 do 3650 dni.", "Give 1 to 3650 days."));
    }
    let old = app.settings();
    let new = changed(old.clone(), change);
    app.save(async |write| write.save_setting(NAME, &new).await).await?;
    *app.inner.settings.write().unwrap_or_else(std::sync::PoisonError::into_inner) = new.clone();
    app.inner.vault.scheduler_on.store(new.scheduler, std::sync::atomic::Ordering::Relaxed);
    note_differences(app, &old, &new);
    app.stale(["settings"]);
    app.inner.engine.wake();
    Ok(new)
}

fn changed(mut settings: Settings, change: UpdateSettings) -> Settings {
    settings.language = change.language.unwrap_or(settings.language);
    settings.theme = change.theme.unwrap_or(settings.theme);
    settings.density = change.density.unwrap_or(settings.density);
    settings.strong_contrast = change.strong_contrast.unwrap_or(settings.strong_contrast);
    settings.letter_shortcuts = change.letter_shortcuts.unwrap_or(settings.letter_shortcuts);
    settings.note_column = change.note_column.unwrap_or(settings.note_column);
    settings.scheduler = change.scheduler.unwrap_or(settings.scheduler);
    settings.log_body_days = change.log_body_days.unwrap_or(settings.log_body_days);
    settings.current_account =
        if change.all_accounts { None } else { change.current_account.or(settings.current_account) };
    settings
}

fn note_differences(app: &App, old: &Settings, new: &Settings) {
    let (Ok(old), Ok(new)) = (serde_json::to_value(old), serde_json::to_value(new)) else { return };
    let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else { return };
    for (name, value) in new.iter().filter(|(name, value)| old.get(*name) != Some(value)) {
        // Which account is looked at is no setting to be audited.
        if name != "currentAccount" {
            let before = old.get(name);
            app.inner.log.note(Happened::change(
                "settings",
                "setting_changed",
                json!({ "name": name, "old": before, "new": value }),
            ));
        }
    }
}
