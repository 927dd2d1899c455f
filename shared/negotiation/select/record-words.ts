import type { Visibility } from '../schema/comments.ts';
import type { Step } from '../state.ts';
import type { BiographyEntry } from './biography.ts';
import type { TradeSide } from './trades.ts';

/** What happened, in a few words, with the party named beside it. */
export const eventWords: Readonly<Record<BiographyEntry['what'], string>> = {
  'negotiation-created': 'started the negotiation', 'document-imported': 'first text', 'round-sent': 'sent', 'round-received': 'changed it in their file', 'own-version-taken': 'changed it in a version made in Word', 'negotiation-renamed': 'renamed the negotiation', 'negotiation-archived': 'archived or brought back',
  'parties-named': 'named the parties', 'author-mapped': 'said whose an author is', 'deadline-set': 'set a deadline', 'deal-set': 'said which deal it belongs to', 'trade-linked': 'noted a trade', 'trade-unlinked': 'removed a trade', 'clause-inserted': 'added the clause', 'clause-relabelled': 'relabelled the clause', 'clause-split': 'split the clause', 'clauses-merged': 'merged it with the next clause', 'clauses-confirmed': 'stood on this text', 'change-accepted': 'accepted the other side’s text',
  'decided-together': 'decided several clauses at once',
  'change-rejected': 'rejected the other side’s change', 'clause-countered': 'proposed a new text', 'proposal-withdrawn': 'withdrew the proposal', 'clause-parked': 'set it aside', 'proposal-held-back': 'held the proposal back', 'proposal-let-go': 'let the proposal go out', 'clause-reopened': 'reopened it', 'agreed-text-kept': 'went back to the agreed text',
  'clause-removed': 'proposed to remove it', 'comment-added': 'wrote a comment', 'comment-resolved': 'resolved a comment', 'comment-reopened': 'reopened a comment', 'comment-withdrawn': 'withdrew a comment', 'comment-visibility-changed': 'changed who may read a comment',
  undone: 'undid a step', redone: 'redid a step', agreed: 'Agreed: both sides hold the same text', alarm: 'No longer agreed',
};

const stepWords: Readonly<Record<Step['how'], string>> = { accepted: 'accepted', countered: 'countered', withdrawn: 'withdrew', 'in-file': 'changed in a file' };

/** One side of a trade: which clause, how and when it was given, and whether that still holds (rule N43). */
export function tradeSideWords(clause: string, { step, standing }: TradeSide): string {
  if (step === null) return `${clause} (not given yet)`;
  return `${clause} (${step.how === 'in-file' && step.whole ? 'taken over in a file' : stepWords[step.how]}${step.round === 0 ? '' : `, round ${String(step.round)}`}${standing === 'moved-on' ? '; moved again since' : ''})`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2026-12-02` as one writes it. */
const dayOf = (day: string): string => `${String(Number(day.slice(8)))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

/** What is told with what it is about. The record reads alike in the window and on paper. */
export const recordWords = {
  clauses: (n: number): string => `${String(n)} clauses`,
  comment: (visibility: Visibility, isAnswer: boolean): string => `${isAnswer ? 'Answered' : 'Wrote'} (${visibility} comment)`, visibility: (visibility: Visibility): string => (visibility === 'shared' ? 'Shared a comment thread' : 'Made a comment thread internal'),
  noDeal: 'to none', gone: 'another clause', traded: (clause: string): string => `Gave it for ${clause}`, untraded: (clause: string): string => `No longer noted as given for ${clause}`,
  document: (name: string): string => `Read ${name}`, sent: (name: string): string => `Sent ${name}`, received: (name: string): string => `Sent us ${name}`, own: (name: string, sent: boolean): string => `Took in our own version ${name}${sent ? ', sent already' : ''}`, undone: (what: string): string => `Took back: ${what}`, redone: (what: string): string => `Did again: ${what}`, renamed: (name: string): string => `Renamed to “${name}”`, created: 'Started the negotiation', archived: 'Archived', unarchived: 'Brought back from the archive', deadline: (scope: 'deal' | 'round', on: string | null): string => `${on === null ? 'Has no deadline any more for' : `Has until ${dayOf(on)} for`} ${scope === 'deal' ? 'the deal' : 'this round'}`, author: (author: string): string => `Names on marks: “${author}”`,
} as const;
