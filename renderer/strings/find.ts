import { count } from './count.ts';

export const findWords = {
  open: 'Find in the agreement', openReplace: 'Find and replace…', goOnReplacing: 'Replace…', find: 'Find', replaceWith: 'Replace with', matchCase: 'Match case', wholeWord: 'Whole words', next: 'Next match', previous: 'Previous match', close: 'Close find', bar: 'Find in our text',
  none: 'Not in our text', position: (at: number, n: number): string => `${String(at)} of ${count(n, 'match', 'matches')}`, matches: (n: number): string => count(n, 'match', 'matches'),
  replace: 'Find and replace', typeFirst: 'Type what to look for. It is looked for in our text of every clause.', identical: 'The replacement changes nothing.', clauses: (n: number): string => `Clauses in which our text changes (${String(n)})`,
  agreed: (n: number): string => `Agreed, and left alone unless you reopen them (${String(n)})`, fixed: (n: number): string => `${count(n, 'match', 'matches')} in references and other fields ${n === 1 ? 'stays as it is' : 'stay as they are'}; Word fills them in.`, include: (clause: string): string => `Replace in ${clause}`, all: 'All of them',
  apply: (n: number): string => `Propose in ${count(n, 'clause')}`, reason: 'Why agreed clauses are reopened', reasonHint: 'Kept in the record; never sent.', done: (n: number): string => `Replaced in ${count(n, 'clause')}, as our proposals`, more: (n: number): string => `Show ${count(n, 'more clause')}`, preview: 'What would change',
} as const;
