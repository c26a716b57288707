import { expect, test } from "vitest";
import type { LinkAttempt } from "#/shared/host/contract.gen.ts";
import { clockText, follow, isOpen, secondsLeft } from "./link-stage.ts";

const attempt = (over: Partial<LinkAttempt>): LinkAttempt => ({
  id: "a1",
  environment: "production",
  method: "device",
  stage: "waiting",
  url: "https://allegro.pl/skojarz-aplikacje?code=abc",
  userCode: "ABC-DEF-GHI",
  expiresAt: "2026-11-24T10:05:00Z",
  login: null,
  company: null,
  account: null,
  message: null,
  error: null,
  ...over,
});

test("S4-5 the countdown shows whole seconds and stops at zero", () => {
  const now = Date.parse("2026-11-24T10:00:00.400Z");
  expect(secondsLeft("2026-11-24T10:05:00Z", now)).toBe(300);
  expect(secondsLeft("2026-11-24T09:59:00Z", now)).toBe(0);
  expect(secondsLeft(null, now)).toBeNull();
  expect(clockText(300)).toBe("5:00");
  expect(clockText(9)).toBe("0:09");
});

test("a late answer does not reopen a finished attempt", () => {
  const done = attempt({ stage: "done" });
  expect(follow(done, attempt({ stage: "waiting" }))).toBe(done);
  expect(follow(attempt({}), done)).toBe(done);
});

test("readings of an earlier attempt are dropped", () => {
  const held = attempt({ id: "a2" });
  expect(follow(held, attempt({ id: "a1", stage: "cancelled" }))).toBe(held);
  expect(follow(null, attempt({}))).toBeNull();
});

test("S2-20 an attempt that asks is taken up although another start of the program began it", () => {
  const asking = attempt({ stage: "confirm_account", login: "lampy-nova" });
  expect(follow(null, asking)).toBe(asking);
  expect(follow(null, attempt({ stage: "done" }))).toBeNull();
});

test("only stages that still wait are open", () => {
  expect(isOpen("confirm_renewal")).toBe(true);
  expect(isOpen("expired")).toBe(false);
});
