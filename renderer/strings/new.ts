import { count } from './count.ts';

export const newWords = {
  title: 'New negotiation', source: 'Start from', template: 'The bundled agreement', file: 'A Word file', chooseFile: 'Choose a Word file…', chooseAnother: 'Choose another…', dropHint: 'or drop it anywhere on this window',
  name: 'Name of the negotiation', partyA: 'Party A', partyB: 'Party B', partyAHint: 'As it should be named in the record and on tracked changes.', side: 'We act for', mediator: 'Both (mediator)', create: 'Start the negotiation', creating: 'Reading the agreement', reading: 'Reading the file',
  report: 'What was read', clauses: (n: number): string => count(n, 'clause'), words: (n: number): string => count(n, 'word'),
  read: 'Read', kept: 'Kept in the file, not shown', notUnderstood: 'Not understood', nothing: 'nothing', parts: (n: number): string => count(n, 'part of the file', 'parts of the file'), notUnderstoodHint: 'Kept byte for byte in every export, but not compared.', commentsFound: (n: number): string => count(n, 'comment'), authors: 'Names on marks and comments', structure: 'How it was split',
  unnamed: 'Untitled', noSource: 'Choose what to start from.', findings: 'Noticed', pickFirst: 'Choose a starting point to see how it reads.',
} as const;

export const midDealWords = {
  title: 'Where the deal stands', partyA: 'Party A', partyB: 'Party B', marks: 'This file carries tracked changes. How should they be taken?', accepted: 'All accepted: a fresh start', proposals: 'As what each side proposes',
  proposalsNote: 'Both sides start on the text before the changes; each side’s changes become its proposals, clause by clause. Where both changed a clause, the later one has seen the earlier.',
  whoseTitle: 'Whose the names in the file are', whose: (name: string): string => `Whose name is ${name}`, sentLabel: 'Whether our changes have gone out', sent: 'Our changes were sent to them', kept: 'Not sent yet',
  drafts: 'Drafts that followed', draftsNote: 'If more versions went back and forth since, add them in order. Each is compared with the one it answers and recorded as a round of whoever sent it.', draft: (n: number, name: string): string => `Draft ${String(n)}: ${name}`, from: (name: string): string => `Who sent ${name}`,
  addDraft: 'Add the next draft…', remove: 'Leave out', removeDraft: (name: string): string => `Leave out ${name}`, rounds: 'Rounds before these', roundsHint: 'So that rounds are numbered as both sides count them. 0 if this is the beginning.',
} as const;
