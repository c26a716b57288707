//! The worlds an account can live in.

/// Chosen before linking and never flipped: sandbox and production share nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Environment {
    Production,
    Sandbox,
    Simulator,
}

impl Environment {
    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Sandbox => "sandbox",
            Self::Simulator => "simulator",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Production, Self::Sandbox, Self::Simulator].into_iter().find(|one| one.word() == word)
    }
}
