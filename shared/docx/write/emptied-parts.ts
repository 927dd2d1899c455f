import type { Piece } from '../read/pieces.ts';
import { attribute } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { controlsAmongWords } from './content-controls.ts';
import type { RunEdit } from './edit-runs.ts';

/** What is left without a word by edits of one paragraph and therefore goes too. */
export type EmptiedParts = { readonly controls: readonly XmlElement[]; readonly cuts: readonly RunEdit[] };

/**
 * Content controls and fields of which these edits take every word and put none in its place. A control left empty would
 * show its placeholder (17.5.2.39), a field its result again when it is renewed.
 */
export function emptiedParts(source: string, stored: readonly XmlElement[], pieces: readonly Piece[], edits: readonly RunEdit[]): EmptiedParts {
  const taken = new Map<XmlElement, number>();
  const filled = new Set<XmlElement>();
  for (const { type, slice } of edits) {
    const { element } = slice.piece;
    if (type === 'cut') taken.set(element, (taken.get(element) ?? 0) + slice.to - slice.from);
    else if (type === 'insert') filled.add(element);
  }
  const isEmptied = (inside: readonly Piece[]): boolean =>
    inside.some(({ text }) => text !== '') && inside.every(({ element, text }) => !filled.has(element) && (text === '' || (taken.get(element) ?? 0) >= text.length));
  const within = (control: XmlElement): Piece[] => pieces.filter(({ element }) => element.start > control.start && element.end < control.end);
  const cuts = fieldSpans(source, pieces).filter(isEmptied).flatMap((span): RunEdit[] =>
    span.filter(({ text, element }) => text === '' && !taken.has(element)).map((piece) => ({ type: 'cut', slice: { piece, from: 0, to: 0 }, mark: 'del' })));
  return { controls: stored.flatMap(controlsAmongWords).filter((control) => isEmptied(within(control))), cuts };
}

/** The outermost complex fields that begin and end among these pieces, each from its first character to its last. */
function fieldSpans(source: string, pieces: readonly Piece[]): Piece[][] {
  const spans: Piece[][] = [];
  let depth = 0;
  let from = 0;
  pieces.forEach(({ element }, index) => {
    if (element.name !== 'w:fldChar') return;
    const type = attribute(source, element, 'w:fldCharType');
    if (type === 'begin') {
      if (depth === 0) from = index;
      depth += 1;
    } else if (type === 'end' && depth > 0) {
      depth -= 1;
      if (depth === 0) spans.push(pieces.slice(from, index + 1));
    }
  });
  return spans;
}
