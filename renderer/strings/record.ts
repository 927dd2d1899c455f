import type { RecordKind } from '../../shared/negotiation/select/record-rows.ts';
import { count } from './count.ts';

export const recordScreenWords = {
  title: 'Record', filter: 'Search the record', who: 'Whose act', all: 'Both sides and Parley', when: 'When', by: 'By', what: 'What', clause: 'Clause', reason: 'Reason', seq: '#', none: 'Nothing in the record matches.', hint: 'Nothing here is ever changed or deleted. Each line is bound to the one before it by a hash.',
  whichClause: 'Which clause', allClauses: 'All clauses', whichKind: 'What kind', shown: (n: number, of: number): string => (n === of ? count(n, 'entry', 'entries') : `${String(n)} of ${count(of, 'entry', 'entries')}`),
  timeline: 'Round by round', round: 'Round', start: 'Start', agreed: 'Agreed', open: 'Open', reopened: 'Reopened', untouched: 'Untouched', gave: (name: string): string => `Texts ${name} took over`, gaveNote: 'A text is taken over when a side ends a round on the words of the other.', roundName: (n: number, sent: boolean): string => `${String(n)} ${sent ? 'sent' : 'received'}`,
  export: 'Export for Word', exportNotes: 'With reasons and internal comments', exportNotesHint: 'Without them the record names parties only and can be shown to the other side.', exporting: 'Writing the record', exported: (name: string): string => `Saved ${name}`,
} as const;

export const kindWords: Readonly<Record<RecordKind | 'all', string>> = { all: 'Everything', rounds: 'Files and rounds', decisions: 'Decisions', comments: 'Comments', trades: 'Trades', corrections: 'Corrections and names' };

export const fileRecordWords = {
  title: 'Files', hint: 'What went out and what came in, in the exact bytes.', round: 'Round', what: 'What', name: 'File', hash: 'SHA-256', save: 'Save…', saveNamed: (name: string): string => `Save ${name}`, saved: (name: string): string => `Saved ${name}`,
  roundName: (n: number): string => (n === 0 ? 'Start' : String(n)), kinds: { start: 'First text', redline: 'redline', clean: 'clean copy', own: 'version made in Word', 'own-unsent': 'version made in Word, not sent', theirs: 'file as received' },
} as const;
export const recentFileWords = {
  title: 'Recent files', negotiation: 'Negotiation', when: 'When', open: (name: string): string => `Open ${name}`, round: (n: number): string => (n === 0 ? 'Start' : `Round ${String(n)}`),
  told: (negotiation: string, what: string): string => `${negotiation}, ${what}`,
} as const;
