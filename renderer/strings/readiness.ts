import { count } from './count.ts';

export const readinessWords = {
  title: 'Readiness', ready: 'Every clause is agreed.', readyFindings: (n: number): string => `Every clause is agreed; ${count(n, 'finding')} in the last file ${n === 1 ? 'needs' : 'need'} a look.`, notReady: (n: number): string => `${count(n, 'clause')} ${n === 1 ? 'is' : 'are'} not agreed yet`,
  findings: 'Noticed in their last file', import: 'Noticed on import', go: 'Go to clause', agreeUntouched: (n: number): string => `Agree to ${count(n, 'untouched clause')}`, agreeHint: 'Says for our side that every clause nobody has touched may stay as it is. It is agreed once the other side returns it unchanged.', confirmed: 'Our side agrees to every untouched clause', checks: {
    running: 'Checking the text…', blocks: 'To settle before signing', warns: 'To look at', notes: 'Worth knowing',
    about: 'Checked is the clean copy our side would send now: blanks, options, references, defined terms, amounts, dates, names and leftovers.',
    summary: (n: number): string => (n === 0 ? 'Nothing in the text blocks a signature' : `${count(n, 'finding')} in the text ${n === 1 ? 'blocks' : 'block'} a signature`),
  },
  groups: { reopened: 'Reopened', ours: 'Ours to answer', theirs: 'Theirs to answer', untouched: 'Not confirmed' },
} as const;
