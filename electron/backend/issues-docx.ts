import type { PartyId } from '../../shared/contract/party.ts';
import { otherParty } from '../../shared/contract/party.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { sharedComments, type SentClause } from '../../shared/negotiation/bundle/matter.ts';
import { sameWording } from '../../shared/negotiation/fingerprint.ts';
import type { Wording } from '../../shared/negotiation/schema/content.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { line, table, titleLine, wordFile } from './word-file.ts';

/** A clause the parties stand apart on, as both can know it. */
export type Issue = { readonly clause: string; readonly wants: Readonly<Record<PartyId, string>>; readonly comments: string };

const TITLE = 'Issues list';
const NOT_THERE = '(no such clause)';

/** The open clauses: ours as it goes out, read back from the file; theirs as they last sent it; and what both said of it. */
export function openIssues(after: NegotiationState, from: PartyId, clauses: readonly SentClause[]): readonly Issue[] {
  const sent = new Map(clauses.map((clause) => [clause.clauseId, clause]));
  const to = otherParty(from);
  const comments = sharedComments(after);
  return after.clauses.flatMap((clause) => {
    const ours: Wording = sent.get(clause.id)?.blocks ?? null;
    const theirs = clause.positions[to].wording;
    if (sameWording(ours, theirs)) return [];
    const { number, heading } = sent.get(clause.id) ?? clause;
    const said = comments.filter((comment) => comment.clauseId === clause.id).map(({ comment }) => `${after.parties[comment.party].name}: ${comment.text}`);
    const words = (wording: Wording): string => (wording === null ? NOT_THERE : blocksText(wording));
    const wants = from === 'A' ? { A: words(ours), B: words(theirs) } : { A: words(theirs), B: words(ours) };
    return [{ clause: `${number} ${heading}`.trim(), wants, comments: said.join('\n') }];
  });
}

/** The open points between two parties as a Word file. */
export function issuesDocx(issues: readonly Issue[], names: Readonly<Record<PartyId, string>>, round: number): Promise<Uint8Array> {
  const summary = issues.length === 0 ? 'No clause is open.' : `Open clauses: ${String(issues.length)}`;
  return wordFile(TITLE, [
    titleLine(TITLE),
    line(`Between ${names.A} (Party A) and ${names.B} (Party B), after round ${String(round)}`),
    line(summary),
    table([3, 8, 8, 5], ['Clause', `${names.A} wants`, `${names.B} wants`, 'Comments'], issues.map(({ clause, wants, comments }) => [clause, wants.A, wants.B, comments])),
  ]);
}
