//! What every request handler holds: the clock, the world behind a lock, and the gate that spoils answers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Options;
use crate::clock::SimClock;
use crate::gate::Gate;
use crate::world::World;

#[derive(Clone)]
pub(crate) struct Shared(Arc<Inner>);

struct Inner {
    options: Options,
    base_url: String,
    clock: SimClock,
    world: Mutex<World>,
    gate: Mutex<Gate>,
}

impl Shared {
    pub(crate) fn new(options: Options, base_url: String) -> Self {
        let clock = SimClock::new(options.clock);
        let world = Mutex::new(World::new(&options, options.seed, clock.start_ms()));
        let gate = Mutex::new(Gate::default());
        Self(Arc::new(Inner { options, base_url, clock, world, gate }))
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.0.base_url
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn clock(&self) -> &SimClock {
        &self.0.clock
    }

    /// Looks at or changes the world as it is now. The lock is never held over an await.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut World, i64) -> T) -> T {
        let mut world = self.0.world.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.0.clock.now_ms();
        world.settle(now);
        act(&mut world, now)
    }

    pub(crate) fn gate(&self) -> MutexGuard<'_, Gate> {
        self.0.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new world from a seed; the clock goes back to where it began and every fault is forgotten.
    pub(crate) fn reset(&self, seed: u64) {
        self.0.clock.rewind();
        let fresh = World::new(&self.0.options, seed, self.0.clock.start_ms());
        *self.0.world.lock().unwrap_or_else(PoisonError::into_inner) = fresh;
        *self.gate() = Gate::default();
    }
}
