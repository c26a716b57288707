// What happy-dom lacks and every test needs: the Polish texts, and a clean page after each test.
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { activateLanguage } from "#/shared/i18n/language.ts";

beforeEach(() => {
  activateLanguage("pl");
});

afterEach(() => {
  cleanup();
});
