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
      if (run.length < RUN) continue;
      const told = wholeWords(run, wanted);
      if (!known.includes(told) && (told.length < RUN || hasUnknownWindow(told, known))) return true;
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

/** More letters than this in a row are no piece of one word: some scripts have no spaces. */
const LONGEST_PIECE = 16;

/** A run without the pieces of words at its ends: known words and the first letter of the next, which other words begin with too, give nothing away. */
function wholeWords(run: string, wanted: string): string {
  const at = wanted.indexOf(run);
  const isPiece = (piece: string, beyond: string | undefined): boolean => piece !== '' && piece.length <= LONGEST_PIECE && beyond !== undefined && WORD.test(beyond);
  const first = /^[\p{L}\p{N}_]*/u.exec(run)?.[0] ?? '';
  const last = /[\p{L}\p{N}_]*$/u.exec(run)?.[0] ?? '';
  const from = isPiece(first, wanted[at - 1]) ? first.length : 0;
  const to = run.length - (isPiece(last, wanted[at + run.length]) ? last.length : 0);
  return run.slice(from, to).trim();
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
