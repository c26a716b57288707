// What happy-dom lacks and every test needs: the Polish texts, sizes for windowed lists, a clean page after each test.
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { activateLanguage } from "#/shared/i18n/language.ts";

configure({ asyncUtilTimeout: 5000 });

const WIDTH = 1200;
const HEIGHT = 800;

// Windowed lists show nothing in a box without a size, and happy-dom lays nothing out.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => HEIGHT });
Object.defineProperty(HTMLElement.prototype, "offsetWidth", { configurable: true, get: () => WIDTH });

beforeEach(() => {
  activateLanguage("pl");
});

afterEach(() => {
  cleanup();
});
