import { count } from './count.ts';

export const signatureWords = {
  button: 'Signature copy…', hint: 'The text both sides sign, without marks, comments or names, and a certificate anyone can check offline. It is refused while anything stands in its way.', title: 'Signature copy', making: 'Checking and writing the signature copy', made: 'The signature copy is ready.', madeNote: (n: number): string => `It was opened again from its bytes: ${count(n, 'clause')} read exactly as agreed. Keep the certificate beside it.`,
  blocked: (n: number): string => `No signature copy: ${count(n, 'point')} ${n === 1 ? 'stands' : 'stand'} in its way`, blockedNote: (findings: number, clauses: number): string => `${count(findings, 'finding')} in the text, ${count(clauses, 'clause')} not agreed.`, goTo: (clause: string): string => `Go to ${clause}`,
} as const;

export const sendWords = {
  title: (round: number): string => `Send round ${String(round)}`, preview: 'What they will see', reading: 'Preparing what they will see', author: 'Tracked changes carry the name', base: 'On top of', produce: 'Produce the files', producing: 'Writing the files', changes: (n: number): string => count(n, 'changed clause'), none: 'No clause changes.',
  redline: 'Redline', redlineHint: 'Your changes as Word’s own tracked changes.', clean: 'Clean copy', cleanHint: 'The same text with every change accepted.', save: 'Save…', hash: 'SHA-256', copyHash: 'Copy', copied: 'Copied', doneTitle: (round: number): string => `Round ${String(round)} is ready`, doneBody: 'Attach a file to your e-mail. The exact bytes are kept here: what comes back is compared with them. It is now their turn.', toWorkspace: 'Back to the negotiation',
  keepMarks: 'Keep their tracked changes in the redline.', keepMarksHint: 'Ours stand on top of theirs, each under its own name. Otherwise theirs are accepted first and only ours are marked.',
  scrub: 'Leave out names of persons and machines.', scrubHint: 'In the redline our changes keep our name; other changes and comments stay, under “Author 1”, “Author 2” … and without dates. The clean copy carries no comments.',
  metadata: 'What the file tells about people', metadataNaming: (n: number): string => count(n, 'entry', 'entries'), metadataNone: 'Nothing in the file names a person or a machine.', metadataHint: 'This is the file yours is written on. Links, linked pictures, embedded files and hidden text stay in any case: they belong to the contract or to how it looks.', metadataTimes: (n: number): string => (n === 1 ? '' : `${String(n)} ×`),
  cleanOnly: 'Only a clean copy…', cleanOnlyHint: 'The document as our side stands now. No round, the turn stays.', saved: (name: string): string => `Saved ${name}`, bytes: (n: number): string => `${(n / 1024).toFixed(0)} KB`, kinds: { replaced: 'changed', inserted: 'added', removed: 'removed', moved: 'moved' }, undo: 'Sending can be undone with Ctrl Z as long as nothing came back.',
} as const;
