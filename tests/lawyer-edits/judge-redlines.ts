import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from '../judges/ask-judge.ts';
import { askDocxodus } from '../judges/docxodus.ts';
import { markedIn, markedWords, type Marked } from '../judges/marked-words.ts';
import type { Draft } from './draw.ts';
import type { Expectation } from './edit.ts';
import type { Redlined } from './table.ts';
import { isWithin, tokensOf } from './words.ts';

/** Marked words beyond the least before a redline shows a rewriting and not a split, a merge or a change of look. */
const BEYOND = 4;

/** What the marks of a redline show of a draft’s edits: kinder than the list of changes, as marks name no kind and no place. */
export function redlined(draft: Draft, bytes: Uint8Array): Redlined {
  const marked = markedIn(bytes);
  const words = markedWords(marked);
  const least = draft.edits.reduce((total, edit) => total + edit.words, 0);
  const found = draft.edits.flatMap((edit) => edit.expected).filter((expected) => shows(marked, expected, words - least)).length;
  return { found, words };
}

function shows(marked: Marked, expected: Expectation, beyond: number): boolean {
  const [removed, added] = [tokensOf(expected.removed), tokensOf(expected.added)];
  if (removed.length + added.length > 0) return isWithin(removed, marked.removed.flatMap(tokensOf)) && isWithin(added, marked.added.flatMap(tokensOf));
  if (expected.kinds.includes('formatting')) return marked.formatting > 0;
  if (expected.kinds.includes('split') || expected.kinds.includes('merged')) return marked.structure > 0 && beyond <= BEYOND;
  // Shifted numbers and link targets have no marks in Word; a field has when it is replaced.
  return !expected.kinds.includes('field') || marked.removed.length + marked.added.length > 0;
}

/** Docxodus’s redlines of the drafts, read in the same way; where it fails it shows nothing. */
export async function askForRedlines(drafts: readonly Draft[]): Promise<ReadonlyMap<string, Redlined>> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-drafts-'));
  try {
    const keep = (index: number, what: string, bytes: Uint8Array): string => {
      const path = join(folder, `${String(index)}-${what}.docx`);
      writeFileSync(path, bytes);
      return path;
    };
    const out = (index: number): string => join(folder, `${String(index)}-redline.docx`);
    const jobs = drafts.map((draft, index): Job => ({ id: draft.id, ask: 'redline', before: keep(index, 'before', draft.before), file: keep(index, 'after', draft.after), out: out(index) }));
    const verdicts = await askDocxodus(jobs);
    return new Map(drafts.map((draft, index) => [draft.id, verdicts[index]?.error === undefined ? redlined(draft, new Uint8Array(readFileSync(out(index)))) : { found: 0, words: 0 }] as const));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
