//! Failures in words: what happened, what it means, what to do.

use kram_allegro::{ApiError, Failure};
use kram_domain::explain::{Fix, explain};
use kram_store::StoreError;
use kram_sync::SyncError;

use crate::contract::errors::{AppErrorDto, ErrorAction, ErrorCode, FieldError};
use crate::contract::settings::Language;
use crate::secrets::SecretError;

/// What handlers fail with; it becomes words at the boundary, where the language is known.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AppError {
    #[error(transparent)]
    Api(#[from] ApiError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("interrupted")]
    Interrupted,
    /// What was not found, in both languages.
    #[error("{0} not found")]
    NotFound(&'static str, &'static str),
    #[error("{message_en}")]
    Invalid { field: &'static str, message_pl: String, message_en: String },
    /// This build carries no client id for the environment.
    #[error("no client id")]
    NoClient,
    #[error("{0}")]
    Unknown(String),
}

impl From<SyncError> for AppError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Api(error) => Self::Api(error),
            SyncError::Store(error) => Self::Store(error),
            SyncError::Interrupted => Self::Interrupted,
        }
    }
}

impl AppError {
    pub(crate) fn invalid(field: &'static str, pl: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Invalid { field, message_pl: pl.into(), message_en: en.into() }
    }

    pub(crate) fn into_dto(self, language: Language) -> AppErrorDto {
        match self {
            Self::Api(error) => api(&error, language),
            Self::Store(error) => store(&error, language),
            Self::Secret(error) => secret(&error, language),
            Self::Interrupted => plain(
                ErrorCode::Internal,
                language.say("Program właśnie się zamyka. Nic nie zginęło.", "The program is closing. Nothing is lost."),
            ),
            Self::NotFound(pl, en) => {
                let message = format!("{} {}.", language.say("Nie ma już:", "No longer here:"), language.say(pl, en));
                plain(ErrorCode::NotFound, &message)
            }
            Self::Invalid { field, message_pl, message_en } => {
                let message = language.say(&message_pl, &message_en).to_owned();
                let fields = vec![FieldError { field: field.to_owned(), message: message.clone() }];
                AppErrorDto { fields, ..plain(ErrorCode::Invalid, &message) }
            }
            Self::NoClient => AppErrorDto {
                next_step: Some(language.say(
                    "Wypróbuj program na danych przykładowych albo zainstaluj wydanie z adresu producenta.",
                    "Try the program on example data, or install the release from the maker's page.",
                ).to_owned()),
                ..plain(
                    ErrorCode::Forbidden,
                    language.say(
                        "To wydanie programu nie ma jeszcze identyfikatora aplikacji Allegro, więc nie połączy prawdziwego konta.",
                        "This build carries no Allegro application id yet, so it cannot link a real account.",
                    ),
                )
            },
            Self::Unknown(message) => plain(ErrorCode::Internal, &message),
        }
    }
}

/// An error without more than its sentence.
pub(crate) fn plain(code: ErrorCode, message: &str) -> AppErrorDto {
    AppErrorDto {
        code,
        message: message.to_owned(),
        next_step: None,
        retry_after_seconds: None,
        fields: Vec::new(),
        action: None,
        log_id: None,
        remote_code: None,
    }
}

pub(crate) fn api(error: &ApiError, language: Language) -> AppErrorDto {
    let explanation = explain(error.dictionary_code(), error.status);
    let (message, next_step, action) = match explanation {
        Some(known) => (
            language.say(known.cause.pl, known.cause.en).to_owned(),
            Some(language.say(known.step.pl, known.step.en).to_owned()),
            Some(action(known.fix)),
        ),
        None => (unexplained(error, language), None, Some(ErrorAction::OpenLog)),
    };
    AppErrorDto {
        next_step,
        action,
        retry_after_seconds: error.retry_after.map(|wait| u32::try_from(wait.as_secs()).unwrap_or(u32::MAX)),
        log_id: error.log_id.clone(),
        remote_code: error.code.clone(),
        ..plain(code(error.failure), &message)
    }
}

fn unexplained(error: &ApiError, language: Language) -> String {
    if error.failure == Failure::Locked {
        return language.say("Tokeny czekają na hasło.", "The tokens wait for their passphrase.").to_owned();
    }
    let said = if error.message.is_empty() { String::new() } else { format!(" ({})", error.message) };
    format!("{}{said}.", language.say("Allegro odpowiedziało błędem", "Allegro answered with an error"))
}

fn code(failure: Failure) -> ErrorCode {
    match failure {
        Failure::Offline | Failure::Timeout | Failure::Cut => ErrorCode::Offline,
        Failure::Unauthorized | Failure::RelinkNeeded => ErrorCode::RelinkNeeded,
        Failure::Forbidden => ErrorCode::Forbidden,
        Failure::NotFound => ErrorCode::NotFound,
        Failure::RateLimited => ErrorCode::RateLimited,
        Failure::Locked => ErrorCode::SecretsLocked,
        _ => ErrorCode::Remote,
    }
}

fn action(fix: Fix) -> ErrorAction {
    match fix {
        Fix::Retry => ErrorAction::Retry,
        Fix::Relink => ErrorAction::Relink,
        Fix::OpenLog => ErrorAction::OpenLog,
        Fix::OpenSettings => ErrorAction::OpenSettings,
        Fix::CheckClock => ErrorAction::CheckClock,
        Fix::UpdateProgram => ErrorAction::UpdateProgram,
    }
}

pub(crate) fn store(error: &StoreError, language: Language) -> AppErrorDto {
    let told = |code, pl, en, step_pl, step_en, action| AppErrorDto {
        next_step: Some(language.say(step_pl, step_en).to_owned()),
        action,
        ..plain(code, language.say(pl, en))
    };
    match error {
        StoreError::DiskFull => told(
            ErrorCode::DiskFull,
            "Na dysku nie ma już miejsca.",
            "The disk is full.",
            "Zwolnij trochę miejsca i spróbuj ponownie. Zapisane zamówienia są bezpieczne.",
            "Free some space and try again. The saved orders are safe.",
            Some(ErrorAction::Retry),
        ),
        StoreError::Damaged(_) => told(
            ErrorCode::DatabaseDamaged,
            "Plik z zamówieniami jest uszkodzony.",
            "The file with the orders is damaged.",
            "Nie zapisujemy nic więcej. Przywróć kopię zapasową; zamówienia z ostatnich 12 miesięcy pobierzesz też ponownie z Allegro.",
            "Nothing more is written. Restore a backup; the orders of the last 12 months can also be fetched from Allegro again.",
            Some(ErrorAction::RestoreBackup),
        ),
        StoreError::Newer { .. } => told(
            ErrorCode::DatabaseNewer,
            "Te dane zapisała nowsza wersja programu.",
            "These data were written by a newer version of the program.",
            "Zaktualizuj program na tym komputerze. Niczego nie zmieniliśmy.",
            "Update the program on this computer. Nothing was changed.",
            Some(ErrorAction::UpdateProgram),
        ),
        StoreError::Busy => told(
            ErrorCode::Busy,
            "Inny program trzyma plik z zamówieniami.",
            "Another program holds the file with the orders.",
            "Zamknij drugie okno programu i spróbuj ponownie.",
            "Close the other window of the program and try again.",
            Some(ErrorAction::Retry),
        ),
        StoreError::Folder(_) => told(
            ErrorCode::Internal,
            "Nie można używać folderu z danymi.",
            "The data folder cannot be used.",
            "Sprawdź, czy folder istnieje i czy wolno w nim zapisywać.",
            "Check that the folder exists and may be written to.",
            Some(ErrorAction::Retry),
        ),
        StoreError::Other(_) | StoreError::Value(_) => told(
            ErrorCode::Internal,
            "Nie udało się odczytać zapisanych danych.",
            "The saved data could not be read.",
            "Uruchom program ponownie. Jeśli to wraca, prześlij nam Dziennik.",
            "Start the program again. If it keeps happening, send us the activity log.",
            Some(ErrorAction::OpenLog),
        ),
    }
}

pub(crate) fn secret(error: &SecretError, language: Language) -> AppErrorDto {
    match error {
        SecretError::Locked => AppErrorDto {
            next_step: Some(language.say("Podaj hasło do tokenów.", "Give the passphrase of the tokens.").to_owned()),
            action: Some(ErrorAction::UnlockSecrets),
            ..plain(ErrorCode::SecretsLocked, language.say("Tokeny są zamknięte.", "The tokens are locked."))
        },
        SecretError::WrongPassphrase => field(
            "passphrase",
            language.say(
                "To hasło nie otwiera tokenów. Spróbuj jeszcze raz.",
                "This passphrase does not open the tokens. Try again.",
            ),
        ),
        SecretError::TooShort => field(
            "passphrase",
            language.say("Hasło musi mieć co najmniej 8 znaków.", "The passphrase needs at least 8 characters."),
        ),
        SecretError::File(_) | SecretError::Damaged => AppErrorDto {
            next_step: Some(
                language
                    .say(
                        "Powiąż konta ponownie. Zamówienia są bezpieczne.",
                        "Link the accounts again. The orders are safe.",
                    )
                    .to_owned(),
            ),
            action: Some(ErrorAction::Relink),
            ..plain(
                ErrorCode::Internal,
                language.say("Nie można odczytać pliku z tokenami.", "The file with the tokens cannot be read."),
            )
        },
    }
}

fn field(name: &str, message: &str) -> AppErrorDto {
    let fields = vec![FieldError { field: name.to_owned(), message: message.to_owned() }];
    AppErrorDto { fields, ..plain(ErrorCode::Invalid, message) }
}
