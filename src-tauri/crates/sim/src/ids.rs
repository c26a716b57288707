//! Time-based identifiers (UUID version 1), as Allegro gives to orders, line items and payments.

use uuid::{Builder, Uuid};

use crate::chance::Chance;

/// 100 ns ticks between the start of the Gregorian calendar and 1970.
const GREGORIAN_OFFSET: u64 = 0x01B2_1DD2_1381_4000;

/// `node` tells apart what is made in the same millisecond.
pub(crate) fn time_uuid(at_ms: i64, node: u64) -> Uuid {
    let ticks = (at_ms.max(0) as u64) * 10_000 + (node >> 48) % 10_000 + GREGORIAN_OFFSET;
    let time_low = u128::from(ticks & 0xFFFF_FFFF);
    let time_mid = u128::from((ticks >> 32) & 0xFFFF);
    let time_high = u128::from((ticks >> 48) & 0x0FFF);
    let clock_sequence = u128::from(0x8000 | (node & 0x3FFF));
    // The multicast bit marks a node number that is no network card's.
    let node = u128::from(((node >> 14) & 0xFFFF_FFFF_FFFF) | 0x0100_0000_0000);
    Uuid::from_u128(
        (time_low << 96) | (time_mid << 80) | (0x1 << 76) | (time_high << 64) | (clock_sequence << 48) | node,
    )
}

/// Looks random (version 4), and is the same in the same world.
pub(crate) fn random_uuid(chance: &mut Chance) -> Uuid {
    let bits = u128::from(chance.next()) << 64 | u128::from(chance.next());
    Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
}

pub(crate) fn is_time_based(id: Uuid) -> bool {
    id.get_version_num() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_carries_its_moment_and_version() {
        let id = time_uuid(1_795_244_631_000, 0x1234_5678_9ABC_DEF0);
        assert!(is_time_based(id));
        let (seconds, _) = id.get_timestamp().expect("version 1 has a time").to_unix();
        assert_eq!(seconds, 1_795_244_631);
        assert!(!is_time_based(Uuid::from_u128(0x1234_5678_9ABC_4EF0_8000_0000_0000_0001)));
    }
}
