//! Where an order stands: Allegro's stage of the purchase and the seller's status.

/// Allegro's stage of a purchase (`status`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Bought, delivery form not filled in.
    Bought,
    /// Form filled in, payment not finished.
    FilledIn,
    /// Paid, or cash on delivery, or personal pickup.
    Ready,
    Cancelled,
    /// A value that came after this program; treated as ready, shown as it is.
    Other(String),
}

impl Stage {
    pub fn from_word(word: &str) -> Self {
        match word {
            "BOUGHT" => Self::Bought,
            "FILLED_IN" => Self::FilledIn,
            "READY_FOR_PROCESSING" => Self::Ready,
            "CANCELLED" => Self::Cancelled,
            other => Self::Other(other.to_owned()),
        }
    }

    pub fn is_unpaid(&self) -> bool {
        matches!(self, Self::Bought | Self::FilledIn)
    }
}

/// The seller's status (`fulfillment.status`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fulfilment {
    New,
    Processing,
    ReadyForShipment,
    ReadyForPickup,
    Sent,
    PickedUp,
    Suspended,
    Cancelled,
    /// Set by Allegro only.
    Returned,
    Other(String),
}

const WORDS: [(&str, Fulfilment); 9] = [
    ("NEW", Fulfilment::New),
    ("PROCESSING", Fulfilment::Processing),
    ("READY_FOR_SHIPMENT", Fulfilment::ReadyForShipment),
    ("READY_FOR_PICKUP", Fulfilment::ReadyForPickup),
    ("SENT", Fulfilment::Sent),
    ("PICKED_UP", Fulfilment::PickedUp),
    ("SUSPENDED", Fulfilment::Suspended),
    ("CANCELLED", Fulfilment::Cancelled),
    ("RETURNED", Fulfilment::Returned),
];

impl Fulfilment {
    pub fn from_word(word: &str) -> Self {
        let known = WORDS.iter().find(|(name, _)| *name == word);
        known.map_or_else(|| Self::Other(word.to_owned()), |(_, status)| status.clone())
    }

    /// Allegro's word.
    pub fn word(&self) -> &str {
        match self {
            Self::Other(word) => word,
            known => WORDS.iter().find(|(_, status)| status == known).map_or("", |(word, _)| word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_word_comes_back_and_an_unknown_one_is_kept() {
        for (word, status) in WORDS {
            assert_eq!(Fulfilment::from_word(word), status);
            assert_eq!(status.word(), word);
        }
        assert_eq!(Fulfilment::from_word("TELEPORTED").word(), "TELEPORTED");
    }
}
