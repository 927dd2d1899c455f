import { count } from './count.ts';

export const sendWords = {
  title: (round: number): string => `Send round ${String(round)}`, preview: 'What they will see', reading: 'Preparing what they will see', author: 'Tracked changes carry the name', base: 'On top of', produce: 'Produce the files', producing: 'Writing the files', changes: (n: number): string => count(n, 'changed clause'), none: 'No clause changes.',
  redline: 'Redline', redlineHint: 'Your changes as Word’s own tracked changes.', clean: 'Clean copy', cleanHint: 'The same text with every change accepted.', save: 'Save…', hash: 'SHA-256', copyHash: 'Copy', copied: 'Copied', doneTitle: (round: number): string => `Round ${String(round)} is ready`, doneBody: 'Attach a file to your e-mail. The exact bytes are kept here: what comes back is compared with them. It is now their turn.', toWorkspace: 'Back to the negotiation',
  keepMarks: 'Keep their tracked changes in the redline.', keepMarksHint: 'Ours stand on top of theirs, each under its own name. Otherwise theirs are accepted first and only ours are marked.',
  cleanOnly: 'Only a clean copy…', cleanOnlyHint: 'The document as our side stands now. No round, the turn stays.', saved: (name: string): string => `Saved ${name}`, bytes: (n: number): string => `${(n / 1024).toFixed(0)} KB`, kinds: { replaced: 'changed', inserted: 'added', removed: 'removed', moved: 'moved' }, undo: 'Sending can be undone with Ctrl Z as long as nothing came back.',
} as const;
