import { count } from './count.ts';

export const compareWords = {
  title: 'Compare', before: 'Before', after: 'After', swap: 'Swap', otherFile: 'Another Word file…', compare: 'Compare', comparing: 'Comparing', mode: 'How changes are shown', side: 'Side by side', inline: 'Inline', next: 'Next change', previous: 'Previous change', saveRedline: 'Save as redline…', writing: 'Writing the redline',
  first: (name: string): string => `First text: ${name}`, sentRedline: (n: number): string => `Round ${String(n)}, sent`, sentClean: (n: number): string => `Round ${String(n)}, sent, clean`, received: (n: number): string => `Round ${String(n)}, returned`, changes: (n: number): string => count(n, 'change'), of: (at: number, n: number): string => `${String(at)} of ${count(n, 'change')}`, none: 'The two versions say the same.', same: 'Choose two different versions.',
  notCompared: 'Not compared', marks: 'A version carries tracked changes; its text with all of them accepted is compared.', pick: 'Choose two versions. Every part of the files is compared: text, tables, headers, footers, notes, fields and styles.', saved: (name: string): string => `Saved ${name}`, redlineName: (name: string): string => `${name} - comparison.docx`, clause: 'Clause', outside: 'Outside the clauses', counts: 'By kind',
} as const;
