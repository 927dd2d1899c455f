import type { ComparisonFigures, PresentedCell, PresentedRow, Presentation, RowKind, Stretch } from '../../contract/presentation.ts';
import { words } from '../../text/tokens.ts';
import { readDocument } from '../read/document.ts';
import { plainText } from '../read/story-lines.ts';
import type { Zlib } from '../zlib-port.ts';
import { relinked } from './changes.ts';
import { isSetAnew, reformatted } from './reformatted.ts';
import type { StoryComparison } from './story-comparison.ts';
import { compareModels, describeComparison } from './compare-models.ts';
import { layoutEvents } from './table-layout.ts';
import { PARAGRAPH_MARK, type Op, type Region, type RowOp } from './ops.ts';
import type { Token } from './tokens.ts';
import type { ParagraphUnit, RowUnit, Unit } from './units.ts';

/**
 * Compares two files and lays them side by side (C1–C9): every paragraph and table row of every story, changed or not, in
 * the order of the later file with what is gone where it stood. Throws an `AppFailure` for a file that cannot be read.
 */
export function presentComparison(before: Uint8Array, after: Uint8Array, zlib: Zlib): Presentation {
  const compared = compareModels(readDocument(before, zlib), readDocument(after, zlib));
  const stories = compared.stories.filter((story) => story.ops.length > 0);
  const rows = stories.flatMap((story): PresentedRow[] => {
    const own = storyRows(story);
    return story.kind === 'body' || own.length === 0 ? own : [{ kind: 'story', story: story.kind, clause: '', isTable: false, before: null, after: null }, ...own];
  });
  return { comparison: describeComparison(compared), rows, figures: figuresOf(rows) };
}

type Sides = Pick<PresentedRow, 'before' | 'after'>;

function storyRows(story: StoryComparison): PresentedRow[] {
  const rows: PresentedRow[] = [];
  const add = (kind: RowKind, isTable: boolean, title: string, sides: Sides): void => {
    rows.push({ kind, story: story.kind, clause: title, isTable, ...sides });
  };
  for (const op of story.ops) {
    if (op.type === 'region') add(regionKind(story, op), false, titleOf(story, op), regionSides(op));
    else if (op.type === 'table') {
      const events = layoutEvents(story, op);
      for (const row of op.rows) add(strongest([rowKind(story, row), ...layoutKinds(events, row)]), true, titleOf(story, op), rowSides(row));
    }
    else for (const line of blockLines(op)) add(blockKind(op), line.isTable, titleOf(story, op), line);
  }
  return rows;
}

function titleOf(story: StoryComparison, op: Op): string {
  if (story.kind !== 'body') return '';
  if (op.type === 'delete') return story.clauseBefore(op.before).title;
  const unit = op.type === 'region' ? op.afters[0] : op.after;
  return unit === undefined ? '' : story.clauseAfter(unit).title;
}

const blockKind = (op: Extract<Op, { type: 'delete' | 'insert' }>): RowKind => (op.type === 'delete' ? (hasMoved(op) ? 'moved-away' : 'removed') : hasMoved(op) ? 'moved' : 'added');

const hasMoved = ({ move, regroup }: Extract<Op, { type: 'delete' | 'insert' }>): boolean => move !== undefined || regroup !== undefined;

function regionKind(story: StoryComparison, region: Region): RowKind {
  const isRenumbered = (region.befores[0]?.label?.text ?? '') !== (region.afters[0]?.label?.text ?? '');
  if (region.isUnchanged) return isRenumbered ? 'renumbered' : 'same';
  if (region.befores.length !== 1 || region.afters.length !== 1) return 'edited';
  const { following, shift } = story.numberShifts.inRegion(region);
  const isTold = (token: Token): boolean => !following.has(token);
  if (region.spans.some((span) => !span.same && (region.beforeTokens.slice(span.beforeStart, span.beforeEnd).some(isTold) || region.afterTokens.slice(span.afterStart, span.afterEnd).some(isTold)))) return 'edited';
  if (relinked(story, region).length > 0) return 'link';
  const restyled = reformatted(story, region);
  if (restyled.some(({ hidden }) => hidden)) return 'hidden';
  if (isRenumbered || shift !== undefined) return 'renumbered';
  const [one, two] = [region.befores[0], region.afters[0]];
  return restyled.length > 0 || (one !== undefined && two !== undefined && isSetAnew(story, one, two)) ? 'formatting' : 'same';
}

function regionSides(region: Region): Sides {
  const label = (units: readonly ParagraphUnit[]): string => units[0]?.label?.text ?? '';
  if (region.isUnchanged) return { before: [cell(label(region.befores), whole(region.befores, 'same'))], after: [cell(label(region.afters), whole(region.afters, 'same'))] };
  return { before: [cell(label(region.befores), regionStretches(region, 'before'))], after: [cell(label(region.afters), regionStretches(region, 'after'))] };
}

function regionStretches(region: Region, side: 'before' | 'after'): Stretch[] {
  const tokens = side === 'before' ? region.beforeTokens : region.afterTokens;
  const stretches = region.spans.map((span): Stretch => {
    const [from, to] = side === 'before' ? [span.beforeStart, span.beforeEnd] : [span.afterStart, span.afterEnd];
    return { text: textOf(tokens.slice(from, to)), mark: span.same ? 'same' : side === 'before' ? 'removed' : 'added' };
  });
  return withoutLastMark(stretches);
}

/** Every paragraph ends; the end of the last one is no line of its own. */
function withoutLastMark(stretches: readonly Stretch[]): Stretch[] {
  const joined = join(stretches);
  const last = joined.at(-1);
  return last?.text.endsWith('\n') === true ? join([...joined.slice(0, -1), { ...last, text: last.text.slice(0, -1) }]) : joined;
}

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => (token === PARAGRAPH_MARK ? '\n' : plainText(token.text))).join('');
const cell = (label: string, stretches: readonly Stretch[]): PresentedCell => ({ label, stretches });
const whole = (units: readonly { readonly text: string }[], mark: Stretch['mark']): Stretch[] => join([{ text: units.map((unit) => plainText(unit.text)).join('\n'), mark }]);

function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (stretch.text === '') continue;
    if (last?.mark === stretch.mark) joined[joined.length - 1] = { text: last.text + stretch.text, mark: last.mark };
    else joined.push(stretch);
  }
  return joined;
}

/** A whole paragraph, or every row of a whole table, that only one version has. */
function blockLines(op: Extract<Op, { type: 'delete' | 'insert' }>): (Sides & { readonly isTable: boolean })[] {
  const deleted = op.type === 'delete';
  const unit = deleted ? op.before : op.after;
  const mark = hasMoved(op) ? 'moved' : deleted ? 'removed' : 'added';
  const line = (isTable: boolean, cells: readonly PresentedCell[]): Sides & { readonly isTable: boolean } => ({ isTable, before: deleted ? cells : null, after: deleted ? null : cells });
  if (unit.type === 'table') return unit.rows.map((row) => line(true, rowCells(row, mark)));
  return [line(false, [cell(unit.type === 'paragraph' ? (unit.label?.text ?? '') : '', whole([unit], mark))])];
}

const rowCells = (row: RowUnit, mark: Stretch['mark']): PresentedCell[] => row.cells.map((units) => cell(labelOf(units), whole([{ text: units.map((unit) => unit.text).join('\n') }], mark)));
const labelOf = (units: readonly Unit[]): string => (units[0]?.type === 'paragraph' ? (units[0].label?.text ?? '') : '');

/** What a row is told as when its cells differ in several ways. */
const STRONGEST: readonly RowKind[] = ['edited', 'link', 'hidden', 'renumbered', 'formatting'];

function rowKind(story: StoryComparison, row: RowOp): RowKind {
  if (row.type === 'row') {
    if (row.columns !== undefined) return 'edited';
    return strongest(row.cells.flatMap((ops) => ops.flatMap((op) => kindsInCell(story, op))));
  }
  if (row.moved !== undefined) return row.type === 'delete-row' ? 'moved-away' : 'moved';
  return row.type === 'delete-row' ? 'removed' : 'added';
}

/** What became of a row; one that came, went or moved is nothing else. */
const strongest = (kinds: readonly RowKind[]): RowKind => kinds.find((kind) => kind !== 'same' && !STRONGEST.includes(kind)) ?? STRONGEST.find((kind) => kinds.includes(kind)) ?? 'same';

/** How a row is drawn differently: some of its words are not shown any more, or it only looks another way. */
const layoutKinds = (events: ReturnType<typeof layoutEvents>, row: RowOp): RowKind[] => events.filter((event) => event.row === row).map(({ change }) => (change.class === 'substantive' ? 'hidden' : 'formatting'));

function kindsInCell(story: StoryComparison, op: Op): readonly RowKind[] {
  if (op.type === 'region') return [regionKind(story, op)];
  if (op.type !== 'table') return ['edited'];
  return op.rows.map((row) => (row.type === 'row' ? rowKind(story, row) : 'edited'));
}

function rowSides(row: RowOp): Sides {
  if (row.type === 'delete-row') return { before: rowCells(row.before, row.moved === undefined ? 'removed' : 'moved'), after: null };
  if (row.type === 'insert-row') return { before: null, after: rowCells(row.after, row.moved === undefined ? 'added' : 'moved') };
  const partner = new Map(row.columns?.kept.map((pair) => [pair.after, pair.before]));
  const opsOfAfter = (index: number): readonly Op[] | undefined => (row.columns === undefined ? row.cells[index] : row.cells[partner.get(index) ?? -1]);
  const before = row.before.cells.map((units, index) => (row.columns?.deleted.includes(index) === true ? cell(labelOf(units), whole([{ text: units.map((unit) => unit.text).join('\n') }], 'removed')) : cell(labelOf(units), cellStretches(row.cells[index] ?? [], 'before'))));
  const after = row.after.cells.map((units, index) => {
    const ops = opsOfAfter(index);
    return ops === undefined ? cell(labelOf(units), whole([{ text: units.map((unit) => unit.text).join('\n') }], 'added')) : cell(labelOf(units), cellStretches(ops, 'after'));
  });
  return { before, after };
}

function cellStretches(ops: readonly Op[], side: 'before' | 'after'): Stretch[] {
  const lines = ops.flatMap((op): (readonly Stretch[])[] => {
    if (op.type === 'region') return [op.isUnchanged ? whole(side === 'before' ? op.befores : op.afters, 'same') : regionStretches(op, side)];
    if (op.type === 'table') {
      return op.rows.flatMap((row) => {
        const cells = side === 'before' ? rowSides(row).before : rowSides(row).after;
        return cells === null ? [] : [cells.flatMap((one, index) => (index === 0 ? one.stretches : [{ text: '\t', mark: 'same' as const }, ...one.stretches]))];
      });
    }
    if ((op.type === 'delete') !== (side === 'before')) return [];
    return [whole([op.type === 'delete' ? op.before : op.after], hasMoved(op) ? 'moved' : op.type === 'delete' ? 'removed' : 'added')];
  });
  return join(lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n', mark: 'same' as const }, ...line])));
}

function figuresOf(rows: readonly PresentedRow[]): ComparisonFigures {
  const count = (cells: PresentedRow['before'], wanted?: Stretch['mark']): number =>
    (cells ?? []).reduce((sum, { stretches }) => sum + stretches.reduce((inner, { text, mark }) => inner + (wanted === undefined || mark === wanted ? words(text).length : 0), 0), 0);
  const figures = { wordsBefore: 0, wordsAfter: 0, wordsAdded: 0, wordsRemoved: 0, paragraphsMoved: 0 };
  for (const { kind, before, after } of rows) {
    figures.wordsBefore += count(before);
    figures.wordsAfter += count(after);
    figures.wordsRemoved += count(before, 'removed');
    figures.wordsAdded += count(after, 'added');
    if (kind === 'moved') figures.paragraphsMoved += 1;
  }
  return figures;
}
