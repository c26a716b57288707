// What an attempt at linking asks of the seller, worked out without React so that it can be tested alone.
import type { LinkAttempt, LinkStage } from "#/shared/host/contract.gen.ts";

const OPEN_STAGES: readonly LinkStage[] = ["waiting", "finishing", "confirm_account", "confirm_renewal"];

/** An open attempt still waits for the seller or for Allegro; a closed one never changes again. */
export const isOpen = (stage: LinkStage): boolean => OPEN_STAGES.includes(stage);

/** Whole seconds left, never negative; absent when the attempt has no end. */
export const secondsLeft = (expiresAt: string | null, nowMs: number): number | null =>
  expiresAt === null ? null : Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMs) / 1000));

/** `9:05`, as a kitchen clock would show it. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Stages that wait for the seller's word in this window. */
const asks = (stage: LinkStage): boolean => stage === "confirm_account" || stage === "confirm_renewal";

/**
 * Takes a new reading of the attempt on screen. Readings of an earlier attempt are dropped, and an
 * answer that was under way must not bring a closed attempt back to life. With none on screen, one that
 * asks is taken up: it was begun before the program was closed, and the browser started it again.
 */
export const follow = (held: LinkAttempt | null, read: LinkAttempt): LinkAttempt | null => {
  if (held === null) return asks(read.stage) ? read : null;
  return held.id === read.id && isOpen(held.stage) ? read : held;
};
