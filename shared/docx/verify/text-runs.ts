/** So many characters in a row are no accident. */
const RUN = 40;
/** Any run of 40 characters holds one of these blocks whole. */
const BLOCK = 20;

/** Whether a text has 40 characters of another in a row that are not also in what is known. */
export function findRun(text: string, wanted: string, known: string): boolean {
  for (let from = 0; from + BLOCK <= wanted.length; from += BLOCK) {
    const block = wanted.slice(from, from + BLOCK);
    for (let at = text.indexOf(block); at >= 0; at = text.indexOf(block, at + 1)) {
      const run = grown(text, at, wanted, from);
      if (run.length >= RUN && !known.includes(run) && hasUnknownWindow(run, known)) return true;
    }
  }
  return false;
}

/** The longest stretch around a block that both texts have. */
function grown(text: string, at: number, wanted: string, from: number): string {
  let before = 0;
  while (at - before > 0 && from - before > 0 && text[at - before - 1] === wanted[from - before - 1]) before += 1;
  let after = BLOCK;
  while (at + after < text.length && from + after < wanted.length && text[at + after] === wanted[from + after]) after += 1;
  return text.slice(at - before, at + after);
}

function hasUnknownWindow(run: string, known: string): boolean {
  for (let at = 0; at + RUN <= run.length; at += 1) if (!known.includes(run.slice(at, at + RUN))) return true;
  return false;
}

const WORD = /[\p{L}\p{N}_]/u;

/** Whether a text has these words, not as a piece of longer ones. */
export function isWordIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isCut = (one: string | undefined, two: string | undefined): boolean => one !== undefined && two !== undefined && WORD.test(one) && WORD.test(two);
    if (!isCut(text[at - 1], words[0]) && !isCut(words.at(-1), text[at + words.length])) return true;
  }
  return false;
}
