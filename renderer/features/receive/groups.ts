import type { ApiOutput } from '../../../shared/api/table.ts';
import { isNoise as isNoiseClass, type ChangeClass } from '../../../shared/contract/change.ts';
import { sameWording } from '../../../shared/negotiation/fingerprint.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { Wording } from '../../../shared/negotiation/schema/content.ts';
import type { Mark, Pile } from '../../../shared/negotiation/schema/mark.ts';
import { turnsOf } from '../../redline/own-change.ts';

export type Preview = ApiOutput<'receive.preview'>;
/** `settled` = their file holds exactly what we sent, where their position used to be another. */
export type Section = 'alarm' | 'substance' | 'wording' | 'settled' | 'noise';

/** What a returned file does to one clause, or to one place outside the clauses. */
export type Group = {
  readonly key: string;
  readonly clauseId: ClauseId | null;
  readonly name: string;
  readonly section: Section;
  readonly fresh: boolean;
  readonly moved: boolean;
  readonly basis: Wording;
  readonly wording: Wording;
  /** Substance and wording, most important first. */
  readonly marks: readonly Mark[];
  /** Typography, formatting, numbering: counted, shown on demand. */
  readonly noise: readonly Mark[];
  /** For each mark, by its id, how many of the same words in the same paragraph stand before it. */
  readonly turns: ReadonlyMap<Mark['id'], number>;
};

const RANK: Readonly<Record<ChangeClass, number>> = { substantive: 0, wording: 1, typographic: 2, formatting: 3, numbering: 4 };

function sectionOf(marks: readonly Mark[], alarm: boolean, silent: 'differs' | 'same' | null): Section {
  if (alarm) return 'alarm';
  if (marks.length === 0 && silent !== null) return silent === 'same' ? 'settled' : 'wording';
  const top = Math.min(...marks.map((mark) => RANK[mark.class]), RANK.numbering);
  if (top === 0) return 'substance';
  return top === 1 ? 'wording' : 'noise';
}

const sorted = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => RANK[a.class] - RANK[b.class]);

const isNoise = (mark: Mark): boolean => isNoiseClass(mark.class);

/** Counted over all of them, in the order they stand: what is not shown counts too. */
function turnsById(marks: readonly Mark[]): ReadonlyMap<Mark['id'], number> {
  const turns = turnsOf(marks);
  return new Map(marks.map(({ id }, index) => [id, turns[index] ?? 0]));
}

/** A returned file, clause by clause, in the order it should be read. Every mark is in exactly one group. */
export function groupsOf(preview: Preview, pile: Pile | null): readonly Group[] {
  const wanted = (marks: readonly Mark[]): readonly Mark[] => (pile === null ? marks : marks.filter((mark) => mark.pile === pile));
  const clauses = preview.clauses.flatMap((clause): readonly Group[] => {
    const marks = wanted(clause.marks);
    if (pile !== null && marks.length === 0) return [];
    return [
      {
        key: clause.clauseId, clauseId: clause.clauseId, name: clause.clause, fresh: clause.fresh, moved: clause.moved, basis: clause.basis, wording: clause.wording,
        section: sectionOf(marks, clause.alarm, sameWording(clause.basis, clause.wording) && !clause.moved ? 'same' : 'differs'), marks: sorted(marks.filter((mark) => !isNoise(mark))), noise: marks.filter(isNoise),
        turns: turnsById(clause.marks),
      },
    ];
  });
  const outsideTurns = turnsById(preview.outside);
  const places = new Map<string, Mark[]>();
  for (const mark of wanted(preview.outside)) {
    const name = mark.clause === '' ? mark.story : mark.clause;
    places.set(name, [...(places.get(name) ?? []), mark]);
  }
  // A clause whose only marks are noise carries them in no clause preview; they stand outside with the clause's name.
  const outside = [...places].map(([name, marks]): Group => ({
    key: `outside-${name}`, clauseId: null, name, fresh: false, moved: false, basis: null, wording: null,
    section: sectionOf(marks, false, null), marks: sorted(marks.filter((mark) => !isNoise(mark))), noise: marks.filter(isNoise),
    turns: outsideTurns,
  }));
  return [...clauses, ...outside];
}
