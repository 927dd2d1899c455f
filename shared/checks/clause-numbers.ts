import type { ClauseNode } from '../contract/clause.ts';
import type { ContractDocument } from '../contract/document.ts';
import { clausesOf, linesOf } from './lines.ts';

/** What the numbers of a document can be called: `5.2`, `4(a)`; each with the word its label carries, if any. */
export type ClauseNumbers = {
  /** Normal number → the words it stands under (`article`, `section`), `''` for a bare number. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** Attachments by `schedule a`, as written. */
  readonly attachments: ReadonlyMap<string, ClauseNode>;
  /** Headings by number, and numbers by heading, in small letters. */
  readonly headings: ReadonlyMap<string, string>;
  readonly byHeading: ReadonlyMap<string, string>;
};

const LABEL = /^\s*(?:(article|section|clause|paragraph|part|chapter)\s+)?((?:\d+|[IVXLC]+)(?:\.\d+)*)\.?[):]?\s*$/i;
const ATTACHMENT = /^\s*(schedule|exhibit|annex|annexe|appendix|attachment)\s+([A-Z0-9]{1,4}(?:[-.]\d+)?)\b/i;
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** `IV` → `4`; everything else as it is. */
export function arabic(number: string): string {
  if (!/^[IVXLC]+$/i.test(number)) return number;
  const values = [...number.toUpperCase()].map((letter) => ROMAN[letter] ?? 0);
  return String(values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0));
}

/** Collects every number a reference could mean. */
export function clauseNumbers(contract: ContractDocument): ClauseNumbers {
  const words = new Map<string, Set<string>>();
  const attachments = new Map<string, ClauseNode>();
  const headings = new Map<string, string>();
  const byHeading = new Map<string, string>();
  const add = (number: string, word: string): void => {
    const known = words.get(number) ?? new Set<string>();
    known.add(word.toLowerCase());
    words.set(number, known);
  };
  const paths = new Map<ClauseNode, string>();
  for (const { node, above } of clausesOf(contract)) {
    const attachment = ATTACHMENT.exec(node.number) ?? (node.kind === 'schedule' ? ATTACHMENT.exec(node.heading) : null);
    if (attachment !== null) {
      attachments.set(`${attachment[1] ?? ''} ${attachment[2] ?? ''}`.toLowerCase(), node);
      continue;
    }
    const label = LABEL.exec(node.number);
    const over = (above === null ? undefined : paths.get(above)) ?? '';
    const letter = /^\(?([a-z0-9]{1,5})\)$/i.exec(node.number.trim())?.[1];
    const path = label === null ? (letter === undefined ? over : `${over}(${letter.toLowerCase()})`) : arabic(label[2] ?? '');
    paths.set(node, path);
    if (label !== null && node.heading !== '') {
      headings.set(path, node.heading);
      byHeading.set(node.heading.toLowerCase(), path);
    }
    if (label !== null) add(path, label[1] ?? '');
    else if (letter !== undefined && path !== '') add(path, '');
    // “1.” below “ARTICLE 4” is cited 4.1 as well.
    if (label !== null && over !== '' && !path.includes('.')) add(`${over}.${path}`, '');
  }
  for (const line of linesOf(contract)) {
    const path = paths.get(line.node) ?? '';
    if (path === '') continue;
    // Letters in running text count: “Section 5(b)” means the (b) in the sentence of 5.
    for (const match of `${line.label} ${line.text}`.matchAll(/(?:^|[\s(])\(?([a-z]{1,4}|\d{1,2})\)/g)) add(`${path}(${match[1] ?? ''})`, '');
  }
  return { words, attachments, headings, byHeading };
}
