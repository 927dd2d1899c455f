import type { PartyId } from '../../contract/party.ts';
import type { NegotiationState } from '../state.ts';

/** A name found on marks and comments of files; `party` is `null` while nobody has said whose it is. */
export type KnownAuthor = { readonly name: string; readonly party: PartyId | null };

/** Everyone whose name a file brought or who was assigned to a party, in alphabetical order (rule N41). */
export function authorsOf(state: NegotiationState): readonly KnownAuthor[] {
  const names = new Set(Object.keys(state.authors));
  for (const clause of state.clauses) {
    for (const redline of clause.redlines) for (const mark of redline.marks) names.add(mark.author);
    for (const comment of clause.comments) if (comment.origin === 'file') names.add(comment.by);
  }
  for (const round of state.rounds) if (round.kind === 'received') for (const mark of round.outside) names.add(mark.author);
  names.delete('');
  const byName = (name: string): PartyId | null => (state.parties.A.name === name ? 'A' : state.parties.B.name === name ? 'B' : null);
  return [...names].toSorted((one, two) => (one < two ? -1 : 1)).map((name) => ({ name, party: state.authors[name] ?? byName(name) }));
}
