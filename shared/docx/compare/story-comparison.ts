import type { Change, StoryKind } from '../../contract/change.ts';
import type { FormatReader } from './formatting.ts';
import type { NumberShifts } from './number-shifts.ts';
import type { Op } from './ops.ts';
import type { Token } from './tokens.ts';
import type { Side, Unit } from './units.ts';

/** The clause a top-level block stands in; `ofSent` where it is one of the sent file, in an audit. */
export type Clause = { readonly id: string; readonly title: string; readonly ofSent?: true };
export type ClauseOf = (unit: Unit) => Clause;

/** What the list of changes of one story is made from. */
export type StoryComparison = {
  readonly kind: StoryKind;
  readonly part: string;
  readonly before: Side;
  readonly after: Side;
  readonly ops: readonly Op[];
  readonly clauseBefore: ClauseOf;
  readonly clauseAfter: ClauseOf;
  readonly formatBefore: FormatReader;
  readonly formatAfter: FormatReader;
  /** Whether either document defines a word, in quotes. */
  readonly isDefined: (word: string) => boolean;
  readonly numberShifts: NumberShifts;
};

/** A change before it has an id, with the tokens it speaks of, for those who must place it in the file. */
export type RawChange = Omit<Change, 'id'> & { readonly beforeTokens: readonly Token[]; readonly afterTokens: readonly Token[] };

/** Where a change stands, as its fields say it. */
export const place = ({ kind, part }: StoryComparison, clause: Clause): Pick<RawChange, 'story' | 'part' | 'clause' | 'clauseId'> => ({ story: kind, part, clause: clause.title, clauseId: clause.id });
