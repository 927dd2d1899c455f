import type { ColumnOps, Move, Op, RowOp, TableOp } from '../compare/plan.ts';
import type { ParagraphUnit, RowUnit, TableUnit, Unit } from '../compare/units.ts';
import { storedCells } from '../read/blocks.ts';
import { child, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import type { Piece } from '../read/pieces.ts';
import type { Revision } from '../read/revisions.ts';
import { bringControls, type NewStretch } from './bring-controls.ts';
import { under, type Marking } from './carry/marking.ts';
import { controlsAmongWords, controlsAround, outOfControls, takenControl, type ControlRange } from './content-controls.ts';
import { runSplices, type RunEdit, type TakingMark } from './edit-runs.ts';
import { fieldHalves } from './field-halves.ts';
import { handOnMerges } from './hand-on-merges.ts';
import { propertiesXml } from './paragraph-properties.ts';
import { rawName } from './slices.ts';
import { writeRegion, type StoryWriter } from './write-region.ts';

/**
 * Splices that carry out a plan inside one container (a body, a cell, a note). New blocks stand behind the last base
 * block before them; nothing outside the planned blocks is touched (W1).
 */
export function writeBlocks(writer: StoryWriter, ops: readonly Op[], container: XmlElement): Splice[] {
  if (container.end === container.openEnd) return fillEmpty(writer, ops, container);
  const halves = fieldHalves(writer.source, ops.flatMap((op) => (op.type === 'delete' && op.before.type === 'paragraph' ? [op.before] : [])));
  const insert = blockInserter(writer, ops);
  const splices: Splice[] = [];
  let last: XmlElement | undefined;
  let place = 0;
  let neighbour: XmlElement | undefined = firstParagraph(ops);
  for (const op of ops) {
    switch (op.type) {
      case 'region': {
        const written = writeRegion(writer, op);
        const own = op.befores.at(-1)?.paragraph.sources.at(-1)?.element;
        if (written !== undefined) splices.push(...written);
        else {
          const ownHalves = fieldHalves(writer.source, op.befores);
          for (const unit of op.befores) splices.push(...deleteParagraph(writer, unit, ownHalves, undefined));
          const left = writer.inserter.halves(op.afters);
          for (const unit of op.afters) splices.push(insertion(own?.end ?? container.openEnd, insertParagraph(writer, unit, own, undefined, left)));
        }
        last = own ?? last;
        neighbour = own ?? neighbour;
        break;
      }
      case 'table':
        splices.push(...writeTable(writer, op));
        last = op.before.table.node.element;
        break;
      case 'delete':
        splices.push(...deleteUnit(writer, op.before, halves, op.move));
        last = lastElement(op.before) ?? last;
        break;
      case 'insert': {
        const { xml, depth } = insert(op, neighbour);
        // Never in front of what came before it, whatever controls are left.
        place = Math.max(place, last === undefined ? firstPlace(container, ops, depth) : outOfControls(last, depth, 'last').end);
        splices.push(insertion(place, xml));
        break;
      }
    }
  }
  const controls = takenControls(writer, ops);
  return [...controls.first, ...splices, ...controls.last];
}

type Insert = Extract<Op, { type: 'insert' }>;
/** Whether the two ends of a move differ; what was worded anew may be set anew as well. */
const isEdited = ({ from, to }: Move): boolean => to !== from && to.type === 'paragraph' && (to.key !== from.key || to.paragraph.sources.length === 0);
/** Where what comes is stored: what moved and was worded anew on the way, at its old place. */
const storedUnit = ({ after, move }: Insert): Unit => (move !== undefined && after.type === 'paragraph' && after.paragraph.sources.length === 0 ? move.from : after);
/** What moved and became, where it was edited on the way. */
const editedTo = (move: Move | undefined): ParagraphUnit | undefined => (move?.to.type === 'paragraph' && isEdited(move) ? move.to : undefined);
/** What it was. */
const editedFrom = (move: Move | undefined): ParagraphUnit | undefined => (move?.from.type === 'paragraph' && isEdited(move) ? move.from : undefined);

const moveName = ({ id }: Move): string => `move${id}`;

/** Writes new blocks one by one, with the content controls all of whose blocks come in one stretch. `depth` is how many controls are around besides those. */
function blockInserter(writer: StoryWriter, ops: readonly Op[]): (op: Insert, neighbour: XmlElement | undefined) => { readonly xml: string; readonly depth: number } {
  const left = writer.inserter.halves(ops.flatMap((op) => (op.type === 'insert' && op.after.type === 'paragraph' ? [op.after] : [])));
  const inserted = stretchesOf(ops, (op) => op.type === 'insert');
  const stretches = inserted.map((stretch): NewStretch => ({
    elements: stretch.flatMap((op) => blockElements(storedUnit(op))), range: stretch.some((op) => op.move === undefined) ? 'customXmlInsRange' : 'customXmlMoveToRange',
  }));
  const around = bringControls(writer, stretches);
  // New wording stands nowhere: it keeps to the blocks it comes with.
  const depthBeside = new Map(inserted.flatMap((stretch) => {
    const stored = stretch.map((op) => blockElements(storedUnit(op))).find((elements) => elements.length > 0);
    return stored === undefined ? [] : stretch.map((op) => [op, around(stored).depth] as const);
  }));
  return (op, neighbour) => {
    const elements = blockElements(storedUnit(op));
    const { open, close, depth } = around(elements);
    return { xml: open + insertUnit(writer, op.after, neighbour, op.move, left) + close, depth: elements.length > 0 ? depth : (depthBeside.get(op) ?? 0) };
  };
}

/** What is such a thing, in stretches with nothing else between. */
function stretchesOf<All, Wanted extends All>(list: readonly All[], isWanted: (one: All) => one is Wanted): Wanted[][] {
  const stretches: Wanted[][] = [[]];
  for (const one of list) {
    if (isWanted(one)) stretches.at(-1)?.push(one);
    else if (stretches.at(-1)?.length !== 0) stretches.push([]);
  }
  return stretches;
}

/** The stored blocks a unit is made of; none for wording that stands nowhere yet. */
function blockElements(unit: Unit): XmlElement[] {
  if (unit.type === 'paragraph') return unit.paragraph.sources.map(({ element }) => element);
  const { element } = unit.type === 'table' ? unit.table.node : unit.opaque.node;
  return element.name === '' ? [] : [element];
}

/** A content control goes with all that stands in it. Else an empty control would stay behind. */
function takenControls({ marks }: StoryWriter, ops: readonly Op[]): { readonly first: readonly Splice[]; readonly last: readonly Splice[] } {
  const gone = ops.filter((op) => op.type === 'delete').filter(({ before }) => !isTakenAlready(before));
  const moved = new Set(gone.filter((op) => op.move !== undefined).flatMap((op) => blockElements(op.before)));
  const taken = controlsAround(new Set(gone.flatMap((op) => blockElements(op.before)))).map((control) => {
    const first = descendants(control, 'w:p', 'w:tbl')[0];
    return takenControl(marks, control, first !== undefined && moved.has(first) ? 'customXmlMoveFromRange' : 'customXmlDelRange');
  });
  return { first: taken.flatMap(({ first }) => first), last: taken.flatMap(({ last }) => last) };
}

/** Whether others deleted all of a paragraph before: the empty line that holds its place in a control is theirs to take (W2). */
const isTakenAlready = (unit: Unit): boolean => unit.type === 'paragraph' && unit.paragraph.pieces.length === 0 && unit.paragraph.sources.every(({ mark }) => mark.some(takesAway));
const takesAway = ({ kind }: Revision): boolean => kind === 'del' || kind === 'moveFrom';

/** An empty-element tag has no inside to insert into; it is opened first. */
function fillEmpty(writer: StoryWriter, ops: readonly Op[], container: XmlElement): Splice[] {
  const insert = blockInserter(writer, ops);
  const content = ops.map((op) => (op.type === 'insert' ? insert(op, undefined).xml : '')).join('');
  const open = writer.source.slice(container.start, container.end - 2);
  const tag = /^<([^\s/>]+)/.exec(open)?.[1] ?? '';
  return content === '' ? [] : [{ start: container.start, end: container.end, text: `${open}>${content}</${tag}>` }];
}

const NEW: ControlRange = 'customXmlInsRange';

const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text });

const lastElement = (unit: Unit): XmlElement | undefined =>
  unit.type === 'paragraph' ? unit.paragraph.sources.at(-1)?.element : unit.type === 'table' ? unit.table.node.element : unit.opaque.node.element;

const baseUnit = (op: Op): Unit | undefined => (op.type === 'region' ? op.befores[0] : op.type === 'insert' ? undefined : op.before);

/** Where the first new block goes when nothing stands before it. */
function firstPlace(container: XmlElement, ops: readonly Op[], depth: number): number {
  const first = ops.map(baseUnit).find((unit) => unit !== undefined);
  const element = first === undefined ? undefined : first.type === 'paragraph' ? first.paragraph.sources[0]?.element : lastElement(first);
  if (element !== undefined) return outOfControls(element, depth, 'first').start;
  const lead = container.children.find((candidate) => candidate.name === 'w:tcPr');
  return lead?.end ?? container.openEnd;
}

const firstParagraph = (ops: readonly Op[]): XmlElement | undefined => {
  const unit = ops.map(baseUnit).find((candidate) => candidate?.type === 'paragraph');
  return unit === undefined ? undefined : lastElement(unit);
};

function deleteUnit(writer: StoryWriter, unit: Unit, halves: ReadonlySet<Piece>, move: Move | undefined): Splice[] {
  if (unit.type === 'paragraph') return deleteParagraph(writer, unit, halves, move);
  if (unit.type === 'table') return unit.rows.flatMap((row) => deleteRow(writer, row));
  // An imported chunk cannot carry a mark; it stays, and is listed as not markable.
  return [];
}

/** Marks a paragraph, its text and its mark as deleted or moved away. A section's end cannot be marked: its mark stays (C10). */
function deleteParagraph(writer: StoryWriter, unit: ParagraphUnit, halves: ReadonlySet<Piece>, move: Move | undefined): Splice[] {
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
    splices.push(insertion(element.end, rangeEnd(writer, 'moveFromRangeEnd', id)));
  }
  return splices;
}

const rangeEnd = (writer: StoryWriter, name: string, id: number): string => `<${writer.marks.w}${name} ${writer.marks.w}id="${id}"/>`;

function insertUnit(writer: StoryWriter, unit: Unit, neighbour: XmlElement | undefined, move: Move | undefined, left: ReadonlySet<Piece>): string {
  if (unit.type === 'paragraph') return insertParagraph(writer, unit, neighbour, move, left);
  return unit.type === 'table' ? insertTable(writer, unit, neighbour) : '';
}

function insertParagraph(writer: StoryWriter, unit: ParagraphUnit, neighbour: XmlElement | undefined, move: Move | undefined, left: ReadonlySet<Piece>): string {
  const { marks, inserter } = writer;
  const mark = move === undefined ? 'ins' : 'moveTo';
  const from = editedFrom(move);
  // What was worded anew stands nowhere; it is set as it was set at its old place.
  const setLike = unit.paragraph.sources.length === 0 && from !== undefined ? from : unit;
  const properties = `<${marks.w}pPr>${inserter.paragraphProperties(setLike, neighbour)}<${marks.w}rPr>${marks.empty(mark)}${inserter.markLook(setLike, neighbour)}</${marks.w}rPr></${marks.w}pPr>`;
  const run = neighbour?.children.find((element) => element.name === 'w:r');
  const paragraph = `<${marks.w}p>${properties}${inserter.content(unit, run, mark, left, from)}${marks.close('p')}`;
  if (move === undefined) return paragraph;
  const id = marks.nextId();
  return marks.emptyNamed('moveToRangeStart', moveName(move), id) + paragraph + rangeEnd(writer, 'moveToRangeEnd', id);
}

function insertTable(writer: StoryWriter, table: TableUnit, neighbour: XmlElement | undefined): string {
  const { marks, inserter } = writer;
  const around = bringControls(writer, [{ elements: table.rows.flatMap((row) => storedAt(row.row.node.element)), range: NEW }]);
  const rows = (row: RowUnit): string => {
    const { open, close } = around(storedAt(row.row.node.element));
    return open + insertRow(writer, row, undefined, neighbour) + close;
  };
  return `<${marks.w}tbl>${inserter.tableProperties(table)}${table.rows.map(rows).join('')}${marks.close('tbl')}`;
}

/** The stored row or cell, but for one that stands nowhere yet. */
const storedAt = (element: XmlElement | undefined): XmlElement[] => (element === undefined || element.name === '' ? [] : [element]);
const storedCell = (row: RowUnit, index: number): XmlElement[] => storedAt(row.row.cells[index]?.node.element);

/** A new row: marked itself, and so is everything in it. */
function insertRow(writer: StoryWriter, row: RowUnit, neighbour: XmlElement | undefined, paragraph: XmlElement | undefined): string {
  const { marks, inserter } = writer;
  const beside = neighbour && storedCells(neighbour);
  const around = bringControls(writer, [{ elements: row.cells.flatMap((_, index) => storedCell(row, index)), range: NEW }]);
  const cells = row.cells.map((_, index) => {
    const { open, close } = around(storedCell(row, index));
    return open + newCell(writer, row, index, inserter.cellProperties(row, index, neighbour), beside?.[index]?.children.findLast((element) => element.name === 'w:p') ?? paragraph) + close;
  });
  return `<${marks.w}tr>${inserter.rowExceptions(row, neighbour)}<${marks.w}trPr>${inserter.rowProperties(row, neighbour)}${marks.empty('ins')}</${marks.w}trPr>${cells.join('')}${marks.close('tr')}`;
}

function newCell(writer: StoryWriter, row: RowUnit, index: number, properties: string, near: XmlElement | undefined): string {
  const { marks } = writer;
  const cell = row.cells[index] ?? [];
  const left = writer.inserter.halves(cell.filter((unit) => unit.type === 'paragraph'));
  const content = cell.map((unit) => insertUnit(writer, unit, near, undefined, left)).join('');
  const needsParagraph = cell.at(-1)?.type !== 'paragraph';
  return `<${marks.w}tc>${properties}${content}${needsParagraph ? `<${marks.w}p/>` : ''}${marks.close('tc')}`;
}

function writeTable(writer: StoryWriter, op: TableOp): Splice[] {
  const splices: Splice[] = widenGrid(writer, op);
  const around = bringControls(writer, stretchesOf(op.rows, (row) => row.type === 'insert-row').map((stretch) => ({ elements: stretch.flatMap(({ after }) => storedAt(after.row.node.element)), range: NEW })));
  const firstRow = op.before.rows[0]?.row.node.element;
  let neighbour = firstRow;
  let isBehind = false;
  for (const row of op.rows) {
    if (row.type === 'insert-row') {
      const { open, close, depth } = around(storedAt(row.after.row.node.element));
      const beside = neighbour && outOfControls(neighbour, depth, isBehind ? 'last' : 'first');
      splices.push(insertion((isBehind ? beside?.end : beside?.start) ?? op.before.table.node.element.closeStart, open + insertRow(writer, row.after, neighbour, undefined) + close));
    } else {
      splices.push(...writeRow(writer, row));
      neighbour = row.before.row.node.element;
      isBehind = true;
    }
  }
  const controls = takenAround(writer, op.rows.flatMap((row) => (row.type === 'delete-row' ? [row.before.row.node.element] : [])));
  return [...controls.first, ...splices, ...handOnMerges(writer, op), ...controls.last];
}

/** The splices around the tags of the controls that go with all that stands in them. */
function takenAround({ marks }: StoryWriter, elements: readonly XmlElement[]): { readonly first: readonly Splice[]; readonly last: readonly Splice[] } {
  const taken = controlsAround(new Set(elements)).map((control) => takenControl(marks, control, 'customXmlDelRange'));
  return { first: taken.flatMap(({ first }) => first), last: taken.flatMap(({ last }) => last) };
}

function writeRow(writer: StoryWriter, row: Exclude<RowOp, { type: 'insert-row' }>): Splice[] {
  if (row.type === 'delete-row') return deleteRow(writer, row.before);
  const cells = row.cells.flatMap((ops, index) => {
    const cell = row.before.row.cells[index]?.node.element;
    return cell === undefined ? [] : writeBlocks(writer, ops, cell);
  });
  return row.columns === undefined ? cells : [...cells, ...writeColumns(writer, row.before, row.after, row.columns)];
}

/** The cells of this row in added and deleted columns, each marked itself (17.13.5.2–3), and so is everything in it. */
function writeColumns(writer: StoryWriter, before: RowUnit, after: RowUnit, columns: ColumnOps): Splice[] {
  const { marks, inserter } = writer;
  const elementAt = (index: number): XmlElement | undefined => before.row.cells[index]?.node.element;
  const deleted = columns.deleted.flatMap((index): Splice[] => {
    const [cell, units] = [elementAt(index), before.cells[index] ?? []];
    if (cell === undefined) return [];
    const halves = fieldHalves(writer.source, units.filter((unit) => unit.type === 'paragraph'));
    return [...markProperties(writer, cell, 'w:tcPr', 'cellDel', cell.openEnd), ...units.flatMap((unit) => deleteUnit(writer, unit, halves, undefined))];
  });
  const controls = takenAround(writer, columns.deleted.flatMap((index) => storedAt(elementAt(index))));
  const around = bringControls(writer, columns.inserted.map(({ after: index }) => ({ elements: storedCell(after, index), range: NEW })));
  const inserted = columns.inserted.map(({ behind, after: index }): Splice => {
    const beside = elementAt(Math.max(0, behind));
    const { open, close, depth } = around(storedCell(after, index));
    const whole = beside && outOfControls(beside, depth, behind < 0 ? 'first' : 'last');
    const properties = inserter.cellProperties(after, index, before.row.node.element) || `<${marks.w}tcPr></${marks.w}tcPr>`;
    const mark = marks.empty('cellIns');
    const marked = properties.endsWith('/>') ? `${properties.slice(0, -2)}>${mark}</${marks.w}tcPr>` : properties.replace(/(<\/[^<>]*>)$/, `${mark}$1`);
    const xml = newCell(writer, after, index, marked, beside?.children.findLast((element) => element.name === 'w:p'));
    return insertion((behind < 0 ? whole?.start : whole?.end) ?? before.row.node.element.closeStart, open + xml + close);
  });
  return [...controls.first, ...deleted, ...inserted, ...controls.last];
}

/** Puts a mark into the properties of a row or cell, in front of the record of earlier ones; makes the properties where there are none. */
function markProperties({ source, marks }: StoryWriter, element: XmlElement, name: 'w:trPr' | 'w:tcPr', kind: string, at: number): Splice[] {
  const properties = child(element, name);
  const tag = `${marks.w}${name.slice(2)}`;
  const mark = marks.empty(kind);
  if (properties === undefined) return [insertion(at, `<${tag}>${mark}</${tag}>`)];
  if (properties.end === properties.openEnd) return [{ start: properties.start, end: properties.end, text: `${source.slice(properties.start, properties.end - 2)}>${mark}</${rawName(source, properties)}>` }];
  return [insertion(child(properties, `${name}Change`)?.start ?? properties.closeStart, mark)];
}

/** A grid as wide as the table with its new columns, and a record of the one before (17.13.5.33). */
function widenGrid({ source, marks }: StoryWriter, op: TableOp): Splice[] {
  const inserted = op.rows.find((row) => row.type === 'row')?.columns?.inserted ?? [];
  const grid = child(op.before.table.node.element, 'w:tblGrid');
  if (inserted.length === 0 || grid === undefined || child(grid, 'w:tblGridChange') !== undefined) return [];
  const columns = grid.children.filter((element) => element.name === 'w:gridCol').map((element) => source.slice(element.start, element.end));
  const wider = [...columns];
  for (const { behind } of inserted.toReversed()) wider.splice(behind + 1, 0, columns[Math.max(0, behind)] ?? `<${marks.w}gridCol/>`);
  const record = `<${marks.w}tblGridChange ${marks.w}id="${marks.nextId()}"><${marks.w}tblGrid>${columns.join('')}</${marks.w}tblGrid></${marks.w}tblGridChange>`;
  return [{ start: grid.start, end: grid.end, text: `<${marks.w}tblGrid>${wider.join('')}${record}</${marks.w}tblGrid>` }];
}

function deleteRow(writer: StoryWriter, row: RowUnit): Splice[] {
  const { source } = writer;
  const { element } = row.row.node;
  const splices = markProperties(writer, element, 'w:trPr', 'del', element.children.findLast((candidate) => candidate.name === 'w:tblPrEx')?.end ?? element.openEnd);
  const halves = fieldHalves(source, row.cells.flatMap((cell) => cell.filter((unit) => unit.type === 'paragraph')));
  for (const cell of row.cells) for (const unit of cell) splices.push(...deleteUnit(writer, unit, halves, undefined));
  return splices;
}
