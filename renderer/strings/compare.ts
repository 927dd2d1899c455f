import type { StoryKind } from '../../shared/contract/change.ts';
import type { ComparisonFigures, RowKind } from '../../shared/contract/presentation.ts';
import { count } from './count.ts';

export const compareWords = {
  title: 'Compare', before: 'Before', after: 'After', swap: 'Swap', spans: 'At once', sinceFirst: 'Everything since the first text', lastRound: 'The last round only', sinceAgreed: 'Since last agreed', otherFile: 'Another Word file…', compare: 'Compare', comparing: 'Comparing', mode: 'How changes are shown', side: 'Side by side', inline: 'Inline', list: 'List', next: 'Next change', previous: 'Previous change', saveRedline: 'Save as redline…', writing: 'Writing the redline',
  first: (name: string): string => `First text: ${name}`, sentRedline: (n: number): string => `Round ${String(n)}, sent`, sentClean: (n: number): string => `Round ${String(n)}, sent, clean`, received: (n: number): string => `Round ${String(n)}, returned`, changes: (n: number): string => count(n, 'change'), of: (at: number, n: number): string => `${String(at)} of ${count(n, 'change')}`, none: 'The two versions say the same.', same: 'Choose two different versions.',
  notCompared: 'Not compared', marks: 'A version carries tracked changes; its text with all of them accepted is compared.', pick: 'Choose two versions. Text, tables, headers, footers, notes, text boxes, fields and styles are compared; what is not is named.', saved: (name: string): string => `Saved ${name}`, redlineName: (name: string): string => `${name} - comparison.docx`, showNoise: (n: number): string => `Show also ${count(n, 'change')} of typography, formatting or numbering`, onlyNoise: (n: number): string => `No change of words. ${count(n, 'change')} of typography, formatting or numbering ${n === 1 ? 'is' : 'are'} hidden.`, clause: 'Clause', outside: 'Outside the clauses', counts: 'By kind',
  document: 'Both versions', absent: 'Not in this version', loading: 'Reading…', show: 'Show', toChange: 'Go to this change', changesOnly: 'Changes only', unchanged: (n: number): string => `${count(n, 'unchanged paragraph')} not shown`,
  agreedNote: 'Each clause against the words both sides last agreed on. No one file holds them together, so there is none to save; clauses that were never agreed are not compared.',
  agreedFigures: (changed: number, kept: number, never: number): string => `${count(changed, 'clause')} changed since ${changed === 1 ? 'it was' : 'they were'} agreed, ${String(kept)} as agreed, ${String(never)} never agreed`,
  agreedNone: 'Every clause that was agreed still says what was agreed.', agreedIn: (round: number): string => (round === 0 ? 'Agreed before the first round' : `Agreed in round ${String(round)}`), asAgreed: 'As agreed', bothNow: 'Both sides now', nowOf: (name: string): string => `${name} now`, goneNow: 'Not in this text.', toClause: 'Go to the clause', clauses: (n: number): string => count(n, 'clause'), clauseOf: (at: number, n: number): string => `${String(at)} of ${count(n, 'clause')}`,
  places: (n: number): string => count(n, 'changed place'), placeOf: (at: number, n: number): string => `${String(at)} of ${count(n, 'changed place')}`,
  figures: ({ wordsBefore, wordsAfter, wordsAdded, wordsRemoved, paragraphsMoved }: ComparisonFigures): string => `${count(wordsAdded, 'word')} added, ${count(wordsRemoved, 'word')} removed${paragraphsMoved === 0 ? '' : `, ${count(paragraphsMoved, 'paragraph')} moved`}; ${wordsBefore.toLocaleString('en')} words before, ${wordsAfter.toLocaleString('en')} after`,
} as const;

/** What is said beside a line whose words do not say it themselves. */
export const rowWords: Readonly<Record<RowKind, string>> = { same: '', edited: '', story: '', added: '', removed: '', moved: 'Moved here', 'moved-away': 'Moved from here', renumbered: 'Renumbered', formatting: 'Formatting changed', link: 'A link leads elsewhere', hidden: 'Words were hidden or shown' };

/** The texts outside the body. */
export const storyWords: Readonly<Record<StoryKind, string>> = { body: 'Text', header: 'Header', footer: 'Footer', footnote: 'Footnote', endnote: 'Endnote', comment: 'Comment', textbox: 'Text box' };
