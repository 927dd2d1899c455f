import { blocksWords } from '../../contract/content.ts';
import { otherParty } from '../../contract/party.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId, Fingerprint } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import type { Parties, RecordedEvent } from '../schema/events.ts';
import type { ClauseComment, ClauseState, NegotiationState } from '../state.ts';

/** Where words of a clause stand: in its heading, in the text both sides hold, in one side's own, in a comment, in a text one side held before, or in a reason. */
export type Where = 'heading' | 'both' | 'A' | 'B' | 'comment' | 'past' | 'reason';

/** One text that can be found. */
export type Passage = { readonly where: Where; /** Who wrote it, of a comment or a reason; whose it was, of an earlier text. */ readonly by: string; readonly text: string };

/** The number and heading of a clause as people cite it; its kind where it has neither. */
export const clauseLabel = (clause: Pick<ClauseState, 'number' | 'heading' | 'kind'>): string => [clause.number, clause.heading].filter((part) => part !== '').join(' ') || clause.kind;

/** Everything of one clause that can be found (rule N37), what holds now first. Both sides on the same words are one text. */
export function passagesOf(clause: ClauseState, parties: Parties, reasons: readonly Reason[]): readonly Passage[] {
  const { A, B } = clause.positions;
  const text = (where: Where, wording: typeof A.wording): readonly Passage[] => (wording === null ? [] : [{ where, by: '', text: blocksWords(wording) }]);
  const wordings = A.fingerprint === B.fingerprint ? text('both', A.wording) : [...text('A', A.wording), ...text('B', B.wording)];
  const author = (comment: ClauseComment): string => (comment.by === '' ? parties[comment.party].name : comment.by);
  return [
    { where: 'heading', by: '', text: clauseLabel(clause) },
    ...wordings,
    ...clause.comments.map((comment): Passage => ({ where: 'comment', by: author(comment), text: comment.text })),
    ...pastTexts(clause, parties),
    ...reasons.map(({ by, text: said }): Passage => ({ where: 'reason', by, text: said })),
  ];
}

/** Texts somebody proposed, or saw before, that nobody holds any more; each once. */
function pastTexts(clause: ClauseState, parties: Parties): readonly Passage[] {
  const now = new Set((['A', 'B'] as const).map((party) => clause.positions[party].fingerprint));
  const past = new Map<Fingerprint, Passage>();
  const keep = (wording: Wording, by: string): void => {
    const fingerprint = fingerprintOf(wording);
    if (wording !== null && !now.has(fingerprint) && !past.has(fingerprint)) past.set(fingerprint, { where: 'past', by, text: blocksWords(wording) });
  };
  for (const redline of clause.redlines.toReversed()) {
    keep(redline.wording, parties[redline.party].name);
    keep(redline.basis, parties[otherParty(redline.party)].name);
  }
  return [...past.values()];
}

/** Why something was decided, and who said so. */
export type Reason = { readonly by: string; readonly text: string };

/** Every reason ever given, by the clause it is about; those of clauses that became part of another stand with that one. */
export function reasonsOf(events: readonly RecordedEvent[], clauses: readonly ClauseState[]): ReadonlyMap<ClauseId, readonly Reason[]> {
  const found = new Map<ClauseId, Reason[]>();
  const within = new Map(clauses.flatMap((clause) => clause.mergedFrom.map((id) => [id, clause.id] as const)));
  const keep = (id: ClauseId, reason: Reason): void => void found.set(within.get(id) ?? id, [...(found.get(within.get(id) ?? id) ?? []), reason]);
  for (const { event, by } of events) {
    for (const fact of event.type === 'decided-together' ? event.decisions : [event]) {
      if (!('reason' in fact) || fact.reason.trim() === '') continue;
      const ids = fact.type === 'trade-linked' ? [fact.gave.clauseId, fact.got.clauseId] : fact.type === 'clauses-confirmed' ? fact.clauseIds : [fact.clauseId];
      for (const id of ids) keep(id, { by, text: fact.reason });
    }
  }
  return found;
}

/** What finds the negotiation as a whole: its name and its parties. */
export const titleOf = (state: Pick<NegotiationState, 'name' | 'parties'>): string => [state.name, state.parties.A.name, state.parties.B.name].join('\n');
