import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { linesOf, type Line } from './lines.ts';
import { placeOf } from './place.ts';

type Vague = { readonly words: RegExp; readonly name: string; readonly ask: string };

/** Longer wordings first: what one has claimed, a shorter one does not count again. */
const LEXICON: readonly Vague[] = [
  { name: 'best efforts', words: /\b(?:best|all reasonable|commercially reasonable|reasonable|good[- ]faith) (?:efforts|endeavou?rs)\b/gi, ask: 'who does what, and by when' },
  { name: 'commercially reasonable', words: /\bcommercially reasonable\b/gi, ask: 'which steps' },
  { name: 'reasonable notice', words: /\breasonable (?:prior |advance |written )*notice\b/gi, ask: 'how many days' },
  { name: 'to be agreed', words: /\b(?:to be (?:mutually )?agreed|as (?:mutually )?agreed from time to time|mutually agreeable)\b/gi, ask: 'by when, and what applies until then' },
  { name: 'from time to time', words: /\bfrom time to time\b/gi, ask: 'at which interval, with what notice' },
  { name: 'as soon as possible', words: /\bas soon as (?:reasonably )?(?:possible|practicable)\b/gi, ask: 'how many hours or days, counted from what' },
  { name: 'state of the art', words: /\bstate[- ]of[- ]the[- ]art\b/gi, ask: 'which version' },
  { name: 'industry standard', words: /\b(?:industry|market)[- ](?:standards?|practices?)\b/gi, ask: 'which standard, of which year' },
  { name: 'preferential treatment', words: /\b(?:preferential|most[- ]favou?red) treatment\b/gi, ask: 'what exactly: price, first offer, notice' },
  { name: 'as applicable', words: /\b(?:as|if|where) (?:applicable|appropriate)\b/gi, ask: 'under which condition, and who decides' },
  { name: 'appropriate', words: /\bappropriate\b/gi, ask: 'which ones' },
  { name: 'reasonable', words: /\b(?:un)?reasonabl[ey]\b/gi, ask: 'how much or how long' },
  { name: 'promptly', words: /\b(?:promptly|timely|in a timely manner|without undue delay)\b/gi, ask: 'how many hours or days, counted from what' },
  { name: 'immediately', words: /\bimmediately(?! (?:before|prior|preceding|following|after|above|below))\b/gi, ask: 'how many hours' },
  { name: 'material', words: /\b(?:im)?material(?:ly)?\b(?! (?:safety|science))/gi, ask: 'above which threshold' },
  { name: 'substantially', words: /\bsubstantial(?:ly)?\b/gi, ask: 'within which tolerance' },
  { name: 'regularly', words: /\b(?:regular(?:ly)?|periodic(?:ally)?)\b/gi, ask: 'at which interval' },
  { name: 'high quality', words: /\b(?:high[- ]quality|robust|user[- ]friendly)\b/gi, ask: 'by which measure' },
  { name: 'and/or', words: /\band\/or\b/gi, ask: 'which of them' },
];
const QUICK = new RegExp(LEXICON.map(({ words }) => words.source).join('|'), 'i');

/** Words that leave open how much or when: a note for each word and clause (rule K18). */
export function checkVagueWords(contract: ContractDocument): Finding[] {
  const byClause = new Map<Line['clause'], Map<Vague, { count: number; readonly line: Line; readonly index: number }>>();
  for (const line of linesOf(contract)) {
    if (line.heading || !QUICK.test(line.text)) continue;
    const found = byClause.get(line.clause) ?? new Map<Vague, { count: number; readonly line: Line; readonly index: number }>();
    byClause.set(line.clause, found);
    let { text } = line;
    for (const vague of LEXICON) {
      text = text.replace(vague.words, (match, ...rest: readonly unknown[]) => {
        const index = rest.find((part) => typeof part === 'number') ?? 0;
        const known = found.get(vague);
        if (known === undefined) found.set(vague, { count: 1, line, index });
        else known.count += 1;
        // Kept as long as it was, so that places stay right.
        return '\u0000'.repeat(match.length);
      });
    }
  }
  return [...byClause.values()].flatMap((found) =>
    [...found].map(([vague, { count, line, index }]): Finding => ({
      check: 'vague-word', severity: 'notes', clause: line.title, place: placeOf(line, index),
      message: `\u201C${vague.name}\u201D leaves room${count === 1 ? '' : ` (${String(count)} times)`}.`,
      remedy: `Fine if it is meant to. Otherwise say ${vague.ask}.`,
    })),
  );
}
