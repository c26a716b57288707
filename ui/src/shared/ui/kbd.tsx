// Keycaps. Keys are written once ("mod+k") and shown as this computer names them.
const isMac = typeof navigator !== "undefined" && navigator.platform.startsWith("Mac");

const NAMES: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  shift: "Shift",
  alt: isMac ? "⌥" : "Alt",
  enter: "Enter",
  escape: "Esc",
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
  pagedown: "PgDn",
  pageup: "PgUp",
  home: "Home",
  end: "End",
};

const capName = (key: string): string => NAMES[key] ?? key.toUpperCase();

/** "mod+k" → ["Ctrl", "K"]; "g d" → ["G", "D"]. */
export const keyCaps = (keys: string): string[] => keys.split(/[+ ]/).map(capName);

type Props = { keys: string };

/** A chord is one cap ("Ctrl K"), a sequence is several. */
export function Kbd({ keys }: Props) {
  return keys.split(" ").map((chord, index) => (
    // The same key may occur twice in a sequence, so its place is its identity.
    <kbd className="kbd" key={index}>
      {keyCaps(chord).join(" ")}
    </kbd>
  ));
}
