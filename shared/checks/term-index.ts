export type Word = {
  readonly text: string;
  /** Small letters, without possessive and plural: what makes “Parties” a “Party”. */
  readonly key: string;
  readonly index: number;
  readonly capital: boolean;
  /** Only a space stands between it and the word before. */
  readonly joined: boolean;
  /** It begins a sentence, a list entry or a quotation. */
  readonly starts: boolean;
};

const WORD = /[\p{L}\d](?:[\p{L}\d&/.]*[\p{L}\d])?(?:-[\p{L}\d]+)*/gu;

const stem = (word: string): string => {
  const small = word.toLowerCase();
  if (small.length <= 3) return small;
  if (small.endsWith('ies')) return `${small.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(small)) return small.slice(0, -2);
  return small.endsWith('s') && !/(?:ss|us|is)$/.test(small) ? small.slice(0, -1) : small;
};

/** The words of a line with what matters for terms. */
export function wordsIn(text: string): Word[] {
  let end = 0;
  let between = '';
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    between = text.slice(end, match.index);
    end = match.index + match[0].length;
    // The s of a possessive is no word.
    if (match[0] === 's' && /['\u2019]$/.test(between)) continue;
    words.push({
      text: match[0],
      key: stem(match[0]),
      index: match.index,
      capital: /^\p{Lu}/u.test(match[0]),
      joined: /^[ \u00A0]$/.test(between),
      starts: words.length === 0 || /[.:;!?\n\t\u2610-\u2612\u2022\u201C"()\u2014]\s*$/.test(between),
    });
  }
  return words;
}

/** Finds known terms by their words, longest first, in time that does not grow with their number. */
export type TermIndex = {
  readonly key: (term: string) => string;
  /** How many words the longest term starting here has; 0 for none. A term is one only where its first word has its capital. */
  readonly longestAt: (words: readonly Word[], at: number) => number;
  readonly keyOf: (words: readonly Word[], at: number, length: number) => string;
};

/** Builds the index for some terms. */
export function termIndex(terms: readonly string[]): TermIndex {
  const keys = new Set<string>();
  const longestFrom = new Map<string, number>();
  const key = (term: string): string => wordsIn(term).map((word) => word.key).join(' ');
  for (const term of terms) {
    const words = wordsIn(term);
    const first = words[0]?.key;
    if (first === undefined) continue;
    keys.add(words.map((word) => word.key).join(' '));
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
  }
  const keyOf = (words: readonly Word[], at: number, length: number): string => words.slice(at, at + length).map((word) => word.key).join(' ');
  return {
    key,
    keyOf,
    longestAt: (words, at) => {
      const first = words[at];
      if (first === undefined || !(first.capital || /^\d/.test(first.text))) return 0;
      for (let length = longestFrom.get(first.key) ?? 0; length > 0; length -= 1) if (at + length <= words.length && keys.has(keyOf(words, at, length))) return length;
      return 0;
    },
  };
}
