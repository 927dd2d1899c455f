import type { Recognition } from '../../shared/api/shapes.ts';
import { count } from './count.ts';

export const receiveWords = {
  title: 'Receive a file', choose: 'Choose their Word file…', chooseHint: 'Or drop it anywhere on this window. It is compared with the exact file you last sent, part by part. Nothing is recorded until you confirm.', reviewing: 'Comparing with what you sent', review: 'Review of the returned file',
  confirm: 'Take this into the negotiation', discard: 'Discard', alarms: 'Agreed clauses that changed', alarmsNote: (n: number): string => `Their file changes ${count(n, 'clause')} you had agreed. ${n === 1 ? 'It opens' : 'They open'} again when you take it in.`, settled: 'Came back as you sent it', settledNote: 'They now hold your text, unchanged:', substance: 'Substance', wording: 'Wording', outside: 'Outside the clauses',
  noise: (n: number, what: string): string => `${count(n, 'change')} of ${what} only`, alsoNoise: (n: number): string => `and ${count(n, 'change')} of typography, formatting or numbering`, show: 'Show', hide: 'Hide', authors: 'Names Parley does not know', authorsNote: 'Whose are they? It is kept for this negotiation.', whose: (name: string): string => `Whose name is ${name}`,
  later: 'Decide later', accept: 'Accept', reject: 'Reject', choice: (clause: string): string => `What to do with ${clause}`, all: 'Everything', clean: 'Nothing changed in this file.', cleanNote: 'Every part was compared. If they returned it as their agreement, take it in.', insist: 'Take it in all the same', insistNote: 'This file is not what a return looks like. Tick this if you are sure.',
  piles: 'What is shown', summary: (clauses: number, alarms: number): string => [count(clauses, 'clause') + ' will show their new position', ...(alarms > 0 ? [count(alarms, 'agreed clause') + ' will reopen'] : [])].join(', '), taken: (n: number): string => `Taken in: ${count(n, 'clause')} changed`, next: 'Next clause', previous: 'Previous clause', newClause: 'new clause', movedClause: 'moved', findings: 'Noticed in this file', similarity: (percent: number): string => `${String(percent)} % of the sent text is in this file`, discarded: 'The file was put aside. Nothing was changed.', filteredEmpty: 'Nothing in this pile.',
} as const;

export const recognitionTone: Readonly<Record<Recognition, 'plain' | 'warn' | 'alarm'>> = {
  return: 'plain', 'first-file': 'plain', 'sent-unchanged': 'warn', 'received-before': 'warn', 'older-round': 'warn', 'another-agreement': 'alarm',
};
