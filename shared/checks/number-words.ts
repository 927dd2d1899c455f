const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: readonly (readonly [string, number])[] = [['thousand', 1e3], ['million', 1e6], ['billion', 1e9]];
const VALUES = new Map<string, number>([...ONES.map((word, value) => [word, value] as const), ...TENS.map((word, index) => [word, (index + 2) * 10] as const), ['fourty', 40], ['ninty', 90]]);
const SCALE = new Map(SCALES);

/** Whether a word can be part of a number written out. */
export const isNumberWord = (word: string): boolean => VALUES.has(word) || word === 'hundred' || SCALE.has(word);

/** The value of words such as `one hundred and twenty`, or null when they are no number. */
export function numberOf(words: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  let seen = false;
  for (const word of words) {
    const value = VALUES.get(word);
    const scale = SCALE.get(word);
    if (value !== undefined) group += value;
    else if (word === 'hundred') group = (group === 0 ? 1 : group) * 100;
    else if (scale !== undefined) {
      total += (group === 0 ? 1 : group) * scale;
      group = 0;
    } else if (word !== 'and') return null;
    seen ||= word !== 'and';
  }
  return seen ? total + group : null;
}
