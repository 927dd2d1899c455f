import { append } from '../../base/append.ts';
import type { Op, RowOp, TableOp } from '../compare/ops.ts';
import type { Unit } from '../compare/units.ts';
import { descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import { bringControls, type NewStretch } from './bring-controls.ts';
import { insertParagraph, insertRow, insertUnit, NEW, storedAt } from './bring-units.ts';
import { controlsAround, outOfControls, takenControl } from './content-controls.ts';
import { fieldHalves } from './field-halves.ts';
import { withGrownEnds } from './grown-ends.ts';
import { handOnMerges } from './hand-on-merges.ts';
import { storedUnit } from './moved-ends.ts';
import { spreadSpans } from './spread-spans.ts';
import { deleteParagraph, deleteRow, deleteUnit, takenAround, takesAway } from './take-units.ts';
import { widenGrid, writeColumns } from './write-columns.ts';
import { writeRegion, type StoryWriter } from './write-region.ts';

/**
 * Splices that carry out a plan inside one container (a body, a cell, a note). New blocks stand behind the last base
 * block before them; nothing outside the planned blocks is touched (W1).
 */
export function writeBlocks(writer: StoryWriter, planned: readonly Op[], container: XmlElement): Splice[] {
  if (container.end === container.openEnd) return fillEmpty(writer, planned, container);
  const ops = writer.growsEnds === true ? withGrownEnds(planned, writer.inserter) : planned;
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
        if (written !== undefined) append(splices, written);
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
        append(splices, writeTable(writer, op));
        last = op.before.table.node.element;
        break;
      case 'delete':
        append(splices, deleteUnit(writer, op.before, halves, op.move));
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
/** An empty-element tag has no inside to insert into; it is opened first. */
function fillEmpty(writer: StoryWriter, ops: readonly Op[], container: XmlElement): Splice[] {
  const insert = blockInserter(writer, ops);
  const content = ops.map((op) => (op.type === 'insert' ? insert(op, undefined).xml : '')).join('');
  const open = writer.source.slice(container.start, container.end - 2);
  const tag = /^<([^\s/>]+)/.exec(open)?.[1] ?? '';
  return content === '' ? [] : [{ start: container.start, end: container.end, text: `${open}>${content}</${tag}>` }];
}

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
      append(splices, writeRow(writer, row));
      neighbour = row.before.row.node.element;
      isBehind = true;
    }
  }
  const controls = takenAround(writer, op.rows.flatMap((row) => (row.type === 'delete-row' ? [row.before.row.node.element] : [])));
  return [...controls.first, ...splices, ...handOnMerges(writer, op), ...spreadSpans(writer, op), ...controls.last];
}

function writeRow(writer: StoryWriter, row: Exclude<RowOp, { type: 'insert-row' }>): Splice[] {
  if (row.type === 'delete-row') return deleteRow(writer, row.before);
  const cells = row.cells.flatMap((ops, index) => {
    const cell = row.before.row.cells[index]?.node.element;
    return cell === undefined ? [] : writeBlocks(writer, ops, cell);
  });
  return row.columns === undefined ? cells : [...cells, ...writeColumns(writer, row.before, row.after, row.columns)];
}

