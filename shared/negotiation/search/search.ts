import { foldText } from '../../text/fold.ts';
import type { ClauseId } from '../ids.ts';
import type { RecordedEvent } from '../schema/events.ts';
import type { NegotiationState } from '../state.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { clauseLabel, passagesOf, reasonsOf, titleOf, type Passage } from './passages.ts';

/** One negotiation, prepared for looking words up in it. Made from its state, never stored. */
export type SearchIndex = { readonly title: string; readonly clauses: readonly IndexedClause[] };

type IndexedClause = {
  readonly clauseId: ClauseId;
  readonly label: string;
  readonly passages: readonly Passage[];
  /** All passages as they are looked for, one after the other. */
  readonly folded: string;
};

/** A clause that was found, with the passage that says most of what was looked for. */
export type SearchHit = Excerpt & Pick<Passage, 'where' | 'by'> & { readonly clauseId: ClauseId; readonly clause: string };

export type Searched = {
  /** Its name or parties say all that was looked for. */
  readonly named: boolean;
  /** How many clauses were found, the ones left out of `hits` included. */
  readonly count: number;
  /** In the order of the document. */
  readonly hits: readonly SearchHit[];
};

/** Prepares a negotiation for searching (rule N37). */
export function indexOf(state: NegotiationState, events: readonly RecordedEvent[]): SearchIndex {
  const reasons = reasonsOf(events, state.clauses);
  const clauses = state.clauses.map((clause): IndexedClause => {
    const passages = passagesOf(clause, state.parties, reasons.get(clause.id) ?? []);
    return { clauseId: clause.id, label: clauseLabel(clause), passages, folded: passages.map((passage) => foldText(passage.text)).join('\n') };
  });
  return { title: foldText(titleOf(state)), clauses };
}

/** What is looked for: every word by itself, and what stands in quotes as one. Empty when nothing is. */
export const termsOf = (query: string): readonly string[] =>
  [...new Set([...foldText(query).matchAll(/"([^"]+)"|([^\s"]+)/g)].map((match) => (match[1] ?? match[2] ?? '').trim()).filter((term) => term !== ''))];

/**
 * The clauses of one negotiation that say all of the terms, wherever in the clause; what its name and parties say counts for
 * every clause, so that a party and a word find that word in the negotiations with that party.
 */
export function searchIn(index: SearchIndex, terms: readonly string[], most: number): Searched {
  if (terms.length === 0) return { named: false, count: 0, hits: [] };
  const missing = terms.filter((term) => !index.title.includes(term));
  const named = missing.length === 0;
  const wanted = named ? terms : missing;
  const found = index.clauses.filter(({ folded }) => wanted.every((term) => folded.includes(term)));
  return { named, count: found.length, hits: found.slice(0, most).flatMap((clause) => hitIn(clause, terms)) };
}

function hitIn(clause: IndexedClause, terms: readonly string[]): readonly SearchHit[] {
  let best: { readonly passage: Passage; readonly said: number } | undefined;
  for (const passage of clause.passages) {
    const folded = foldText(passage.text);
    const said = terms.filter((term) => folded.includes(term)).length;
    if (said > (best?.said ?? 0)) best = { passage, said };
  }
  if (best === undefined) return [];
  const { where, by, text } = best.passage;
  return [{ clauseId: clause.clauseId, clause: clause.label, where, by, ...excerptOf(text, terms) }];
}
