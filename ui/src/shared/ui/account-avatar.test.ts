import { expect, test } from "vitest";
import { initials } from "./account-avatar.tsx";

test("initials come from the words of a login", () => {
  expect(initials("lniany_zaulek")).toBe("LZ");
  expect(initials("blaszka-i-sznurek")).toBe("BI");
  expect(initials("żarówki")).toBe("ŻA");
  expect(initials("x")).toBe("X");
});
