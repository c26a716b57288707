// Keys of the whole window: shortcuts, two-letter sequences, and scanners that type.
import { actionForKeys, startsSequence } from "./actions.ts";

/** A scanner leaves less than this between characters; no hand does. */
export const SCAN_GAP_MS = 35;
const SCAN_MIN_LENGTH = 6;
const SEQUENCE_MS = 1000;

export type KeyboardOptions = {
  letterShortcuts: () => boolean;
  onScan: (code: string) => void;
};

const EDITABLE = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const OVERLAY = "[role=dialog], [role=menu], [role=listbox], [role=alertdialog]";

/** Things that answer to Enter and Space themselves. */
const PRESSABLE = "button, a, summary, input, label, [role=button], [role=tab], [role=switch]";

/** What a text field does with these is what people mean there. */
const EDITING: readonly string[] = ["mod+a", "mod+c", "mod+v", "mod+x", "mod+z", "mod+shift+z", "mod+y"];

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** "mod+k", "shift+arrowdown", "?", "f5". Digits are read by place, since Ctrl+1 must work on every layout. */
export const keysOf = (event: KeyboardEvent): string => {
  const byPlace = (event.ctrlKey || event.metaKey) && /^Digit\d$/.test(event.code);
  const key = byPlace ? event.code.slice("Digit".length) : event.key.toLowerCase();
  const isSign = key.length === 1 && !/\p{L}/u.test(key);
  return [
    event.ctrlKey || event.metaKey ? "mod+" : "",
    event.altKey ? "alt+" : "",
    event.shiftKey && !isSign ? "shift+" : "",
    key === " " ? "space" : key,
  ].join("");
};

/** One character without modifiers: what a scanner sends and what letter shortcuts are made of. */
const isPlainCharacter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Held keys are let go here, so a burst can still turn out to be a scan. */
class Burst {
  characters = "";
  held: string[] = [];
  lastAt = Number.NEGATIVE_INFINITY;
  timer: ReturnType<typeof setTimeout> | null = null;

  add(character: string, keys: string, at: number, onQuiet: () => void): void {
    if (at - this.lastAt > SCAN_GAP_MS) this.characters = "";
    this.characters += character;
    this.held.push(keys);
    this.lastAt = at;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(onQuiet, SCAN_GAP_MS);
  }

  take(): string[] {
    const keys = this.held;
    this.held = [];
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    return keys;
  }

  isRunning(at: number): boolean {
    return at - this.lastAt <= SCAN_GAP_MS;
  }

  isScan(at: number): boolean {
    return this.characters.length >= SCAN_MIN_LENGTH && at - this.lastAt <= SCAN_GAP_MS;
  }
}

/** Listens on the window until the returned function is called. */
export const listenToKeyboard = ({ letterShortcuts, onScan }: KeyboardOptions): (() => void) => {
  const burst = new Burst();
  let pending = "";
  let pendingAt = Number.NEGATIVE_INFINITY;

  const fire = (keys: string): boolean => {
    const sequence = pending !== "" && performance.now() - pendingAt < SEQUENCE_MS ? `${pending} ${keys}` : "";
    pending = "";
    const action = (sequence === "" ? undefined : actionForKeys(sequence)) ?? actionForKeys(keys);
    if (action !== undefined) {
      action.run();
      return true;
    }
    if (!startsSequence(keys)) return false;
    pending = keys;
    pendingAt = performance.now();
    return true;
  };

  /** A burst that was no scan: a hand that rolled over two keys. More than three letters are stray typing. */
  const letGo = (): void => {
    const keys = burst.take();
    if (keys.length <= 3) for (const each of keys) fire(each);
  };

  const onPlain = (event: KeyboardEvent): void => {
    const keys = keysOf(event);
    if (event.repeat) {
      if (letterShortcuts()) fire(keys);
      return;
    }
    burst.add(event.key, keys, event.timeStamp, () => {
      if (letterShortcuts()) letGo();
      else burst.take();
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const inField = isIn(event.target, EDITABLE);
    const keys = keysOf(event);
    if (event.key === "Enter" && burst.isScan(event.timeStamp)) {
      burst.take();
      const code = burst.characters;
      burst.characters = "";
      event.preventDefault();
      event.stopPropagation();
      onScan(code);
      return;
    }
    if (isPlainCharacter(event)) {
      if (inField || isIn(event.target, OVERLAY)) return;
      if (event.key === " " && isIn(event.target, PRESSABLE)) return;
      // Firefox and WebKit would open their own find bar, and Space would scroll the page.
      if (event.key === "/" || event.key === " " || event.key === "'") event.preventDefault();
      // No code begins with "/", and what is typed right after it is meant for the search box: it must not wait.
      if (event.key === "/" && !burst.isRunning(event.timeStamp) && letterShortcuts()) fire(keys);
      else onPlain(event);
      return;
    }
    // Reloading the page would throw the seller's place away; the program has its own F5.
    if (keys === "mod+r" || keys === "f5") event.preventDefault();
    const isGlobal = (keys.startsWith("mod+") && !EDITING.includes(keys)) || /^f\d+$/.test(keys);
    if (!isGlobal && (inField || isIn(event.target, OVERLAY))) return;
    if (keys === "enter" && isIn(event.target, PRESSABLE)) return;
    if (keys.includes("arrow") && isIn(event.target, "input[type=radio]")) return;
    if (fire(keys)) event.preventDefault();
  };

  window.addEventListener("keydown", onKeyDown, { capture: false });
  return () => {
    burst.take();
    window.removeEventListener("keydown", onKeyDown);
  };
};
