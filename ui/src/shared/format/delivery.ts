// Names of delivery methods, short enough for a narrow column.

/**
 * "Allegro Kurier DPD" → "Kurier DPD": in a list of Allegro's orders the first word tells nothing apart. "Allegro One"
 * is a name of its own and stays; that One's boxes are filled by One's couriers goes without saying.
 */
export const shortMethod = (name: string): string => name.replace(/^Allegro (?!One\b)/u, "").replace(/, One Kurier$/u, "");
