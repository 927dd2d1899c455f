import { blocksText } from '../../contract/content.ts';
import type { Parties } from '../schema/events.ts';
import type { ClauseComment, ClauseState, NegotiationState } from '../state.ts';

/** Where words of a clause stand: in its heading, in the text both sides hold, in one side's own, or in a comment. */
export type Where = 'heading' | 'both' | 'A' | 'B' | 'comment';

/** One text that can be found. */
export type Passage = { readonly where: Where; /** Who wrote it, of a comment. */ readonly by: string; readonly text: string };

/** The number and heading of a clause as people cite it; its kind where it has neither. */
export const clauseLabel = (clause: Pick<ClauseState, 'number' | 'heading' | 'kind'>): string => [clause.number, clause.heading].filter((part) => part !== '').join(' ') || clause.kind;

/** Everything of one clause that can be found (rule N37). Both sides on the same words are one text. */
export function passagesOf(clause: ClauseState, parties: Parties): readonly Passage[] {
  const { A, B } = clause.positions;
  const text = (where: Where, wording: typeof A.wording): readonly Passage[] => (wording === null ? [] : [{ where, by: '', text: blocksText(wording) }]);
  const wordings = A.fingerprint === B.fingerprint ? text('both', A.wording) : [...text('A', A.wording), ...text('B', B.wording)];
  const author = (comment: ClauseComment): string => (comment.by === '' ? parties[comment.party].name : comment.by);
  return [
    { where: 'heading', by: '', text: clauseLabel(clause) },
    ...wordings,
    ...clause.comments.map((comment): Passage => ({ where: 'comment', by: author(comment), text: comment.text })),
  ];
}

/** What finds the negotiation as a whole: its name and its parties. */
export const titleOf = (state: Pick<NegotiationState, 'name' | 'parties'>): string => [state.name, state.parties.A.name, state.parties.B.name].join('\n');
