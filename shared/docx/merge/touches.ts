import { isSetAnew, reformatted } from '../compare/reformatted.ts';
import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import type { Op, Region, RowOp } from '../compare/ops.ts';
import { paragraphsOf } from '../compare/paragraphs-of.ts';
import { isAtomOf, likenessWords, type Token } from '../compare/tokens.ts';
import type { ParagraphUnit, Unit } from '../compare/units.ts';
import { containment, likeness } from '../../text/align.ts';
import { viewStories } from '../read/document.ts';
import { createSourceOf } from '../read/element-source.ts';
import { storyLines } from '../read/story-lines.ts';
import { attribute } from '../xml/access.ts';

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
  /** The operation of the plan, the last of several in one gap; one over several blocks is met at each of them. */
  readonly op: Leaf;
  /** The rows and tables this stands in, the outermost first. */
  readonly inside: readonly Enclosing[];
  readonly clause: Clause;
  readonly before: string;
  /** What stands here afterwards; of what was moved, where to and what it says there. */
  readonly after: string;
};

/** A row or table that both versions have, in the words of both. */
export type Enclosing = { readonly place: string; readonly before: string; readonly after: string };

/**
 * Everything the plan of one story does to the base, by place. Places are counted over the base, so those of two
 * comparisons of one base can be compared: `4` is its fifth block, `4+` the gap behind it, `4/1/0/2` a paragraph in a cell.
 */
export function storyTouches(story: StoryComparison): Map<string, Touch> {
  const touches = new Map<string, Touch>();
  const targets = moveTargets(story.ops, movesIn(story.ops));
  visitOps(story.ops, '', (place, op, inside) => {
    const touch = touchOf(story, op, targets.get(op));
    if (touch !== undefined) touches.set(place, join(touches.get(place), { ...touch, op, inside }));
  });
  return touches;
}

type Gone = Extract<Op, { readonly type: 'delete' | 'region' }>;
type Come = Extract<Op, { readonly type: 'insert' | 'region' }>;

/** Two blocks have one origin when they are so alike, or so much of one stands in the other; fewer words do by chance. */
const SAME_ORIGIN = 0.6;
const PART_OF = 0.85;
const ORIGIN_WORDS = 4;
const PART_WORDS = 8;
/** All with all only while that is cheap (C8). */
const MAX_PAIRS = 10_000;
/** Most of what a paragraph got is shorter than what is looked for in it, and is passed over at once. */
const MAX_GROWN = 100_000;

/**
 * What was taken, with what stands elsewhere afterwards and came of it: the moves of the plan, and blocks and sentences that were moved and
 * rewritten, cut or joined, also into the place of another one or into a paragraph that stays.
 */
export function movesIn(ops: readonly Op[]): readonly (readonly [Gone, Come])[] {
  const gone = ops.filter((op) => op.type === 'delete');
  const edited = ops.filter((op) => op.type === 'region').filter(({ isUnchanged }) => !isUnchanged);
  const cut = edited.flatMap((op) => (op.befores.length === 1 ? [{ op, taken: cutWords(op) }] : [])).filter(({ taken }) => taken.length > 0);
  const come = ops.filter((op) => op.type === 'insert');
  const linked = gone.flatMap((from): (readonly [Gone, Come])[] => come.filter(({ move }) => move !== undefined && move === from.move).map((to) => [from, to] as const));
  const open = gone.filter(({ move, before }) => move === undefined && before.words.length >= ORIGIN_WORDS);
  const isAsked = open.length + cut.length > 0;
  const placed = isAsked ? edited.filter(isSupplanted) : [];
  const grown = isAsked ? edited.map((op) => ({ op, put: wordsOf(op, 'after') })).filter(({ put }) => put.length >= ORIGIN_WORDS) : [];
  const joined = (open.length + cut.length) * grown.length > MAX_GROWN ? [] : grown;
  const fresh: readonly Come[] = [...come.filter(({ move, after }) => move === undefined && after.words.length >= ORIGIN_WORDS), ...placed];
  if ((open.length + cut.length) * fresh.length > MAX_PAIRS) return linked;
  const isTaken = (taken: readonly Taken[], whole: readonly string[]): boolean => taken.some(({ words, isSentence }) => isPart(words, whole) || (isSentence && standsIn(words, whole)));
  const parts = cut.flatMap(({ op, taken }) => [
    ...fresh.filter((to) => to !== op && standsThere(to).some((unit) => unit.type === 'paragraph' && isTaken(taken, unit.words))),
    ...joined.filter((to) => to.op !== op && isTaken(taken, to.put)).map((to) => to.op),
  ].map((to) => [op, to] as const));
  const wholes = open.flatMap((from) => [
    ...fresh.filter((to) => standsThere(to).some((unit) => isOfOneOrigin(from.before, unit))),
    ...joined.filter(({ put }) => from.before.type === 'paragraph' && (isPart(from.before.words, put) || standsIn(from.before.words, put))).map(({ op }) => op),
  ].map((to) => [from, to] as const));
  return [...linked, ...parts, ...wholes];
}

/** Words a paragraph lost; a sentence may stand elsewhere, however short it is. */
type Taken = { readonly words: readonly string[]; readonly isSentence: boolean };

/** All words a paragraph lost, and each run of them. */
function cutWords(op: Region): readonly Taken[] {
  const runs = op.spans.filter((span) => !span.same).map((span): Taken => {
    const tokens = op.beforeTokens.slice(span.beforeStart, span.beforeEnd);
    return { words: likenessWords(tokens), isSentence: /[.;:!?]\s*$/.test(tokens.map((token) => token.text).join('')) };
  });
  return [{ words: wordsOf(op, 'before'), isSentence: false }, ...runs].filter(({ words, isSentence }) => words.length >= (isSentence ? ORIGIN_WORDS : PART_WORDS));
}

/** The words a paragraph lost, or got. */
const wordsOf = ({ spans, beforeTokens, afterTokens }: Region, side: 'before' | 'after'): readonly string[] =>
  likenessWords(spans.filter((span) => !span.same).flatMap((span) => (side === 'before' ? beforeTokens.slice(span.beforeStart, span.beforeEnd) : afterTokens.slice(span.afterStart, span.afterEnd))));

/** Whether these words follow each other there. */
const standsIn = (part: readonly string[], whole: readonly string[]): boolean => whole.some((_, at) => part.every((word, index) => whole[at + index] === word));

/** What stands at the end of a move. */
const standsThere = (to: Come): readonly Unit[] => (to.type === 'insert' ? [to.after] : to.afters);

/** Whether a paragraph kept its place alone: hardly a word of it is left. */
const isSupplanted = ({ isUnchanged, befores, afters }: Region): boolean =>
  !isUnchanged && afters.some((after) => after.words.length >= ORIGIN_WORDS && befores.every((before) => containment(after.words, before.words) < SAME_ORIGIN));

const isOfOneOrigin = (one: Unit, two: Unit): boolean => one.type === two.type && (likeness(one.words, two.words) >= SAME_ORIGIN || isPart(one.words, two.words) || isPart(two.words, one.words));

const isPart = (part: readonly string[], whole: readonly string[]): boolean => part.length >= PART_WORDS && whole.length >= part.length * PART_OF && containment(part, whole) >= PART_OF;

type Target = { readonly place: string; readonly behind: string; readonly text: string };

/** Where each move ends: the gap of the base, the words it stands behind there, and what it says there. */
function moveTargets(ops: readonly Op[], moves: readonly (readonly [Gone, Come])[]): ReadonlyMap<Leaf, Target> {
  const places = new Map<Leaf, Omit<Target, 'text'>>();
  let behind = '';
  visitOps(ops, '', (place, op) => {
    if (op.type === 'insert' || op.type === 'region') places.set(op, { place, behind });
    if (op.type === 'region') behind = op.befores.at(-1)?.text ?? '';
    else if (op.type === 'row') behind = op.before.text;
  });
  // Of several the first is told.
  return new Map([...moves].reverse().flatMap(([from, to]) => {
    const place = places.get(to);
    return place === undefined ? [] : [[from, { ...place, text: standsThere(to).map((unit) => unit.text).join('\n') }] as const];
  }));
}

const SHOWN = 60;
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}\u2026` : text);
const movedWords = (target: Target, text: string): string => `[moved ${target.behind === '' ? 'to the beginning' : `behind \u201C${shortened(target.behind)}\u201D`}] ${text}`;

/** The plan without the operations at places that `isLeft` names: a gap with all that is put there, or one of it. */
export function withoutPlaces(ops: readonly Op[], isLeft: (place: string) => boolean): Op[] {
  const dropped = new Set<Op | RowOp>();
  visitOps(ops, '', (place, op, _, own) => {
    if (isLeft(place) || isLeft(own)) dropped.add(op);
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

export type Leaf = Exclude<Op, { readonly type: 'table' }> | RowOp;

/** Told of every operation: its place, what that stands in, and a place of its own: `4+.1` is the second of what is put in the gap `4+`. */
type Visit = (place: string, op: Leaf, inside: readonly Enclosing[], own: string) => void;

/** Walks a plan in the order of the base and names the place of every operation; one over several blocks has several places, and the gaps between them. */
export function visitOps(ops: readonly Op[], prefix: string, tell: Visit, inside: readonly Enclosing[] = []): void {
  let next = 0;
  let inGap = 0;
  const visit = (place: string, op: Leaf, around: readonly Enclosing[], own = place): void => tell(place, op, around, own);
  for (const op of ops) {
    if (op.type !== 'insert') inGap = 0;
    if (op.type === 'insert') visit(`${prefix}${next - 1}+`, op, inside, `${prefix}${next - 1}+.${inGap++}`);
    else if (op.type === 'region') {
      op.befores.forEach((_, index) => {
        // What the other party puts between paragraphs that become one stands in the middle of it.
        if (index > 0) visit(`${prefix}${next - 1}+`, op, inside);
        visit(`${prefix}${next++}`, op, inside);
      });
    }
    else if (op.type === 'delete') visit(`${prefix}${next++}`, op, inside);
    else {
      const place = `${prefix}${next++}`;
      visitRows(op.rows, `${place}/`, tell, [...inside, { place, before: op.before.text, after: op.after.text }]);
    }
  }
}

function visitRows(rows: readonly RowOp[], prefix: string, tell: Visit, inside: readonly Enclosing[]): void {
  let next = 0;
  const visit = (place: string, op: Leaf, around: readonly Enclosing[]): void => tell(place, op, around, place);
  for (const row of rows) {
    if (row.type === 'insert-row') visit(`${prefix}${next - 1}+`, row, inside);
    else if (row.type === 'delete-row') visit(`${prefix}${next++}`, row, inside);
    else {
      if (row.columns !== undefined) visit(`${prefix}${next}|`, row, inside);
      const within = [...inside, { place: `${prefix}${next}`, before: row.before.text, after: row.after.text }];
      row.cells.forEach((cell, index) => visitOps(cell, `${prefix}${next}/${index}/`, tell, within));
      next += 1;
    }
  }
}

function touchOf(story: StoryComparison, op: Leaf, target: Target | undefined): Omit<Touch, 'op' | 'inside'> | undefined {
  const clauseOf = (unit: Unit | undefined, side: 'before' | 'after'): Clause => (unit === undefined ? { id: '', title: '' } : side === 'before' ? story.clauseBefore(unit) : story.clauseAfter(unit));
  const none = { id: '', title: '' };
  switch (op.type) {
    case 'delete':
      return { ...WHOLE, kind: 'delete', movedTo: target?.place, clause: clauseOf(op.before, 'before'), before: op.before.text, after: target === undefined ? '' : movedWords(target, target.text) };
    case 'insert':
      return { ...WHOLE, kind: 'insert', clause: clauseOf(op.after, 'after'), before: '', after: op.after.text + (op.move === undefined ? notesIn(story, paragraphsOf(op.after).flatMap(({ tokens }) => tokens)) : '') };
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
      const after = text(op.afters) + (op.isUnchanged ? '' : notesIn(story, op.spans.filter(({ same }) => !same).flatMap((span) => op.afterTokens.slice(span.afterStart, span.afterEnd))));
      const looks = op.isUnchanged ? '' : reformatted(story, op).map(({ beforeIndex, look }) => `${String(beforeIndex)}:${look}`).join('\n');
      return { kind: isRewritten ? 'rewrite' : 'edit', ranges, restyled, looks, movedTo: target?.place, clause: clauseOf(op.befores[0], 'before'), before: text(op.befores), after: target === undefined ? after : `${after}\n${movedWords(target, target.text)}` };
    }
  }
}

/** The words of the notes that these tokens bring: two notes at one place may say two things. */
function notesIn({ after: { model } }: StoryComparison, tokens: readonly Token[]): string {
  const notes = tokens.filter((token) => isAtomOf(token, 'note'));
  if (notes.length === 0) return '';
  const sourceOf = createSourceOf(model);
  const stories = viewStories(model, 'accepted');
  return notes.map(({ slices }) => {
    const element = slices[0]?.piece.element;
    const [kind, id] = element === undefined ? [] : [element.name === 'w:endnoteReference' ? 'endnote' : 'footnote', attribute(sourceOf(element), element, 'w:id')];
    const note = stories.find(({ story }) => story.kind === kind && story.key === id);
    return note === undefined ? '' : `\n[note] ${storyLines(note).map(({ text }) => text.trim()).join(' ')}`;
  }).join('');
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
