import type { Change } from '../../contract/change.ts';
import type { MergeConflict, MergeReport, NotWritten } from '../../contract/merge.ts';
import type { StoryComparison } from '../compare/story-comparison.ts';
import { compareModels, describeComparison, type ModelComparison } from '../compare/compare-models.ts';
import { writeComparison } from '../compare/write-comparison.ts';
import { readDocument } from '../read/document.ts';
import { resolvedModel } from '../resolve/resolve-revisions.ts';
import { verifyMerge } from '../verify/verify-merge.ts';
import type { MarkAuthorship } from '../write/marks.ts';
import type { Zlib } from '../zlib-port.ts';
import { movesIn, storyTouches, visitOps, withoutPlaces, type Leaf, type Touch } from './touches.ts';

export type MergeOptions = { readonly a: MarkAuthorship; readonly b: MarkAuthorship };

/**
 * Brings two parties' versions of one base together: the base with the changes of both as tracked changes, each under its
 * own author. Changes that do not touch each other are both in; where both changed the same words, A's stand in the file
 * and the conflict is reported with all three wordings. What both did alike is written once, as A's. Marks in the inputs are
 * accepted first (C9). The result is re-opened and proven: rejecting all gives the base, A's alone give A's version, B's
 * alone give B's but for the conflicts. Throws an `AppFailure` for a file that cannot be read or a proof that fails.
 */
export function mergeDocuments(base: Uint8Array, a: Uint8Array, b: Uint8Array, options: MergeOptions, zlib: Zlib): { readonly bytes: Uint8Array; readonly report: MergeReport } {
  const open = (bytes: Uint8Array): ReturnType<typeof readDocument> => resolvedModel(readDocument(bytes, zlib), 'accept');
  const [ground, versionA, versionB] = [open(base), open(a), open(b)];
  const comparedA = compareModels(ground, versionA);
  const comparedB = compareModels(ground, versionB);
  const { left, report: weighed } = weigh(comparedA, comparedB);
  const report: MergeReport = { ...weighed, notWritten: notWritten(comparedA, comparedB) };
  const redlineA = writeComparison(comparedA, options.a, zlib);
  const marked = readDocument(redlineA.bytes, zlib);
  // On A's redline, read as if A had changed nothing, B's plan is the same plan, and A's marks stay under B's (W2).
  const onTop = without(compareModels(marked, versionB, { before: 'rejected', after: 'accepted' }), left);
  const merged = writeComparison(onTop, options.b, zlib);
  const alone = writeComparison(without(comparedB, left), options.b, zlib);
  verifyMerge({ base: ground, redlineA: marked, redlineB: readDocument(alone.bytes, zlib), merged: readDocument(merged.bytes, zlib), isOfB: merged.isOwn });
  return { bytes: merged.bytes, report };
}

const keyOf = ({ kind, before }: StoryComparison): string => `${kind}|${before.story.story.part}|${before.story.story.key}`;

const without = (compared: ModelComparison, left: ReadonlyMap<string, ReadonlySet<string>>): ModelComparison => ({
  ...compared,
  stories: compared.stories.map((story) => ({ ...story, ops: withoutPlaces(story.ops, (place) => left.get(keyOf(story))?.has(place) ?? false) })),
});

/** Which of B's places are not written, because A's stand there or both did the same, and what is to be told of it. */
function weigh(comparedA: ModelComparison, comparedB: ModelComparison): { readonly left: ReadonlyMap<string, ReadonlySet<string>>; readonly report: Omit<MergeReport, 'notWritten'> } {
  const left = new Map<string, Set<string>>();
  const conflicts: MergeConflict[] = [];
  const counts = { a: 0, b: 0, alike: 0 };
  const ofA = new Map(comparedA.stories.filter((story) => !isNew(story)).map((story) => [keyOf(story), storyTouches(story)]));
  for (const story of comparedB.stories) {
    if (isNew(story)) continue;
    const mine = ofA.get(keyOf(story)) ?? new Map<string, Touch>();
    const theirs = storyTouches(story);
    const places = new Set<string>();
    left.set(keyOf(story), places);
    const met = new Set<string>();
    const told = new Map<Leaf, Set<string>>();
    for (const [place, b] of theirs) {
      const at = mine.has(place) ? place : around(mine, place, b);
      const a = at === undefined ? undefined : mine.get(at);
      const verdict = a === undefined ? 'apart' : mine.has(place) ? verdictOn(a, b) : nestedVerdict(a, b);
      if (verdict === 'apart') continue;
      places.add(place);
      // One change of A's, a table that goes, can meet several of B's.
      if (at !== undefined) met.add(at);
      if (a?.movedTo?.endsWith('+') === true) met.add(a.movedTo);
      if (verdict === 'alike') counts.alike += 1;
      else if (a !== undefined && at !== undefined) {
        const conflict = { kind: a.after === b.after ? 'formatting' : 'words', story: story.kind, part: story.part, clause: b.clause.title, ...wordings({ place: at, touch: a }, { place, touch: b }) } as const;
        // An operation over several blocks is met at each, and what goes as a whole at everything that was changed in it.
        const whole = place.length < at.length ? b.op : a.op;
        const key = [conflict.base, conflict.a, conflict.b].join('|');
        const known = told.get(whole) ?? new Set<string>();
        if (!known.has(key) && !isToldWithMove(mine, theirs, place)) conflicts.push(conflict);
        told.set(whole, known.add(key));
      }
    }
    // An operation over several blocks is met at any of them.
    const metOps = new Set([...met].flatMap((place) => mine.get(place)?.op ?? []));
    counts.a += [...mine].filter(([place, { op }]) => !met.has(place) && !metOps.has(op) && isCounted(place, op)).length;
    spread(story, places);
    // Both ends of a move are left together: what is counted is what stands in the file.
    const written = new Set<string>();
    const dropped = new Set<Leaf>();
    visitOps(story.ops, '', (place, op, _inside, own) => {
      if (places.has(place) || places.has(own)) dropped.add(op);
    });
    visitOps(story.ops, '', (place, op) => {
      if (theirs.has(place) && isCounted(place, op) && !dropped.has(op)) written.add(place);
    });
    counts.b += written.size;
  }
  return { left, report: { conflicts, counts } };
}

/** A story that the base lacks: what refers to a note or box is what came, and a header cannot be written. */
const isNew = ({ before, after }: StoryComparison): boolean => before.story.story === after.story.story && before.story.blocks.length === 0;

/** Paragraphs that become one are counted, and not the gaps between them. */
const isCounted = (place: string, op: Leaf): boolean => op.type !== 'region' || !place.endsWith('+');

/** What either did that marks cannot express (C10): it is in no mark of the file, and must not be lost in silence. */
function notWritten(comparedA: ModelComparison, comparedB: ModelComparison): NotWritten[] {
  const of = (compared: ModelComparison): readonly Change[] => describeComparison(compared).changes.filter((change) => change.notMarkable === true);
  const [ofA, ofB] = [of(comparedA), of(comparedB)];
  const keyOfChange = ({ id: _id, clauseId: _clause, ...change }: Change): string => JSON.stringify(change);
  const [keysA, keysB] = [new Set(ofA.map(keyOfChange)), new Set(ofB.map(keyOfChange))];
  const told = ({ id: _id, ...change }: Change, party: NotWritten['of']): NotWritten => ({ ...change, of: party });
  return [...ofA.map((change) => told(change, keysB.has(keyOfChange(change)) ? 'both' : 'a')), ...ofB.filter((change) => !keysA.has(keyOfChange(change))).map((change) => told(change, 'b'))];
}

/** Whether both moved one and the same block here, and nothing else: the conflict is told where it stood, with both its wordings. */
function isToldWithMove(mine: ReadonlyMap<string, Touch>, theirs: ReadonlyMap<string, Touch>, place: string): boolean {
  const isOneBlock = (touch: Touch | undefined): boolean => touch?.op.type === 'insert' && touch.op.move !== undefined && touch.after === touch.op.after.text;
  return isOneBlock(mine.get(place)) && isOneBlock(theirs.get(place)) && [...mine].some(([from, { movedTo }]) => movedTo === place && theirs.get(from)?.movedTo === place);
}

/** What both made of a place; of a row or table that one took out and the other changed inside, the whole of it. */
function wordings(a: Placed, b: Placed): Pick<MergeConflict, 'base' | 'a' | 'b'> {
  const [insideA, insideB] = [a.touch.inside.find(({ place }) => place === rowOf(b.place)), b.touch.inside.find(({ place }) => place === rowOf(a.place))];
  if (insideA !== undefined) return { base: b.touch.before, a: insideA.after, b: b.touch.after };
  if (insideB !== undefined) return { base: a.touch.before, a: a.touch.after, b: insideB.after };
  return { base: a.touch.before || b.touch.before, a: a.touch.after, b: b.touch.after };
}

type Placed = { readonly place: string; readonly touch: Touch };

/** An operation over several blocks is written or left as a whole; so are both ends of a move. */
function spread(story: StoryComparison, places: Set<string>): void {
  const moves = movesIn(story.ops);
  let before = -1;
  while (before !== places.size) {
    before = places.size;
    const kept = new Set(withoutPlaces(story.ops, (place) => places.has(place)));
    const left = new Set(moves.flatMap(([from, to]) => (kept.has(from) && kept.has(to) ? [] : [from, to])));
    const tables = new Set([...places].filter(isOfColumns).map(tableOf));
    if (left.size + tables.size === 0) return;
    visitOps(story.ops, '', (place, op, _inside, own) => {
      if ((op.type === 'delete' || op.type === 'insert') && left.has(op)) places.add(own);
      // A column stands in every row of its table, or in none.
      if (isOfColumns(place) && tables.has(tableOf(place))) places.add(place);
    });
  }
}

/** `4/1|` are the columns of row `4/1` that come or go. */
const isOfColumns = (place: string): boolean => place.endsWith('|');
const rowOf = (place: string): string => place.replace(/\|$/, '');
const tableOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/** Where the other party did something to what this place stands in, or to something that stands in this place: `4/1` is a row of table `4`. */
function around(touches: ReadonlyMap<string, Touch>, place: string, touch: Touch): string | undefined {
  const holds = (outer: string, { op }: Touch, inner: string): boolean =>
    isOfColumns(outer) ? op.type === 'row' && (op.columns?.deleted ?? []).some((column) => inner.startsWith(`${rowOf(outer)}/${String(column)}/`)) : inner.startsWith(`${outer}/`);
  for (const [other, its] of touches) if (holds(other, its, place) || holds(place, touch, other)) return other;
  return undefined;
}

/** A row or table that goes takes what the other party did inside it along; only that both wanted the inner part gone is no conflict. What moved did not go. */
const nestedVerdict = (a: Touch, b: Touch): 'alike' | 'conflict' => (a.kind === 'delete' && b.kind === 'delete' && a.movedTo === undefined && b.movedTo === undefined && a.before.includes(b.before) ? 'alike' : 'conflict');

function verdictOn(a: Touch, b: Touch): 'apart' | 'alike' | 'conflict' {
  if (a.kind === b.kind && a.before === b.before && a.after === b.after && a.restyled === b.restyled && a.looks === b.looks && a.movedTo === b.movedTo) return 'alike';
  if (a.kind !== 'edit' || b.kind !== 'edit') return 'conflict';
  // A paragraph can record one earlier setting only (17.13.5.29).
  if (a.restyled !== undefined && b.restyled !== undefined) return 'conflict';
  // Words that touch are read as one phrase; two parties changing it is for people to settle.
  const meets = a.ranges.some((one) => b.ranges.some((two) => one.from <= two.to && two.from <= one.to));
  return meets ? 'conflict' : 'apart';
}
