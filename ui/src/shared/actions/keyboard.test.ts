import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useActions, type Action } from "./actions.ts";
import { keysOf, listenToKeyboard, SCAN_GAP_MS } from "./keyboard.ts";

let stop: () => void = () => undefined;
let letters = true;
const scans: string[] = [];
let at = 0;

const press = (key: string, init: KeyboardEventInit & { gap?: number } = {}, target: EventTarget = document.body): KeyboardEvent => {
  const { gap = 200, ...rest } = init;
  at += gap;
  vi.advanceTimersByTime(gap);
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...rest });
  Object.defineProperty(event, "timeStamp", { value: at });
  target.dispatchEvent(event);
  return event;
};

const rest = (): void => {
  vi.advanceTimersByTime(SCAN_GAP_MS + 1);
};

const withActions = (keys: Record<string, () => void>): void => {
  const actions = Object.entries(keys).map(([each, run]): Action => ({ id: each, title: each, group: "list", keys: [each], run }));
  renderHook(() => useActions(actions));
};

beforeEach(() => {
  vi.useFakeTimers();
  letters = true;
  scans.length = 0;
  stop = listenToKeyboard({ letterShortcuts: () => letters, onScan: (code) => scans.push(code) });
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("shortcuts", () => {
  test("P-17 a letter runs its action", () => {
    const next = vi.fn();
    withActions({ j: next });
    press("j");
    rest();
    expect(next).toHaveBeenCalledTimes(1);
  });

  test("P-17 g then z is one shortcut, and its second letter alone is none", () => {
    const go = vi.fn();
    const z = vi.fn();
    withActions({ "g z": go, z });
    press("g");
    rest();
    press("z");
    rest();
    expect(go).toHaveBeenCalledTimes(1);
    expect(z).not.toHaveBeenCalled();
  });

  test("letters stay letters in a text field", () => {
    const next = vi.fn();
    withActions({ j: next });
    const input = document.body.appendChild(document.createElement("input"));
    press("j", {}, input);
    rest();
    expect(next).not.toHaveBeenCalled();
  });

  test("Ctrl+A in a text field marks its text, outside it is a shortcut", () => {
    const all = vi.fn();
    withActions({ "mod+a": all });
    const input = document.body.appendChild(document.createElement("input"));
    press("a", { ctrlKey: true }, input);
    expect(all).not.toHaveBeenCalled();
    press("a", { ctrlKey: true });
    expect(all).toHaveBeenCalledTimes(1);
  });

  test("an input method keeps its keys", () => {
    const next = vi.fn();
    withActions({ j: next });
    press("j", { isComposing: true });
    rest();
    expect(next).not.toHaveBeenCalled();
  });

  test("S4-1 function keys work in a text field and with letter shortcuts off", () => {
    letters = false;
    const settings = vi.fn();
    const next = vi.fn();
    withActions({ f9: settings, "mod+,": settings, j: next });
    const input = document.body.appendChild(document.createElement("input"));
    press("F9", {}, input);
    press(",", { ctrlKey: true });
    press("j");
    rest();
    expect(settings).toHaveBeenCalledTimes(2);
    expect(next).not.toHaveBeenCalled();
  });

  test("the browser's reload is stopped", () => {
    expect(press("F5").defaultPrevented).toBe(true);
    expect(press("r", { ctrlKey: true }).defaultPrevented).toBe(true);
  });

  test("Enter on a button belongs to the button", () => {
    const open = vi.fn();
    withActions({ enter: open });
    const button = document.body.appendChild(document.createElement("button"));
    press("Enter", {}, button);
    expect(open).not.toHaveBeenCalled();
    press("Enter");
    expect(open).toHaveBeenCalledTimes(1);
  });

  test("Ctrl with a digit is read by the place of the key", () => {
    expect(keysOf(new KeyboardEvent("keydown", { key: "ą", code: "Digit1", ctrlKey: true }))).toBe("mod+1");
    expect(keysOf(new KeyboardEvent("keydown", { key: "?", shiftKey: true }))).toBe("?");
    expect(keysOf(new KeyboardEvent("keydown", { key: "P", shiftKey: true }))).toBe("shift+p");
  });
});

describe("P-39 a scanner", () => {
  const scan = (code: string, gap = 8): void => {
    Array.from(code).forEach((character, index) => press(character, { gap: index === 0 ? 300 : gap }));
    press("Enter", { gap });
  };

  test("P-39 is recognised by its speed and fires no shortcut", () => {
    const next = vi.fn();
    withActions({ j: next, "1": next, enter: next });
    scan("j1a026aac");
    rest();
    expect(scans).toEqual(["j1a026aac"]);
    expect(next).not.toHaveBeenCalled();
  });

  test("P-39 a hand typing the same is no scan", () => {
    scan("62000000", 120);
    expect(scans).toEqual([]);
  });

  test("P-39 five characters are too few", () => {
    scan("12345");
    expect(scans).toEqual([]);
  });
});
