import type { Visibility } from '../../shared/negotiation/schema/comments.ts';
import { count } from './count.ts';

export const visibilityWords: Readonly<Record<Visibility, string>> = { internal: 'Internal', shared: 'Shared' };

export const commentWords = {
  title: 'Comments', none: 'No comments on this clause yet.', write: 'Write a comment', writeAction: 'Comment on this clause', who: 'Who may read it',
  hint: { internal: 'Only your side. It never goes into a file, and every file is checked for it.', shared: 'Goes out with the next redline, under your party’s name.' } satisfies Record<Visibility, string>,
  add: 'Add', answer: 'Answer', answerTo: (name: string): string => `Answer to ${name}`, resolve: 'Resolve', reopen: 'Reopen', withdraw: 'Withdraw', share: 'Share', keepInternal: 'Make internal', resolved: 'Resolved',
  by: (author: string, party: string): string => (author === party || author === '' ? party : `${author}, ${party}`), about: (quote: string): string => `On “${quote}”`,
  notSent: 'not sent yet', sent: (round: number): string => `sent in round ${String(round)}`,
  open: (n: number): string => count(n, 'open comment'), outgoing: 'Comments that go out', outgoingNone: 'No comment goes out.', staying: (n: number): string => `${count(n, 'internal comment')} ${n === 1 ? 'stays' : 'stay'} here.`, isAnswer: 'answer',
} as const;
