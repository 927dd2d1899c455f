import { assertNever } from '../../base/assert-never.ts';
import type { EventOf, NegotiationEvent, RecordedEvent } from '../schema/events.ts';
import type { ClauseState } from '../state.ts';
import { addComment, changeComments } from './comments.ts';
import { decideClause, type DecisionEvent } from './decisions.ts';

/** A fact that changes the one clause it names and nothing else: nearly every fact of a long negotiation. */
export type ClauseFact = DecisionEvent | EventOf<'clause-relabelled' | 'proposal-held-back' | 'proposal-let-go' | 'comment-added' | 'comment-resolved' | 'comment-reopened' | 'comment-withdrawn' | 'comment-visibility-changed'>;

const TYPES: ReadonlySet<NegotiationEvent['type']> = new Set<ClauseFact['type']>([
  'change-accepted', 'change-rejected', 'clause-countered', 'proposal-withdrawn', 'clause-parked', 'clause-reopened', 'agreed-text-kept', 'clause-removed',
  'clause-relabelled', 'proposal-held-back', 'proposal-let-go', 'comment-added', 'comment-resolved', 'comment-reopened', 'comment-withdrawn', 'comment-visibility-changed',
]);

export const isClauseFact = (event: NegotiationEvent): event is ClauseFact => TYPES.has(event.type);

/** The clause after a fact that names it. */
export function clauseAfter(clause: ClauseState, event: ClauseFact, recorded: RecordedEvent, round: number): ClauseState {
  switch (event.type) {
    case 'clause-relabelled': {
      const { number, heading, kind } = event;
      return { ...clause, number, heading, kind, relabelled: true };
    }
    case 'proposal-held-back':
      return { ...clause, held: event.party };
    case 'proposal-let-go':
      return { ...clause, held: null };
    case 'comment-added':
      return addComment(clause, event, recorded);
    case 'comment-resolved':
    case 'comment-reopened':
    case 'comment-withdrawn':
    case 'comment-visibility-changed':
      return changeComments(clause, event);
    case 'change-accepted':
    case 'change-rejected':
    case 'clause-countered':
    case 'proposal-withdrawn':
    case 'clause-parked':
    case 'clause-reopened':
    case 'agreed-text-kept':
    case 'clause-removed':
      return decideClause(clause, event, recorded, round);
    default:
      return assertNever(event);
  }
}
