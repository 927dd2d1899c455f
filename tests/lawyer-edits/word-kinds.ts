import { put, type Desk, type Edit, type EditKind, type Expectation } from './edit.ts';
import { retyped, type Line } from './paper.ts';
import { wordCount } from './words.ts';

/** Lines of running text that can be edited inside. */
const running = ({ paper, isFree }: Desk): Line[] => paper.lines.filter((line) => line.isPlain && isFree(line) && wordCount(line.text) >= 6);

type Found = { readonly line: Line; readonly from: number; readonly old: string };

const matches = (lines: readonly Line[], pattern: RegExp): Found[] =>
  lines.flatMap((line) => [...line.text.matchAll(pattern)].map((match) => ({ line, from: match.index + match[0].length - (match[1] ?? match[0]).length, old: match[1] ?? match[0] })));

type WordEdit = {
  readonly name: string;
  /** What is replaced: the first group, which ends the match, or all of it. */
  readonly pattern: RegExp;
  readonly replace: (old: string, desk: Desk) => string;
  /** A sentence both versions get where the agreement has no such words. */
  readonly sentence: string;
  readonly told: Pick<Expectation, 'kinds'> & Partial<Pick<Expectation, 'classes' | 'details' | 'most'>>;
};

/** An edit of some words that leaves the rest of the line as it was. */
function wordEdit({ name, pattern, replace, sentence, told }: WordEdit): EditKind {
  return {
    name,
    draw: (desk) => {
      const lines = running(desk);
      const real = desk.random.pick(matches(lines, pattern));
      const base = real?.line ?? desk.random.pick(lines);
      if (base === undefined) return undefined;
      const text = real === undefined ? `${base.text.trimEnd()} ${sentence}` : base.text;
      const planted: Line = real === undefined ? { ...base, xml: retyped(base, base.text.trimEnd().length, base.text.length, ` ${sentence}`), text } : base;
      const place = real ?? matches([planted], pattern).at(-1);
      if (place === undefined) return undefined;
      const added = replace(place.old, desk);
      const after = retyped(planted, place.from, place.from + place.old.length, added);
      return {
        before: real === undefined ? [put(base, planted.xml)] : [],
        after: [put(base, after)],
        expected: [{ ...told, place: text, removed: place.old.trim(), added: added.trim() }],
        lines: [base.index],
        words: wordCount(place.old) + wordCount(added),
      } satisfies Edit;
    },
  };
}

const REPLACED = { kinds: ['replaced'], classes: ['substantive'] };
const group = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
const other = (old: string, desk: Desk): number => Number(old.replace(/\D/g, '')) * 2 + 3 + desk.random.below(90);
const MONTHS = ['January', 'February', 'March', 'April', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const swap = (pairs: Readonly<Record<string, string>>) => (old: string): string => pairs[old] ?? old;

export const WORD_KINDS: readonly EditKind[] = [
  wordEdit({ name: 'amount changed', pattern: /\$\d[\d,]*\d/g, replace: (old, desk) => `$${group(String(other(old, desk)))}`, sentence: 'The fee for this part is $12,500 in all.', told: { ...REPLACED, details: ['amount'] } }),
  wordEdit({ name: 'currency changed', pattern: /\b(?:USD|EUR|GBP)\b/g, replace: (old) => (old === 'USD' ? 'EUR' : 'USD'), sentence: 'The deposit of GBP 8,000 is due at once.', told: { ...REPLACED, details: ['amount'] } }),
  wordEdit({ name: 'percentage changed', pattern: /\b\d+(?:\.\d+)?%/g, replace: (old, desk) => `${String(other(old, desk) % 90)}.25%`, sentence: 'Late sums bear interest of 4.5% a year.', told: { ...REPLACED, details: ['percentage'] } }),
  wordEdit({ name: 'duration changed', pattern: /\b(\d+)(?= (?:business )?(?:days|months|years)\b)/gi, replace: (old, desk) => String(other(old, desk)), sentence: 'Each answer is given within 14 days.', told: { ...REPLACED, details: ['duration'] } }),
  wordEdit({ name: 'unit of time changed', pattern: /\b(?:days|months|years)\b/g, replace: swap({ days: 'weeks', months: 'weeks', years: 'months' }), sentence: 'Records are kept for 6 years.', told: { ...REPLACED, details: ['duration'] } }),
  wordEdit({ name: 'date changed', pattern: new RegExp(`\\b(?:${MONTHS.join('|')}) \\d{1,2}, \\d{4}\\b`, 'g'), replace: (old, desk) => `${desk.random.pick(MONTHS.filter((month) => !old.startsWith(month))) ?? ''} ${String((Number(/ (\d+),/.exec(old)?.[1] ?? '1') % 27) + 2)}, 2031`, sentence: 'The long stop date is May 30, 2029 at noon.', told: { ...REPLACED, details: ['date'], most: 2 } }),
  wordEdit({ name: 'party exchanged', pattern: /\b(?:Customer|Provider|Employee|Employer|Company|Recipient)\b(?![’'-])/g, replace: swap({ Customer: 'Provider', Provider: 'Customer', Employee: 'Employer', Employer: 'Employee', Company: 'Customer', Recipient: 'Discloser' }), sentence: 'The Recipient bears these costs.', told: { ...REPLACED, details: ['party'] } }),
  wordEdit({ name: 'shall became may', pattern: /(?<!-)\b(?:shall|must|will)\b/g, replace: () => 'may', sentence: 'Either side shall tell the other of it.', told: { ...REPLACED, details: ['modal'] } }),
  wordEdit({ name: 'negation added', pattern: /\b(?:shall|will|may|must)( )(?!not)/g, replace: () => ' not ', sentence: 'This part will survive the end of it.', told: { kinds: ['inserted'], classes: ['substantive'], details: ['negation'] } }),
  wordEdit({ name: 'negation removed', pattern: /\b(?:shall|will|may|must)( not )/g, replace: () => ' ', sentence: 'Silence will not count as consent.', told: { kinds: ['deleted'], classes: ['substantive'], details: ['negation'] } }),
  wordEdit({ name: 'reference changed', pattern: /\b(?:Section|Article|Clause) (\d+(?:\.\d+)?)\b/g, replace: (_, desk) => `${String(desk.random.below(20) + 20)}.${String(desk.random.below(9) + 1)}`, sentence: 'This is subject to Section 7.4 in each case.', told: { ...REPLACED, details: ['reference'] } }),
  wordEdit({ name: 'blank filled', pattern: /\[[A-Z][A-Z ]{2,}\]|_{4,}/g, replace: () => 'Northwind Harbour Ltd', sentence: 'The guarantor is [NAME OF GUARANTOR] alone.', told: { ...REPLACED, details: ['blank'] } }),
  wordEdit({ name: 'option ticked', pattern: /☐/g, replace: () => '☒', sentence: 'Renewal applies: ☐', told: { ...REPLACED, details: ['option'] } }),
  wordEdit({ name: 'capital letter', pattern: /[a-z,] ([a-z]{6,})\b/g, replace: (old) => old.charAt(0).toUpperCase() + old.slice(1), sentence: 'The parties keep these notices private.', told: { kinds: ['replaced'] } }),
  wordEdit({ name: 'word replaced', pattern: /[a-z,] ([a-z]{7,})(?= [a-z])/g, replace: () => 'customary', sentence: 'They do so with suitable care.', told: { kinds: ['replaced'] } }),
  wordEdit({ name: 'words added', pattern: /[a-z]{3,}( )(?=[a-z]{3,})/g, replace: () => ' and upon written demand ', sentence: 'They meet when asked.', told: { kinds: ['inserted'] } }),
  wordEdit({ name: 'comma removed', pattern: /[a-z](,)(?= [a-z])/g, replace: () => '', sentence: 'They meet, if asked, at noon.', told: { kinds: ['deleted'], classes: ['typographic'] } }),
  wordEdit({ name: 'comma added', pattern: /[a-z]{4,}( )(?=[a-z]{4,})/g, replace: () => ', ', sentence: 'They meet when asked.', told: { kinds: ['inserted'], classes: ['typographic'] } }),
  wordEdit({ name: 'full stop became semicolon', pattern: /[a-z]{3}(\.)(?=$| [A-Z])/g, replace: () => ';', sentence: 'They meet when asked.', told: { kinds: ['replaced'], classes: ['typographic'] } }),
  wordEdit({ name: 'apostrophe straightened', pattern: /[a-z](’)(?=s\b)/g, replace: () => "'", sentence: 'The buyer’s list is final.', told: { kinds: ['replaced'], classes: ['typographic'] } }),
  wordEdit({ name: 'quotation marks changed', pattern: /“/g, replace: () => '"', sentence: 'It is called the “Long List” here.', told: { kinds: ['replaced'], classes: ['typographic'] } }),
  wordEdit({ name: 'space doubled', pattern: /[a-z]{3}( )(?=[a-z]{3})/g, replace: () => '  ', sentence: 'They meet when asked.', told: { kinds: ['replaced', 'inserted'], classes: ['typographic'] } }),
];
