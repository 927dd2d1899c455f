import { count } from './count.ts';

/** Files of Parley’s own: whole negotiations between our computers, and bundles of the other side. */
export const transfer = {
  import: 'Import…', importTitle: 'Import a file', looking: 'Checking every hash in the file', taking: 'Taking it in',
  locked: 'This file opens with a passphrase: the one it was exported with.', passphrase: 'Passphrase of the file', unlock: 'Open',
  verified: (facts: number): string => `${count(facts, 'entry', 'entries')} of the record, their chain and every document were checked.`,
  facts: { negotiation: 'Negotiation', between: 'Between', rounds: 'Rounds', changed: 'Last change' },
  roundsOf: (n: number): string => (n === 0 ? 'not sent yet' : String(n)),
  here: {
    new: { title: 'It is not on this computer yet.', body: 'It comes in with everything: record, documents, internal comments and reasons.' },
    identical: { title: 'Exactly this is here already.', body: 'There is nothing to import.' },
    'ours-ahead': { title: 'What is here is newer.', body: 'It has all that is in the file, and more. There is nothing to import.' },
    'theirs-ahead': { title: 'The file continues what is here.', body: 'Nothing here is lost by going on from it.' },
    diverged: { title: 'Both went on separately.', body: 'The file does not replace what is here. It can come in beside it, marked as a copy; you decide which one to go on with.' },
    damaged: { title: 'What is here of this negotiation is damaged or cannot be written to.', body: 'The file can come in beside it; what is here stays as it is.' },
  },
  counts: (common: number, ours: number, theirs: number): string => `${count(common, 'entry', 'entries')} in common, ${String(ours)} only here, ${String(theirs)} only in the file.`,
  do: { new: 'Import', 'go-on': 'Go on from the file', beside: 'Import beside it' },
  done: { new: (name: string): string => `${name} was imported`, 'go-on': (name: string): string => `${name} now goes on from the file`, beside: (name: string): string => `${name} was imported as a copy` },
  openHere: 'Open the one here',
  bundle: {
    from: 'Sent by', round: 'Round', clauses: 'Clauses', verified: 'Every hash in the bundle and the chain of all rounds hold.',
    starts: 'It belongs to no negotiation here.', startsBody: 'It can start one, for the other side than the one that sent it: from the text before their changes. Then you review the changes like any round; nothing is taken in before you confirm it.',
    name: 'What you call it', start: 'Start, then review', starting: 'Starting the negotiation',
    belongs: (name: string): string => `It is a round of ${name}.`, belongsBody: 'You review it before anything is recorded.', review: 'Review it', refused: (name: string): string => `It cannot be received in ${name}.`,
  },
  export: 'Export for another laptop…', exportTitle: 'Export for another laptop', exporting: 'Writing the whole negotiation',
  internal: 'The file holds everything: internal comments, reasons, names of persons, every document.', internalBody: 'It is for computers of your own side. Never send it to the other side.',
  protect: 'Encrypt it with a passphrase of its own', fresh: 'Passphrase for the file', again: 'The same passphrase, once more', length: 'At least 8 characters. Without it nobody can open the file.', differ: 'The two do not match.',
  doExport: 'Export', saved: (name: string): string => `Saved ${name}`, copy: 'copy',
} as const;
