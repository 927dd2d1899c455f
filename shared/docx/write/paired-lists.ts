import type { ParagraphUnit, Side, Unit } from '../compare/units.ts';
import { listPlace, type ListPlace, type NumberingInstance } from '../read/numbering.ts';

/** The lists of one file by those of another, as their numbers (`w:numId`). */
export type PairedLists = ReadonlyMap<string, string>;

/**
 * The lists of `base` that the lists of `source` became there: those the same paragraphs stand in. Every program numbers lists as it likes,
 * and a file may hold many that are alike. Only lists whose levels in use print alike are paired.
 */
export function pairLists(base: Side, source: Side): PairedLists {
  const [mine, theirs] = [placesByWords(base), placesByWords(source)];
  const votes = new Map<string, Map<string, number>>();
  for (const [words, place] of theirs) {
    const own = mine.get(words);
    if (place === undefined || own === undefined || place.level !== own.level) continue;
    const counts = votes.get(place.numId) ?? new Map<string, number>();
    counts.set(own.numId, (counts.get(own.numId) ?? 0) + 1);
    votes.set(place.numId, counts);
  }
  const used = levelsInUse(source);
  const pairs = new Map<string, string>();
  for (const [numId, counts] of votes) {
    const best = [...counts].filter(([other]) => printAlike(source.model.numbering.instances.get(numId), base.model.numbering.instances.get(other), used.get(numId) ?? new Set())).toSorted((one, two) => two[1] - one[1])[0];
    if (best !== undefined) pairs.set(numId, best[0]);
  }
  return pairs;
}

/** The place of each numbered paragraph by its words; `undefined` for words that stand twice. */
function placesByWords(side: Side): Map<string, ListPlace | undefined> {
  const places = new Map<string, ListPlace | undefined>();
  for (const unit of paragraphsIn(side.units)) {
    const place = placeOf(side, unit);
    if (place !== undefined && unit.words.length > 0) places.set(unit.key, places.has(unit.key) ? undefined : place);
  }
  return places;
}

function levelsInUse(side: Side): Map<string, Set<number>> {
  const used = new Map<string, Set<number>>();
  for (const unit of paragraphsIn(side.units)) {
    const place = placeOf(side, unit);
    if (place !== undefined) used.set(place.numId, (used.get(place.numId) ?? new Set()).add(place.level));
  }
  return used;
}

const placeOf = ({ model, story }: Side, { paragraph }: ParagraphUnit): ListPlace | undefined => listPlace(story.story.document.source, paragraph.properties, model.styles, model.numbering);

const paragraphsIn = (units: readonly Unit[]): ParagraphUnit[] =>
  units.flatMap((unit) => (unit.type === 'paragraph' ? [unit] : unit.type === 'table' ? unit.rows.flatMap((row) => row.cells.flatMap(paragraphsIn)) : []));

const printAlike = (one: NumberingInstance | undefined, two: NumberingInstance | undefined, levels: ReadonlySet<number>): boolean =>
  one !== undefined && two !== undefined && [...levels].every((level) => one.levels[level]?.format === two.levels[level]?.format && one.levels[level]?.text === two.levels[level]?.text);
