// Matching as people type it: without diacritics, letters in order, words counted by their start.

/** ł and Ł do not decompose, so they are folded by hand, as in the index of the program. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ł", "l");

const WORD_START = 3;
const CONSECUTIVE = 2;
const PREFIX = 10;
const TOGETHER = 5;

/** How well `pattern` fits `text`; 0 = not at all. */
export const fuzzyScore = (pattern: string, text: string): number => {
  const wanted = fold(pattern).replaceAll(" ", "");
  const given = fold(text);
  if (wanted === "") return 1;
  if (given.replaceAll(" ", "").startsWith(wanted)) return PREFIX * wanted.length;
  if (given.replaceAll(" ", "").includes(wanted)) return TOGETHER * wanted.length;
  let score = 0;
  let from = 0;
  let previous = -1;
  for (const letter of wanted) {
    const at = given.indexOf(letter, from);
    if (at === -1) return 0;
    score += at === 0 || given[at - 1] === " " ? WORD_START : at === previous + 1 ? CONSECUTIVE : 1;
    previous = at;
    from = at + 1;
  }
  return score;
};
