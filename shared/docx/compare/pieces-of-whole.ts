import { likeness } from '../../text/align.ts';

/** Shorter lines are alike by chance. */
const WHOLE_WORDS = 8;
/** Most words of a piece stand in the whole it was cut from. */
const PIECE_CONTAINED = 0.7;
/** The pieces together are nearer to the whole than any of them is alone. */
const GAIN = 0.05;
const MOST_PIECES = 12;
/** All with all only while that is cheap (C8). */
export const MOST_PIECE_PAIRS = 2500;

type Rules<Line> = {
  readonly wordsOf: (line: Line) => readonly string[];
  /** How alike the whole and its pieces together are at least. */
  readonly least: number;
  /** What else a line must be to be a piece, and lines to be the pieces. */
  readonly canBe: (line: Line) => boolean;
  readonly fits: (lines: readonly Line[]) => boolean;
};

/** The lines of a run that follow each other and say best together what a whole of these words says; `undefined` where no two do (C4). */
export function piecesOfWhole<Line>(words: readonly string[], run: readonly Line[], { wordsOf, least, canBe, fits }: Rules<Line>): { readonly lines: readonly Line[]; readonly likeness: number } | undefined {
  if (words.length < WHOLE_WORDS) return undefined;
  const known = new Set(words);
  // They hold no more words than can be alike enough.
  const mostWords = 2 / least - 1;
  const isPiece = (own: readonly string[]): boolean => own.length > 0 && own.length < words.length && own.filter((word) => known.has(word)).length >= PIECE_CONTAINED * own.length;
  let found: readonly Line[] | undefined;
  let best = least;
  for (let from = 0; from < run.length; from += 1) {
    const lines: Line[] = [];
    let length = 0;
    for (const line of run.slice(from, from + MOST_PIECES)) {
      const own = wordsOf(line);
      length += own.length;
      if (!isPiece(own) || !canBe(line) || length > mostWords * words.length) break;
      lines.push(line);
      if (lines.length < 2 || length < words.length / mostWords) continue;
      const joined = likeness(words, lines.flatMap(wordsOf));
      if (joined <= best || (joined < 1 && lines.some((one) => joined < likeness(words, wordsOf(one)) + GAIN)) || !fits(lines)) continue;
      best = joined;
      found = [...lines];
    }
  }
  return found === undefined ? undefined : { lines: found, likeness: best };
}
