import type { ParagraphUnit, Unit } from '../compare/units.ts';
import type { Piece } from '../read/pieces.ts';
import { holdsPlace } from '../read/views.ts';
import { attribute } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/**
 * The field characters and instructions in these paragraphs whose field begins or ends elsewhere (17.16.18). Deleted with
 * the paragraphs they would leave half a field behind; kept, they flow into what follows and the field stays whole.
 */
export function fieldHalves(source: string, paragraphs: readonly ParagraphUnit[]): ReadonlySet<Piece> {
  const parts: { readonly piece: Piece; readonly begin: XmlElement | undefined }[] = [];
  const begun = new Set<XmlElement>();
  const ended = new Set<XmlElement>();
  for (const piece of paragraphs.flatMap((unit) => unit.paragraph.pieces)) {
    const type = piece.element.name === 'w:fldChar' ? attribute(source, piece.element, 'w:fldCharType') : undefined;
    if (type === undefined && piece.type !== 'instruction') continue;
    // The character that begins a field stands outside it and is known by itself.
    const begin = type === 'begin' ? piece.element : piece.field?.begin;
    parts.push({ piece, begin });
    if (begin === undefined) continue;
    if (type === 'begin') begun.add(begin);
    else if (type === 'end') ended.add(begin);
  }
  return new Set(parts.filter(({ begin }) => begin === undefined || !begun.has(begin) || !ended.has(begin)).map(({ piece }) => piece));
}

/** An empty line that cannot go: it holds its place (`holdsPlace`), or half a field whose other half stands elsewhere, such as the end of a table of contents. */
export const isHeldLine = (source: string, unit: Unit): boolean => unit.type === 'paragraph' && unit.text === '' && isHeldOnceEmpty(source, unit);

/** Whether a line would be such a one without its words. */
export const isHeldOnceEmpty = (source: string, unit: ParagraphUnit): boolean => holdsPlace(unit.paragraph) || fieldHalves(source, [unit]).size > 0;
