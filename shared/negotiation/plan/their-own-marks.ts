import type { Audit, AuditItem } from '../../contract/audit.ts';
import { otherParty, type PartyId } from '../../contract/party.ts';
import type { NegotiationState } from '../state.ts';

/**
 * The audit of a file sent with the other side's own marks still in it (W2), told from our side: what they accepted of their
 * own was in the text we answered, so it is no change; what they took back of their own changed the text without a mark.
 */
export function tellTheirOwnMarks(audit: Audit, state: NegotiationState, theirs: PartyId): Audit {
  const isTheirOwn = ({ author }: AuditItem): boolean => author !== '' && author !== state.parties[otherParty(theirs)].name && (author === state.parties[theirs].name || state.authors[author] === theirs);
  const takenBack = audit.removed.filter(isTheirOwn);
  if (takenBack.length === 0 && !audit.accepted.some(isTheirOwn)) return audit;
  return {
    ...audit,
    untracked: [...audit.untracked, ...takenBack.map(turned)],
    removed: audit.removed.filter((item) => !isTheirOwn(item)),
    accepted: audit.accepted.filter((item) => !isTheirOwn(item)),
  };
}

const OPPOSITE: Readonly<Partial<Record<AuditItem['kind'], AuditItem['kind']>>> = {
  inserted: 'deleted', deleted: 'inserted', 'row-inserted': 'row-deleted', 'row-deleted': 'row-inserted', split: 'merged', merged: 'split',
};

/** Taking back an insertion deletes its words, taking back a deletion puts them in again; taking back a split merges. */
const turned = (item: AuditItem): AuditItem => ({
  ...item,
  kind: OPPOSITE[item.kind] ?? item.kind,
  removed: item.added,
  added: item.removed,
  author: '',
  date: '',
});
