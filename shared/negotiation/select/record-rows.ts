import type { PartyId } from '../../contract/party.ts';
import { nameOf } from '../decide/refuse.ts';
import { isDecision } from '../evolve/decisions.ts';
import type { ClauseId } from '../ids.ts';
import type { EventOf, NegotiationEvent, RecordedEvent } from '../schema/events.ts';
import type { NegotiationState } from '../state.ts';
import { eventWords, recordWords as words } from './record-words.ts';

/** What sort of fact it is, for whoever looks for one. */
export type RecordKind = 'rounds' | 'decisions' | 'comments' | 'corrections' | 'trades';

export type RecordRow = { readonly kind: RecordKind; /** Whether the reason is a note of ours alone. */ readonly internal: boolean; /** Whether nobody but our side may know that it happened. */ readonly ours: boolean; readonly key: number; readonly seq: number; readonly at: string; readonly by: string; readonly party: PartyId | null; readonly what: string; readonly clause: string; readonly clauseId: ClauseId | null; readonly reason: string };

/** What was taken back or done again, named as the record names it elsewhere; a round is named already. */
const stepWords = (what: string): string => (what in eventWords ? eventWords[what as keyof typeof eventWords] : what);

const isStep = (event: NegotiationEvent): event is EventOf<'undone' | 'redone'> => event.type === 'undone' || event.type === 'redone';

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
    case 'own-version-taken':
      return words.own(event.fileName, event.sent);
    case 'undone':
      return words.undone(stepWords(event.what));
    case 'redone':
      return words.redone(stepWords(event.what));
    case 'negotiation-renamed':
      return words.renamed(event.name);
    case 'negotiation-archived':
      return event.archived ? words.archived : words.unarchived;
    case 'author-mapped':
      return words.author(event.author);
    case 'deadline-set':
      return words.deadline(event.scope, event.on);
    case 'comment-added':
      return words.comment(event.visibility, event.replyTo !== null);
    case 'comment-visibility-changed':
      return words.visibility(event.visibility);
    default:
      return eventWords[event.type];
  }
}

function kindOf(event: NegotiationEvent): RecordKind {
  if (event.type.startsWith('trade-') || (isStep(event) && event.what.startsWith('trade-'))) return 'trades';
  if (event.type === 'round-sent' || event.type === 'round-received' || event.type === 'own-version-taken' || event.type === 'document-imported') return 'rounds';
  if (event.type.startsWith('comment-') || (isStep(event) && event.what.startsWith('comment-'))) return 'comments';
  return isDecision(event) || event.type === 'proposal-held-back' || event.type === 'proposal-let-go' || event.type === 'clauses-confirmed' || event.type === 'clause-inserted' || isStep(event) ? 'decisions' : 'corrections';
}

/** Trades, deals, and what is held back, are for our side alone (rules N43, N47, N49). */
const isOurs = (event: NegotiationEvent): boolean => OURS.test(event.type) || (isStep(event) && OURS.test(event.what));
const OURS = /^(?:trade-(?:un)?linked|deal-set|proposal-(?:held-back|let-go))$/;

/** Behind the name of a party it goes on as a sentence does; alone it begins one. */
const told = (what: string, party: PartyId | null): string => `${party === null ? what.slice(0, 1).toUpperCase() : what.slice(0, 1).toLowerCase()}${what.slice(1)}`;

/** Several decisions made in one go are told one by one. */
const factsIn = (event: NegotiationEvent): readonly NegotiationEvent[] => (event.type === 'decided-together' ? event.decisions : [event]);

/** The log as rows, newest first. */
export function recordRows(events: readonly RecordedEvent[], state: NegotiationState): readonly RecordRow[] {
  const names = new Map(state.clauses.map((clause) => [clause.id, nameOf(clause)]));
  const clauseOf = new Map(events.flatMap(({ seq, event }) => ('clauseId' in event ? [[seq, event.clauseId] as const] : [])));
  const trades = new Map(events.flatMap(({ seq, event }) => (event.type === 'trade-linked' ? [[seq, event] as const] : [])));
  return events
    .flatMap((recorded) => factsIn(recorded.event).map((event) => ({ ...recorded, event })))
    .map(({ seq, at, by, event }, index): RecordRow => {
      const trade = event.type === 'trade-linked' ? event : event.type === 'trade-unlinked' ? trades.get(event.trade) : undefined;
      const clauseId = trade !== undefined ? trade.gave.clauseId : 'clauseId' in event ? event.clauseId : event.type === 'clauses-confirmed' && event.clauseIds.length === 1 ? (event.clauseIds[0] ?? null) : isStep(event) && event.seqs.length === 1 ? (clauseOf.get(event.seqs[0] ?? 0) ?? null) : null;
      const party = 'party' in event ? event.party : event.type === 'deadline-set' ? event.owes : null;
      const many = event.type === 'clauses-confirmed' && event.clauseIds.length > 1 ? words.clauses(event.clauseIds.length) : '';
      return {
        kind: kindOf(event), ours: isOurs(event), internal: event.type !== 'comment-added' || event.visibility === 'internal', key: index, seq, at, by, clauseId,
        party,
        what: told(trade === undefined ? whatOf(event) : (event.type === 'trade-linked' ? words.traded : words.untraded)(names.get(trade.got.clauseId) ?? words.gone), party),
        clause: clauseId === null ? many : (names.get(clauseId) ?? ''),
        reason: 'reason' in event ? event.reason : event.type === 'deal-set' ? (event.deal?.name ?? words.noDeal) : event.type === 'comment-added' ? event.text : '',
      };
    })
    .toReversed();
}
