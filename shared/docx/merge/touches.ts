import { isSetAnew, reformatted, type Clause, type StoryComparison } from '../compare/changes.ts';
import type { Move, Op, Region, RowOp } from '../compare/plan.ts';
import type { ParagraphUnit, Unit } from '../compare/units.ts';

/** Tokens `[from, to)` of a base paragraph that are taken, or the place `from = to` where something is added. */
export type Range = { readonly from: number; readonly to: number };

/** What one party did at one place of the base. */
export type Touch = {
  readonly kind: 'edit' | 'rewrite' | 'delete' | 'insert';
  /** Only for an edit: what it takes and where it adds. */
  readonly ranges: readonly Range[];
  /** How the paragraph is set and numbered afterwards, where that changes. */
  readonly restyled: string | undefined;
  /** How words look afterwards where only their look changed. */
  readonly looks: string;
  /** Where what is taken here stands afterwards: the place behind which it was moved. */
  readonly movedTo: string | undefined;
  readonly clause: Clause;
  readonly before: string;
  /** What stands here afterwards; of what was moved, where to and what it says there. */
  readonly after: string;
};

/**
 * Everything the plan of one story does to the base, by place. Places are counted over the base, so those of two
 * comparisons of one base can be compared: `4` is its fifth block, `4+` the gap behind it, `4/1/0/2` a paragraph in a cell.
 */
export function storyTouches(story: StoryComparison): Map<string, Touch> {
  const touches = new Map<string, Touch>();
  const targets = moveTargets(story.ops);
  visitOps(story.ops, '', (place, op) => {
    const touch = touchOf(story, op, op.type === 'delete' && op.move !== undefined ? targets.get(op.move) : undefined);
    if (touch !== undefined) touches.set(place, join(touches.get(place), touch));
  });
  return touches;
}

type Target = { readonly place: string; readonly behind: string };

/** Where each move ends: the gap of the base, and the words it stands behind there. */
function moveTargets(ops: readonly Op[]): ReadonlyMap<Move, Target> {
  const targets = new Map<Move, Target>();
  let behind = '';
  visitOps(ops, '', (place, op) => {
    if (op.type === 'insert' && op.move !== undefined) targets.set(op.move, { place, behind });
    else if (op.type === 'region') behind = op.befores.at(-1)?.text ?? '';
    else if (op.type === 'row') behind = op.before.text;
  });
  return targets;
}

const SHOWN = 60;
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}\u2026` : text);
const movedWords = (target: Target, text: string): string => `[moved ${target.behind === '' ? 'to the beginning' : `behind \u201C${shortened(target.behind)}\u201D`}] ${text}`;

/** The plan without the operations at places that `isLeft` names. */
export function withoutPlaces(ops: readonly Op[], isLeft: (place: string) => boolean): Op[] {
  const dropped = new Set<Op | RowOp>();
  visitOps(ops, '', (place, op) => {
    if (isLeft(place)) dropped.add(op);
  });
  const keepRow = (row: RowOp): RowOp => (row.type === 'row' ? { ...(dropped.has(row) ? withoutColumns(row) : row), cells: row.cells.map(keep) } : row);
  const keep = (list: readonly Op[]): Op[] =>
    list
      .filter((op) => !dropped.has(op))
      .map((op) => (op.type === 'table' ? { ...op, rows: op.rows.filter((row) => row.type === 'row' || !dropped.has(row)).map(keepRow) } : op));
  return keep(ops);
}

type MatchedRow = Extract<RowOp, { readonly type: 'row' }>;
const withoutColumns = ({ type, before, after, cells }: MatchedRow): MatchedRow => ({ type, before, after, cells });

type Leaf = Exclude<Op, { readonly type: 'table' }> | RowOp;

/** Walks a plan in the order of the base and names the place of every operation; one over several blocks has several places. */
function visitOps(ops: readonly Op[], prefix: string, visit: (place: string, op: Leaf) => void): void {
  let next = 0;
  for (const op of ops) {
    if (op.type === 'insert') visit(`${prefix}${next - 1}+`, op);
    else if (op.type === 'region') for (const _ of op.befores) visit(`${prefix}${next++}`, op);
    else if (op.type === 'delete') visit(`${prefix}${next++}`, op);
    else visitRows(op.rows, `${prefix}${next++}/`, visit);
  }
}

function visitRows(rows: readonly RowOp[], prefix: string, visit: (place: string, op: Leaf) => void): void {
  let next = 0;
  for (const row of rows) {
    if (row.type === 'insert-row') visit(`${prefix}${next - 1}+`, row);
    else if (row.type === 'delete-row') visit(`${prefix}${next++}`, row);
    else {
      if (row.columns !== undefined) visit(`${prefix}${next}|`, row);
      row.cells.forEach((cell, index) => visitOps(cell, `${prefix}${next}/${index}/`, visit));
      next += 1;
    }
  }
}

function touchOf(story: StoryComparison, op: Leaf, target: Target | undefined): Touch | undefined {
  const clauseOf = (unit: Unit | undefined, side: 'before' | 'after'): Clause => (unit === undefined ? { id: '', title: '' } : side === 'before' ? story.clauseBefore(unit) : story.clauseAfter(unit));
  const none = { id: '', title: '' };
  switch (op.type) {
    case 'delete':
      return { ...WHOLE, kind: 'delete', movedTo: target?.place, clause: clauseOf(op.before, 'before'), before: op.before.text, after: target === undefined ? '' : movedWords(target, op.move?.to.text ?? '') };
    case 'insert':
      return { ...WHOLE, kind: 'insert', clause: clauseOf(op.after, 'after'), before: '', after: op.after.text };
    case 'delete-row':
      return { ...WHOLE, kind: 'delete', clause: none, before: op.before.text, after: '' };
    case 'insert-row':
      return { ...WHOLE, kind: 'insert', clause: none, before: '', after: op.after.text };
    case 'row':
      return { ...WHOLE, kind: 'rewrite', clause: none, before: op.before.text, after: op.after.text };
    case 'region': {
      const ranges = op.isUnchanged ? [] : regionRanges(story, op);
      const isRewritten = op.befores.length !== 1 || op.afters.length !== 1;
      const restyled = isRewritten ? undefined : newStyle(story, op);
      if (!isRewritten && ranges.length === 0 && restyled === undefined) return undefined;
      const text = (units: readonly Unit[]): string => units.map((unit) => unit.text).join('\n');
      const looks = op.isUnchanged ? '' : reformatted(story, op).map(({ beforeIndex, look }) => `${String(beforeIndex)}:${look}`).join('\n');
      return { kind: isRewritten ? 'rewrite' : 'edit', ranges, restyled, looks, movedTo: undefined, clause: clauseOf(op.befores[0], 'before'), before: text(op.befores), after: text(op.afters) };
    }
  }
}

/** What a touch of a whole block says beside its words. */
const WHOLE = { ranges: [], restyled: undefined, looks: '', movedTo: undefined } as const;

function regionRanges(story: StoryComparison, region: Region): Range[] {
  const changed = region.spans.filter((span) => !span.same).map((span) => ({ from: span.beforeStart, to: span.beforeEnd }));
  const restyled = reformatted(story, region).map(({ beforeIndex }) => ({ from: beforeIndex, to: beforeIndex + 1 }));
  return [...changed, ...restyled];
}

function newStyle(story: StoryComparison, { befores, afters }: Region): string | undefined {
  const [one] = befores;
  const [two] = afters;
  if (one === undefined || two === undefined) return undefined;
  const list = (unit: ParagraphUnit): string => (unit.label === undefined ? '' : `${unit.label.place.numId}/${unit.label.place.level}`);
  if (!isSetAnew(story, one, two) && list(one) === list(two)) return undefined;
  return `${story.formatAfter.paragraph(story.after.story.story.document.source, two.paragraph.properties)}|${list(two)}`;
}

/** Several insertions in one gap are one. */
const join = (one: Touch | undefined, two: Touch): Touch => (one === undefined ? two : { ...two, kind: one.kind === 'insert' ? 'insert' : 'rewrite', before: one.before, after: `${one.after}\n${two.after}` });
