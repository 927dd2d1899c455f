import type { ChangeClass, ChangeKind } from '../../shared/contract/change.ts';
import type { Pile } from '../../shared/negotiation/schema/mark.ts';
import { count } from './count.ts';

export const kindWords: Readonly<Record<ChangeKind, string>> = {
  replaced: 'changed', inserted: 'added', deleted: 'removed', moved: 'moved', 'moved-edited': 'moved and changed', split: 'split', merged: 'merged', renumbered: 'renumbered',
  'row-inserted': 'row added', 'row-deleted': 'row removed', 'row-moved': 'row moved', cell: 'table column', formatting: 'formatting', 'header-footer': 'header or footer', note: 'note',
  comment: 'comment', field: 'field', link: 'link', style: 'style', object: 'object', section: 'page set-up',
};

/** A line without words that came or went. */
export const emptyLine = (done: string): string => `empty line ${done}`;

export const classWords: Readonly<Record<ChangeClass, string>> = {
  substantive: 'Substance', wording: 'Wording', typographic: 'Typography', formatting: 'Formatting', numbering: 'Numbering',
};

export const pileWords: Readonly<Record<Pile, string>> = {
  untracked: 'Not tracked', removed: 'Our changes removed', tracked: 'Tracked', accepted: 'Our changes accepted silently',
};

export const pileNotes: Readonly<Record<Pile, string>> = {
  untracked: 'Changed without a mark.', removed: 'We proposed it; it is gone without a mark.', tracked: 'Marked by them in Word.', accepted: 'We proposed it; it is now plain text.',
};

const DETAIL: Readonly<Record<string, string>> = {
  negation: 'not', modal: 'shall / may', conjunction: 'and / or', scope: 'all / any', limit: 'at least / at most', standard: 'standard of care', 'defined-term': 'defined term', 'hidden-text': 'hidden text', 'look-alike': 'look-alike letters',
};

/** A named kind of substance as its badge says it. */
export const detailWords = (detail: string): string => DETAIL[detail] ?? detail;

export const redlineWords = { places: (n: number): string => count(n, 'changed place'), previousHere: 'Previous change in this box', nextHere: 'Next change in this box', added: 'added', removed: 'removed', formatting: 'formatting changed', notHere: 'Not in this version', clauseAbsent: 'This clause is not in this version.', unchangedLines: (n: number): string => `${count(n, 'unchanged paragraph')} not shown` } as const;
