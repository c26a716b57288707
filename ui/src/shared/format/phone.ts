// Phones for reading; what is copied, searched and printed stays as Allegro gave it.

const POLISH = /^(?:\+?48)?(\d{3})(\d{3})(\d{3})$/u;

/** "+48 700 278 064", whichever way the nine digits of a Polish number were written; others stay as they are. */
export const phone = (given: string): string => {
  const digits = POLISH.exec(given.replaceAll(/[\s().-]/gu, ""));
  if (digits === null) return given;
  const [, first, second, third] = digits;
  return `+48 ${first} ${second} ${third}`;
};
