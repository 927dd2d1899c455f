import { diffWords } from '../text/word-diff.ts';
import type { SubstanceKind } from './change.ts';
import { classify } from './substance.ts';

const CONTEXT = 60;

/** The named kinds of all that differs between two wordings of one clause, each once, in the order they are met (rule C6). */
export function substanceBetween(before: string, after: string, isDefined: (word: string) => boolean): readonly SubstanceKind[] {
  const parts = diffWords(before, after);
  const kinds = new Set<SubstanceKind>();
  let lead = '';
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part.op === 'same') {
      lead = part.text.slice(-CONTEXT);
      continue;
    }
    const next = parts[index + 1];
    const replaces = part.op === 'removed' && next?.op === 'added';
    const behind = parts[index + (replaces ? 2 : 1)];
    const tail = behind?.op === 'same' ? behind.text.slice(0, CONTEXT) : '';
    const [removed, added] = [part.op === 'removed' ? part.text : '', replaces ? next.text : part.op === 'added' ? part.text : ''];
    for (const kind of classify(removed, added, { lead, tail, isDefined }).kinds) kinds.add(kind);
    if (replaces) index += 1;
  }
  return [...kinds];
}
