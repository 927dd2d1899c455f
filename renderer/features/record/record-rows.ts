import type { PartyId } from '../../../shared/contract/party.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { NegotiationEvent, RecordedEvent } from '../../../shared/negotiation/schema/events.ts';
import type { NegotiationState } from '../../../shared/negotiation/state.ts';
import { eventWords } from '../../strings/events.ts';
import { recordWords as words } from '../../strings/record.ts';

export type RecordRow = { readonly key: number; readonly seq: number; readonly at: string; readonly by: string; readonly party: PartyId | null; readonly what: string; readonly clause: string; readonly clauseId: ClauseId | null; readonly reason: string };

function whatOf(event: NegotiationEvent): string {
  switch (event.type) {
    case 'negotiation-created':
      return words.created;
    case 'document-imported':
      return words.document(event.fileName);
    case 'round-sent':
      return words.sent(event.fileName);
    case 'round-received':
      return words.received(event.fileName);
    case 'undone':
      return words.undone(event.what in eventWords ? eventWords[event.what as keyof typeof eventWords] : event.what);
    case 'negotiation-renamed':
      return words.renamed(event.name);
    case 'negotiation-archived':
      return event.archived ? words.archived : words.unarchived;
    case 'author-mapped':
      return words.author(event.author);
    case 'comment-added':
      return words.comment(event.visibility, event.replyTo !== null);
    case 'comment-visibility-changed':
      return words.visibility(event.visibility);
    default:
      return eventWords[event.type];
  }
}

/** Several decisions made in one go are told one by one. */
const factsIn = (event: NegotiationEvent): readonly NegotiationEvent[] => (event.type === 'decided-together' ? event.decisions : [event]);

/** The log as rows, newest first. */
export function recordRows(events: readonly RecordedEvent[], state: NegotiationState): readonly RecordRow[] {
  const names = new Map(state.clauses.map((clause) => [clause.id, nameOf(clause)]));
  return events
    .flatMap((recorded) => factsIn(recorded.event).map((event) => ({ ...recorded, event })))
    .map(({ seq, at, by, event }, index): RecordRow => {
      const clauseId = 'clauseId' in event ? event.clauseId : event.type === 'clauses-confirmed' && event.clauseIds.length === 1 ? (event.clauseIds[0] ?? null) : null;
      const many = event.type === 'clauses-confirmed' && event.clauseIds.length > 1 ? words.clauses(event.clauseIds.length) : '';
      return {
        key: index, seq, at, by, clauseId,
        party: 'party' in event ? event.party : null,
        what: whatOf(event),
        clause: clauseId === null ? many : (names.get(clauseId) ?? ''),
        reason: 'reason' in event ? event.reason : event.type === 'comment-added' ? event.text : '',
      };
    })
    .toReversed();
}
