import type { Change } from '../../contract/change.ts';
import type { CellNode } from '../read/blocks.ts';
import { plainText } from '../read/story-lines.ts';
import { exactHeight, mergeOf, undrawnCells, type PropertiesInForce, type Undrawn } from '../read/undrawn-cells.ts';
import { attribute, child, childValue, toggle } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { canonicalElement } from './canonical-element.ts';
import { drawnBorders } from './drawn-borders.ts';
import type { FormatReader } from './formatting.ts';
import type { RowOp, TableOp } from './ops.ts';
import { followsColumns } from './table-columns.ts';
import type { Side } from './units.ts';

/** A difference in how a table is drawn, as it is told; the words are those of the cell or row it shows in. */
export type LayoutChange = Pick<Change, 'kind' | 'class' | 'detail' | 'before' | 'after' | 'removed' | 'added' | 'notMarkable'>;

type TableSides = { readonly before: Side; readonly after: Side; readonly formatBefore: FormatReader; readonly formatAfter: FormatReader };
type Kept = Extract<RowOp, { type: 'row' }>;

/**
 * How a table that both sides have is drawn differently (C5, C7): words that are no longer drawn, or are again, cell by cell,
 * and everything else that shows as one change for the table. Widths, which every program reckons anew, are left out.
 */
export const layoutChanges = (sides: TableSides, table: TableOp): LayoutChange[] => layoutEvents(sides, table).map(({ change }) => change);

/** The same with the row each is told at. */
export function layoutEvents(sides: TableSides, table: TableOp): { readonly row: RowOp | undefined; readonly change: LayoutChange }[] {
  const [mine, theirs] = [table.before.table.node.element, table.after.table.node.element];
  const one = sourceOf(sides.before);
  const two = sourceOf(sides.after);
  const raw = one.slice(mine.start, mine.end);
  if (raw === two.slice(theirs.start, theirs.end) && !raw.includes('PrChange')) return [];
  const rows = table.rows.filter((row) => row.type === 'row');
  const hidden = hiddenChanges(sides, table, rows);
  const details = new Set<string>();
  let place: Kept | undefined;
  const note = (name: string, differs: boolean, row?: Kept): void => {
    if (!differs) return;
    details.add(name);
    place ??= row ?? rows[0];
  };
  const [readBefore, readAfter] = [createTableLook(sides.before, sides.formatBefore.inForce), createTableLook(sides.after, sides.formatAfter.inForce)];
  for (const [name, look] of differing(readBefore.table(mine), readAfter.table(theirs))) note(name, look);
  for (const row of rows) {
    for (const [name, look] of differing(readBefore.row(row.before.row.node.element), readAfter.row(row.after.row.node.element))) note(name, look, row);
    const isSpread = followsColumns(table, row);
    for (const [cell, other] of cellPairs(row)) {
      for (const [name, look] of differing(readBefore.cell(cell.element), readAfter.cell(other.element))) {
        // A heading over all columns that is one column wider was told with the column.
        if (name !== SPANNED) note(name, look, row);
        else if (!isSpread) note(MERGED, look, row);
      }
    }
  }
  // The same lines said of other cells, or of the table instead, are drawn alike.
  if (BORDERS.some((name) => details.has(name)) && areDrawnAlike(sides, table)) for (const name of BORDERS) details.delete(name);
  // What hides words was told with them.
  if (hidden.some(({ reason }) => reason === 'merged')) details.delete(MERGED);
  if (hidden.some(({ reason }) => reason === 'low-row')) details.delete(HEIGHT);
  const text = (unit: { readonly text: string } | undefined): string => plainText((unit?.text ?? '').replaceAll('\n', ' '));
  return [
    ...hidden,
    ...(details.size === 0 ? [] : [{ row: place, change: { kind: 'formatting', class: 'formatting', detail: [...details], before: text(place?.before), after: text(place?.after), removed: '', added: '', notMarkable: true } as const }]),
  ];
}

const BORDERS = ['borders of the table', 'borders of rows', 'borders of cells'];

function areDrawnAlike({ before, after, formatBefore, formatAfter }: TableSides, table: TableOp): boolean {
  const was = drawnBorders(sourceOf(before), table.before.table.node, before.model.styles, formatBefore.inForce);
  return was !== undefined && was === drawnBorders(sourceOf(after), table.after.table.node, after.model.styles, formatAfter.inForce);
}

const sourceOf = ({ story }: Side): string => story.story.document.source;

/** Words that another cell or the height of their row covers on one side only. */
function hiddenChanges({ before, after, formatBefore, formatAfter }: TableSides, table: TableOp, rows: readonly Kept[]): { readonly row: Kept; readonly reason: Undrawn['reason']; readonly change: LayoutChange }[] {
  const was = undrawnCells(sourceOf(before), table.before.table, formatBefore.inForce);
  const is = undrawnCells(sourceOf(after), table.after.table, formatAfter.inForce);
  if (was.size === 0 && is.size === 0) return [];
  return rows.flatMap((row) => {
    const cells = cellPairs(row).flatMap(([cell, other, index]) => {
      const [one, two] = [was.get(cell), is.get(other)];
      const reason = one?.reason === two?.reason ? undefined : (two?.reason ?? one?.reason);
      if (reason === undefined) return [];
      const after = row.columns === undefined ? index : (row.columns.kept.find((pair) => pair.before === index)?.after ?? -1);
      return [{ reason, isShown: two === undefined, before: cellText(row.before.cells[index]), after: cellText(row.after.cells[after]) }];
    });
    const low = cells.filter(({ reason }) => reason === 'low-row');
    const [lowest] = low;
    // A row that is too low covers all its cells at once.
    const events = [...cells.filter(({ reason }) => reason === 'merged'), ...(lowest === undefined ? [] : [{ ...lowest, before: low.map((cell) => cell.before).join('\t'), after: low.map((cell) => cell.after).join('\t') }])];
    return events.map(({ reason, isShown, before: words, after: others }) => {
      const what = reason === 'merged' ? 'a cell merged over them' : 'the height of their row';
      const change: LayoutChange = { kind: 'cell', class: 'substantive', detail: ['hidden-text', isShown ? `words that ${what} had covered are shown again` : `words are covered by ${what} and not shown`], before: words, after: others, removed: '', added: '', notMarkable: true };
      return { row, reason, change };
    });
  });
}

const cellText = (units: readonly { readonly text: string }[] | undefined): string => plainText((units ?? []).map((unit) => unit.text).join(' ').replaceAll('\n', ' '));

/** The cells both rows have, with the place of each in the row before. */
function cellPairs(row: Kept): (readonly [CellNode, CellNode, number])[] {
  const pairs = row.columns?.kept ?? row.before.row.cells.map((_, index) => ({ before: index, after: index }));
  return pairs.flatMap(({ before, after }) => {
    const [one, two] = [row.before.row.cells[before], row.after.row.cells[after]];
    return one === undefined || two === undefined ? [] : [[one.node, two.node, before] as const];
  });
}

type Look = Readonly<Record<string, string>>;

const differing = (one: Look, two: Look): (readonly [string, boolean])[] => [...new Set([...Object.keys(one), ...Object.keys(two)])].map((name) => [name, one[name] !== two[name]] as const);

const MERGED = 'merged cells';
const SPANNED = 'cells merged across';
const HEIGHT = 'exact height of rows';

type TableLook = { readonly table: (element: XmlElement) => Look; readonly row: (element: XmlElement) => Look; readonly cell: (element: XmlElement) => Look };

/** What a reader sees of a table beside its words, by name, equal across programs that write it in other ways. */
function createTableLook(side: Side, inForce: PropertiesInForce): TableLook {
  const source = sourceOf(side);
  const { styles } = side.model;
  return {
    table: (element) => {
      const properties = inForce(child(element, 'w:tblPr'));
      const style = childValue(source, properties, 'w:tblStyle');
      return {
        'table style': style === undefined ? '' : (styles.byId.get(style)?.name ?? style),
        'borders of the table': borders(source, child(properties, 'w:tblBorders')),
        'shading of the table': shading(source, properties),
        'order of the columns': String(toggle(source, properties, 'w:bidiVisual') ?? false),
      };
    },
    row: (element) => {
      const properties = inForce(child(element, 'w:trPr'));
      const exceptions = child(element, 'w:tblPrEx');
      return {
        'rows repeated as a header': String(toggle(source, properties, 'w:tblHeader') ?? false),
        'hidden rows': String(toggle(source, properties, 'w:hidden') ?? false),
        [HEIGHT]: String(exactHeight(source, properties) ?? ''),
        'borders of rows': borders(source, child(exceptions, 'w:tblBorders')),
        'shading of rows': shading(source, exceptions),
      };
    },
    cell: (element) => {
      const properties = inForce(child(element, 'w:tcPr'));
      return {
        [MERGED]: [mergeOf(source, properties, 'w:vMerge') ?? '', mergeOf(source, properties, 'w:hMerge') ?? ''].join(),
        [SPANNED]: childValue(source, properties, 'w:gridSpan') ?? '1',
        'borders of cells': borders(source, child(properties, 'w:tcBorders')),
        'shading of cells': shading(source, properties),
        'vertical alignment of cells': childValue(source, properties, 'w:vAlign') ?? 'top',
        'text direction of cells': direction(childValue(source, properties, 'w:textDirection')),
      };
    },
  };
}

const direction = (value: string | undefined): string => (value === undefined || value === 'lrTb' || value === 'tb' ? '' : value);

/** Lines by kind, width and colour; no line is written in two ways. */
const borders = (source: string, element: XmlElement | undefined): string =>
  (element?.children ?? [])
    .map((edge) => {
      const value = (name: string): string => attribute(source, edge, `w:${name}`) ?? '';
      const kind = value('val');
      return kind === 'nil' || kind === 'none' ? (element?.name === 'w:tcBorders' ? `${edge.name} none` : '') : `${edge.name} ${kind} ${value('sz')} ${value('color').toUpperCase()}`;
    })
    .filter((edge) => edge !== '')
    .sort()
    .join();

/** The pattern behind words; a clear one without a colour is none (17.3.5). */
function shading(source: string, properties: XmlElement | undefined): string {
  const element = child(properties, 'w:shd');
  if (element === undefined) return '';
  const [pattern, fill] = [attribute(source, element, 'w:val') ?? 'clear', attribute(source, element, 'w:fill') ?? 'auto'];
  return /^(?:clear|nil)$/.test(pattern) && /^auto$/i.test(fill) && attribute(source, element, 'w:themeFill') === undefined ? '' : canonicalElement(source, element);
}
