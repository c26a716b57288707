// An in-memory host for development without Rust (`?fake`) and for tests of screens.
import type { Host } from "#/shared/host/host.ts";

export const fakeHost = (): Host => ({ call: () => Promise.reject(new Error("not answered here")), listen: () => () => undefined });
