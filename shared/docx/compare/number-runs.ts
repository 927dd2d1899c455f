import type { Label } from '../read/document.ts';
import type { Numbering } from '../read/numbering.ts';
import { readMarker } from '../segment/markers.ts';
import { SHAPE_ORDER } from '../segment/starts.ts';
import type { Op } from './ops.ts';
import type { StoryComparison } from './story-comparison.ts';
import { numberInFront } from './typed-numbers.ts';
import type { ParagraphUnit } from './units.ts';

/** What a line counts in: which list it is of, how deep in it, the how manieth it is, and how such a number ranks among all. */
type Rank = { readonly order: number; readonly list: string; readonly level: number; readonly value: number };

type Paired = Pick<StoryComparison, 'before' | 'ops'>;

/** Shifts of numbers in document order, those of one cause together (C4). One without a `line`, the earlier line of a pair, goes with the shift before it. */
export function inRuns<Shift extends { readonly line?: ParagraphUnit }>(story: Paired, shifts: readonly Shift[]): readonly Shift[][] {
  if (shifts.length < 2) return shifts.map((shift) => [shift]);
  const anew = linesThatCountAnew(story, new Set(shifts.flatMap(({ line }) => line ?? [])));
  const runs: Shift[][] = [];
  for (const shift of shifts) {
    const run = runs.at(-1);
    if (run === undefined || (shift.line !== undefined && anew.has(shift.line))) runs.push([shift]);
    else run.push(shift);
  }
  return runs;
}

/**
 * The lines whose new number has another cause than that of the shifted line before (C4): between the two a line kept its number that the
 * cause would have reached, because it is of the same list, or stands above. "5.3" to "5.9" counted on and "8.2" did; "6" did not.
 */
function linesThatCountAnew({ before, ops }: Paired, shifted: ReadonlySet<ParagraphUnit>): ReadonlySet<ParagraphUnit> {
  const found = new Set<ParagraphUnit>();
  // By list and level: a file may have a list for each of its lines.
  const kept = new Map<string, Rank>();
  const latest = new Map<string, Rank>();
  for (const [one, two] of pairedLines(ops)) {
    const rank = rankOf(before.model.numbering, one);
    if (rank === undefined) continue;
    if (shifted.has(one)) {
      if (hasOwnCause(rank, kept, latest)) {
        found.add(one);
        latest.clear();
      }
      kept.clear();
      latest.set(siblingsOf(rank), rank);
    } else if (keepsNumber(one, two)) kept.set(siblingsOf(rank), rank);
  }
  return found;
}

function hasOwnCause(rank: Rank, kept: ReadonlyMap<string, Rank>, latest: ReadonlyMap<string, Rank>): boolean {
  if (kept.has(siblingsOf(rank))) return true;
  // Clauses may be counted through all articles, which keep their own numbers.
  if (latest.get(siblingsOf(rank))?.value === rank.value - 1) return false;
  return [...kept.values()].some((other) => other.order < rank.order || (other.list === rank.list && other.level < rank.level));
}

const siblingsOf = ({ list, level }: Rank): string => `${list} ${String(level)}`;

const keepsNumber = (one: ParagraphUnit, two: ParagraphUnit): boolean => (one.label?.text ?? '') === (two.label?.text ?? '') && numberInFront(one.text)?.label === numberInFront(two.text)?.label;

function rankOf(numbering: Numbering, { label, text }: ParagraphUnit): Rank | undefined {
  const marker = label === undefined || label.isBullet ? numberInFront(text) : readMarker(label.text, true);
  if (marker === undefined) return undefined;
  return { order: SHAPE_ORDER[marker.shape], value: marker.value, list: label === undefined || label.isBullet ? `${marker.shape} ${marker.wrap}` : listOf(numbering, label), level: label?.place.level ?? 0 };
}

const listOf = (numbering: Numbering, { place }: Label): string => `#${numbering.instances.get(place.numId)?.abstractId ?? place.numId}`;

/** The paragraphs both sides have, each as it was and as it is, in order. */
const pairedLines = (ops: readonly Op[]): readonly (readonly [ParagraphUnit, ParagraphUnit])[] =>
  ops.flatMap((op): (readonly [ParagraphUnit, ParagraphUnit])[] => {
    if (op.type === 'table') return op.rows.flatMap((row) => (row.type === 'row' ? row.cells.flatMap(pairedLines) : []));
    if (op.type !== 'region') return [];
    return op.befores.flatMap((one, index) => {
      const two = op.afters[index];
      return two === undefined ? [] : [[one, two] as const];
    });
  });
