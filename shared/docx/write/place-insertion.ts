import type { PieceSlice, Token } from '../compare/tokens.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import type { RunEdit } from './edit-runs.ts';
import type { MarkWriter } from './marks.ts';

/** Something new between two neighbours of one paragraph. */
export type Insertion = {
  /** The stored paragraph it goes into. */
  readonly paragraph: XmlElement;
  readonly previous: Token | undefined;
  readonly next: Token | undefined;
  readonly tokens: readonly Token[];
  /** Paragraph-level XML, marks included. */
  readonly xml: string;
  /** True when the XML ends the paragraph and begins another one. */
  readonly splits: boolean;
};

/**
 * Where inserted XML goes. Insertions of others are never written into: their mark ends before ours and goes on behind
 * it, so that each mark keeps saying who wrote what (W2). Returns `undefined` where a paragraph would have to be split
 * inside a link or content control, which Word cannot mark.
 */
export function placeInsertion(source: string, marks: MarkWriter, insertion: Insertion): RunEdit | Splice | undefined {
  const { paragraph, previous, next, tokens, splits, xml } = insertion;
  const before = previous?.slices.at(-1);
  if (before === undefined) return at(contentStart(paragraph), xml);
  const holder = before.piece.run ?? before.piece.element;
  const inside = wrapperOf(holder, paragraph);
  const insideNext = wrapperOf(elementOf(next?.slices[0]), paragraph);
  const isBox = before.piece.type === 'checkbox' && tokens.every((token) => token.key.startsWith('\u0000box'));
  const sameLink = before.piece.link !== undefined && tokens.every((token) => token.slices.every((slice) => slice.piece.link !== undefined));
  if (inside !== undefined && !isBox && (inside !== insideNext || splits)) {
    if (inside === insideNext || (sameLink && splits)) return undefined;
    if (!sameLink) return behind(source, marks, inside, xml);
  }
  const { element } = before.piece;
  const isText = element.name === 'w:t' || element.name === 'w:delText';
  const atEnd = isLastIn(element, holder) && (!isText || before.to >= before.piece.text.length);
  if (marksAround(holder).length > 0) {
    if (atEnd) return behind(source, marks, holder, xml);
    return { type: 'insert', slice: before, at: isText ? before.to : 1, xml: brokenOut(source, marks, marksAround(holder), xml) };
  }
  return { type: 'insert', slice: before, at: isText ? before.to : 1, xml };
}

const at = (position: number, text: string): Splice => ({ start: position, end: position, text });
const elementOf = (slice: PieceSlice | undefined): XmlElement | undefined => slice?.piece.run ?? slice?.piece.element;

/** Behind the paragraph's properties. */
export const contentStart = (paragraph: XmlElement): number => child(paragraph, 'w:pPr')?.end ?? paragraph.openEnd;

const MARKS: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo', 'w:del', 'w:moveFrom']);

/** The outermost element inside the paragraph that holds this one and is no revision mark: a link, a content control. */
function wrapperOf(element: XmlElement | undefined, paragraph: XmlElement): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (let up = element?.parent; up !== undefined && up !== paragraph; up = up.parent) if (!MARKS.has(up.name)) found = up;
  return found;
}

/** The marks directly around an element, innermost first; a link or content control between ends the list. */
function marksAround(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let up = element.parent; up !== undefined && MARKS.has(up.name); up = up.parent) found.push(up);
  return found;
}

const isLastIn = (element: XmlElement, parent: XmlElement): boolean => element === parent || parent.children.at(-1) === element;

/** A place behind an element; the marks that end there are left, those that go on are closed and opened again. */
function behind(source: string, marks: MarkWriter, element: XmlElement, xml: string): Splice {
  let last = element;
  const around = marksAround(element);
  while (around[0] !== undefined && isLastIn(last, around[0])) {
    last = around[0];
    around.shift();
  }
  return at(last.end, brokenOut(source, marks, around, xml));
}

const brokenOut = (source: string, marks: MarkWriter, around: readonly XmlElement[], xml: string): string =>
  around.map((mark) => source.slice(mark.closeStart, mark.end)).join('') + xml + around.toReversed().map((mark) => marks.again(source.slice(mark.start, mark.openEnd))).join('');
