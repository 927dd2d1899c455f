import { count } from './count.ts';

export const newWords = {
  title: 'New negotiation', source: 'Start from', template: 'The bundled agreement', file: 'A Word file', chooseFile: 'Choose a Word file…', chooseAnother: 'Choose another…', dropHint: 'or drop it anywhere on this window',
  name: 'Name of the negotiation', partyA: 'Party A', partyB: 'Party B', partyAHint: 'As it should be named in the record and on tracked changes.', side: 'We act for', mediator: 'Both (mediator)', create: 'Start the negotiation', creating: 'Reading the agreement', reading: 'Reading the file',
  report: 'What was read', clauses: (n: number): string => count(n, 'clause'), words: (n: number): string => count(n, 'word'), hasMarks: 'This file carries tracked changes. Its text with all of them accepted is the starting point; the marks stay in the file.',
  read: 'Read', kept: 'Kept in the file, not shown', notUnderstood: 'Not understood', nothing: 'nothing', parts: (n: number): string => count(n, 'part of the file', 'parts of the file'), notUnderstoodHint: 'Kept byte for byte in every export, but not compared.', commentsFound: (n: number): string => count(n, 'comment'), authors: 'Names on marks and comments', structure: 'How it was split',
  unnamed: 'Untitled', noSource: 'Choose what to start from.', findings: 'Noticed', pickFirst: 'Choose a starting point to see how it reads.',
} as const;
