import type { Move } from '../compare/ops.ts';
import type { ParagraphUnit, RowUnit, Unit } from '../compare/units.ts';
import type { Piece } from '../read/pieces.ts';
import type { Revision } from '../read/revisions.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import { under, type Marking } from './carry/marking.ts';
import { controlsAmongWords, controlsAround, takenControl } from './content-controls.ts';
import { runSplices, type RunEdit, type TakingMark } from './edit-runs.ts';
import { fieldHalves } from './field-halves.ts';
import { editedTo, moveName } from './moved-ends.ts';
import { propertiesXml } from './paragraph-properties.ts';
import { rawName } from './slices.ts';
import type { StoryWriter } from './write-region.ts';

/** Marks a block as deleted, or as moved away. `halves` are the field characters whose field goes on elsewhere. */
export function deleteUnit(writer: StoryWriter, unit: Unit, halves: ReadonlySet<Piece>, move: Move | undefined): Splice[] {
  if (unit.type === 'paragraph') return deleteParagraph(writer, unit, halves, move);
  if (unit.type === 'table') return unit.rows.flatMap((row) => deleteRow(writer, row));
  // An imported chunk cannot carry a mark; it stays, and is listed as not markable.
  return [];
}

/** Marks a paragraph, its text and its mark as deleted or moved away. A section's end cannot be marked: its mark stays (C10). */
export function deleteParagraph(writer: StoryWriter, unit: ParagraphUnit, halves: ReadonlySet<Piece>, move: Move | undefined): Splice[] {
  const { source, marks } = writer;
  const to = editedTo(move);
  const marking: Marking<TakingMark> = to === undefined ? under(move === undefined ? 'del' : 'moveFrom') : writer.inserter.leaving(unit, to);
  const mark = marking.whole;
  const element = unit.paragraph.sources.at(-1)?.element;
  if (element === undefined) return [];
  // Everything goes, comment references included, or the emptied line would stay when accepted; only a field that goes on elsewhere keeps its half.
  const edits = unit.paragraph.pieces.filter((piece) => !halves.has(piece)).flatMap((piece): RunEdit[] =>
    (marking.stretches.get(piece.element) ?? [{ from: 0, to: piece.text.length, mark }]).map((stretch) => ({ type: 'cut', slice: { piece, from: stretch.from, to: stretch.to }, mark: stretch.mark })));
  const splices = runSplices(source, edits, marks);
  const properties = child(element, 'w:pPr');
  const isTaken = unit.paragraph.sources.at(-1)?.mark.some(takesAway) ?? false;
  if (child(properties, 'w:sectPr') === undefined && !isTaken) {
    const xml = propertiesXml(source, properties, { mark: { kind: mark, xml: marks.empty(mark) } }, marks.w);
    if (element.end === element.openEnd) splices.push({ start: element.start, end: element.end, text: `${source.slice(element.start, element.end - 2)}>${xml}</${rawName(source, element)}>` });
    else if (properties === undefined) splices.unshift({ start: element.openEnd, end: element.openEnd, text: xml });
    else splices.push({ start: properties.start, end: properties.end, text: xml });
  }
  for (const { element: stored } of unit.paragraph.sources) {
    for (const control of controlsAmongWords(stored)) {
      const taken = takenControl(marks, control, move === undefined ? 'customXmlDelRange' : 'customXmlMoveFromRange');
      splices.push(...taken.first, ...taken.last);
    }
  }
  if (move !== undefined) {
    const id = marks.nextId();
    splices.unshift(insertion(element.start, marks.emptyNamed('moveFromRangeStart', moveName(move), id)));
    splices.push(insertion(element.end, marks.rangeEnd('moveFromRangeEnd', id)));
  }
  return splices;
}

/** Marks a row as deleted, with everything in it. */
export function deleteRow(writer: StoryWriter, row: RowUnit): Splice[] {
  const { source } = writer;
  const { element } = row.row.node;
  const splices = markProperties(writer, element, 'w:trPr', 'del', element.children.findLast((candidate) => candidate.name === 'w:tblPrEx')?.end ?? element.openEnd);
  const halves = fieldHalves(source, row.cells.flatMap((cell) => cell.filter((unit) => unit.type === 'paragraph')));
  for (const cell of row.cells) for (const unit of cell) splices.push(...deleteUnit(writer, unit, halves, undefined));
  return splices;
}

/** Puts a mark into the properties of a row or cell, in front of the record of earlier ones; makes the properties where there are none. */
export function markProperties({ source, marks }: StoryWriter, element: XmlElement, name: 'w:trPr' | 'w:tcPr', kind: string, at: number): Splice[] {
  const properties = child(element, name);
  const tag = `${marks.w}${name.slice(2)}`;
  const mark = marks.empty(kind);
  if (properties === undefined) return [insertion(at, `<${tag}>${mark}</${tag}>`)];
  if (properties.end === properties.openEnd) return [{ start: properties.start, end: properties.end, text: `${source.slice(properties.start, properties.end - 2)}>${mark}</${rawName(source, properties)}>` }];
  return [insertion(child(properties, `${name}Change`)?.start ?? properties.closeStart, mark)];
}

/** The splices around the tags of the controls that go with all that stands in them. */
export function takenAround({ marks }: StoryWriter, elements: readonly XmlElement[]): { readonly first: readonly Splice[]; readonly last: readonly Splice[] } {
  const taken = controlsAround(new Set(elements)).map((control) => takenControl(marks, control, 'customXmlDelRange'));
  return { first: taken.flatMap(({ first }) => first), last: taken.flatMap(({ last }) => last) };
}

/** Whether a mark takes what it stands on out of sight. */
export const takesAway = ({ kind }: Revision): boolean => kind === 'del' || kind === 'moveFrom';
