import type { PieceSlice, Token } from '../compare/tokens.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import type { RunEdit } from './edit-runs.ts';
import type { MarkWriter } from './marks.ts';

/** Something new between two neighbours of one paragraph. */
export type Insertion = {
  /** The stored paragraph it goes into. */
  readonly paragraph: XmlElement;
  readonly previous: Token | undefined;
  readonly next: Token | undefined;
  readonly tokens: readonly Token[];
  /** True when it ends the paragraph and begins another one. */
  readonly splits: boolean;
  /** True when it takes the place of `previous`, which goes. */
  readonly replaces: boolean;
};

/** At the start of a paragraph, behind a link or control, or beside the characters of a run. */
export type Place = { readonly type: 'start'; readonly paragraph: XmlElement } | { readonly type: 'behind'; readonly element: XmlElement } | { readonly type: 'beside'; readonly slice: PieceSlice; readonly holder: XmlElement };

/**
 * Where something new goes. What takes the place of words in a link or content control stands there too, as a form is filled;
 * what only follows them stands behind it. Returns `undefined` where a paragraph would have to be split inside a link or
 * content control, which Word cannot mark.
 */
export function placeOf(insertion: Insertion): Place | undefined {
  const { paragraph, previous, next, tokens, splits, replaces } = insertion;
  const before = previous?.slices.at(-1);
  if (before === undefined) return { type: 'start', paragraph };
  const holder = before.piece.run ?? before.piece.element;
  const inside = wrapperOf(holder, paragraph);
  const insideNext = wrapperOf(elementOf(next?.slices[0]), paragraph);
  const isBox = before.piece.type === 'checkbox' && tokens.every((token) => token.key.startsWith('\u0000box'));
  const sameLink = before.piece.link !== undefined && tokens.every((token) => token.slices.every((slice) => slice.piece.link !== undefined));
  const fillsControl = replaces && !splits && inside !== undefined && AROUND_WORDS.has(inside.name) && before.piece.type !== 'checkbox' && before.piece.field?.begin.name !== 'w:fldSimple';
  if (inside !== undefined && !isBox && !fillsControl && (inside !== insideNext || splits)) {
    if (inside === insideNext || (sameLink && splits)) return undefined;
    if (!sameLink) return { type: 'behind', element: inside };
  }
  return { type: 'beside', slice: before, holder };
}

/** The names of what stands around a place within its paragraph: a link, a control, a direction; `w:fldChar` for the characters of a field. */
export function namesAround(place: Place): Set<string> {
  const names = new Set<string>();
  if (place.type !== 'beside') return names;
  if (place.slice.piece.field?.begin.name === 'w:fldChar' && place.slice.piece.element.name !== 'w:fldChar') names.add('w:fldChar');
  for (let up = place.holder.parent; up !== undefined && up.name !== 'w:p'; up = up.parent) names.add(up.name);
  return names;
}

/**
 * Puts paragraph-level XML, marks included, at its place. Insertions of others are never written into: their mark ends before ours
 * and goes on behind it, so that each mark keeps saying who wrote what (W2).
 */
export function putAt(source: string, marks: MarkWriter, place: Place, xml: string): RunEdit | Splice {
  if (place.type === 'start') return insertion(contentStart(place.paragraph), xml);
  if (place.type === 'behind') return behind(source, marks, place.element, xml);
  const { slice, holder } = place;
  const { element } = slice.piece;
  const isText = element.name === 'w:t' || element.name === 'w:delText';
  const atEnd = isLastIn(element, holder) && (!isText || slice.to >= slice.piece.text.length);
  if (marksAround(holder).length > 0) {
    if (atEnd) return behind(source, marks, holder, xml);
    return { type: 'insert', slice, at: isText ? slice.to : 1, xml: brokenOut(source, marks, marksAround(holder), xml) };
  }
  return { type: 'insert', slice, at: isText ? slice.to : 1, xml };
}

const elementOf = (slice: PieceSlice | undefined): XmlElement | undefined => slice?.piece.run ?? slice?.piece.element;

/** Behind the paragraph's properties. */
export const contentStart = (paragraph: XmlElement): number => child(paragraph, 'w:pPr')?.end ?? paragraph.openEnd;

/** What stands around words and is still there when they are replaced. */
const AROUND_WORDS: ReadonlySet<string> = new Set(['w:sdt', 'w:smartTag', 'w:customXml', 'w:bdo', 'w:dir']);
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
  return insertion(last.end, brokenOut(source, marks, around, xml));
}

const brokenOut = (source: string, marks: MarkWriter, around: readonly XmlElement[], xml: string): string =>
  around.map((mark) => source.slice(mark.closeStart, mark.end)).join('') + xml + around.toReversed().map((mark) => marks.again(source.slice(mark.start, mark.openEnd))).join('');
