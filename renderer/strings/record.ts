import type { Visibility } from '../../shared/negotiation/schema/comments.ts';

export const recordWords = {
  title: 'Record', filter: 'Search the record', who: 'Whose act', all: 'Both sides and Parley', when: 'When', by: 'By', what: 'What', clause: 'Clause', reason: 'Reason', seq: '#', none: 'Nothing in the record matches.', hint: 'Nothing here is ever changed or deleted. Each line is bound to the one before it by a hash.', clauses: (n: number): string => `${String(n)} clauses`,
  comment: (visibility: Visibility, isAnswer: boolean): string => `${isAnswer ? 'Answered' : 'Wrote'} (${visibility} comment)`, visibility: (visibility: Visibility): string => (visibility === 'shared' ? 'Shared a comment thread' : 'Made a comment thread internal'),
  document: (name: string): string => `Read ${name}`, sent: (name: string): string => `Sent ${name}`, received: (name: string): string => `Received ${name}`, undone: (what: string): string => `Took back: ${what}`, renamed: (name: string): string => `Renamed to “${name}”`, created: 'Started the negotiation', archived: 'Archived', unarchived: 'Brought back from the archive', author: (author: string): string => `Names on marks: “${author}”`,
} as const;
