// What happy-dom lacks and every test needs: the Polish texts, sizes for windowed lists, a clean page after each test.
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { activateLanguage } from "#/shared/i18n/language.ts";

configure({ asyncUtilTimeout: 5000 });

const WIDTH = 1200;
const HEIGHT = 800;

// Windowed lists show nothing in a box without a size, and happy-dom lays nothing out.
for (const [name, size] of [["offsetHeight", HEIGHT], ["clientHeight", HEIGHT], ["offsetWidth", WIDTH], ["clientWidth", WIDTH]] as const)
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });

beforeEach(() => {
  activateLanguage("pl");
});

afterEach(() => {
  cleanup();
});
