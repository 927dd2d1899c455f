import { foldText } from '../../text/fold.ts';

type Span = { readonly from: number; readonly to: number };

/** Some words around what was found, and where in them it stands. */
export type Excerpt = { readonly excerpt: string; readonly marks: readonly Span[] };

const BEFORE = 60;
const LENGTH = 200;

/** One line of the text around the first term it says, cut between words, every term in it marked. */
export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const folded = foldText(text);
  const first = Math.min(...terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0), text.length);
  const start = first <= BEFORE ? 0 : wordStart(folded, first - BEFORE, first);
  const end = start + LENGTH >= text.length ? text.length : wordEnd(folded, start + LENGTH);
  const lead = start > 0 ? '… ' : '';
  const excerpt = `${lead}${text.slice(start, end).replaceAll(/\s/g, ' ')}${end < text.length ? ' …' : ''}`;
  return { excerpt, marks: merged(terms.flatMap((term) => places(folded.slice(start, end), term, lead.length))) };
}

function wordStart(folded: string, from: number, until: number): number {
  const blank = folded.indexOf(' ', from);
  return blank === -1 || blank >= until ? whole(folded, from) : blank + 1;
}

function wordEnd(folded: string, near: number): number {
  const blank = folded.lastIndexOf(' ', near);
  return blank > near - BEFORE ? blank : whole(folded, near);
}

/** Never between the two halves of one character. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at);

function places(folded: string, term: string, shift: number): readonly Span[] {
  const found: Span[] = [];
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) found.push({ from: at + shift, to: at + term.length + shift });
  return found;
}

/** In order, those that touch as one. */
const merged = (marks: readonly Span[]): readonly Span[] =>
  marks
    .toSorted((one, two) => one.from - two.from)
    .reduce<readonly Span[]>((done, mark) => {
      const last = done.at(-1);
      return last !== undefined && mark.from <= last.to ? [...done.slice(0, -1), { from: last.from, to: Math.max(last.to, mark.to) }] : [...done, mark];
    }, []);
