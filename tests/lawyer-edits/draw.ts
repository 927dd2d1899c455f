import type { Random } from '../support/random.ts';
import { seeded } from '../support/random.ts';
import { PARAGRAPH_KINDS } from './paragraph-kinds.ts';
import { PART_KINDS } from './part-kinds.ts';
import { SENTENCE_KINDS } from './sentence-kinds.ts';
import { WORD_KINDS } from './word-kinds.ts';
import type { Edit, EditKind } from './edit.ts';
import type { Line, Paper } from './paper.ts';

export const LAWYER_EDITS: readonly EditKind[] = [...WORD_KINDS, ...SENTENCE_KINDS, ...PARAGRAPH_KINDS, ...PART_KINDS];

export type RecordedEdit = Edit & { readonly kind: string };

/** Two versions of one agreement and every edit that lies between them. */
export type Draft = { readonly id: string; readonly name: string; readonly kind: string; readonly before: Uint8Array; readonly after: Uint8Array; readonly edits: readonly RecordedEdit[] };

/** Lines left untouched around an edit, so that each stands in a place of its own. */
const APART = 4;
const TRIES = 40;

/** A draft with an edit of this kind, alone in half of the draws and among up to four others in the rest; none where no agreement offers a place. */
export function drawDraft(papers: readonly Paper[], kind: EditKind, draw: number): Draft | undefined {
  const random = seeded(draw * 1009 + LAWYER_EDITS.indexOf(kind) * 7919);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const paper = random.pick(papers);
    const first = paper === undefined ? undefined : drawEdit(paper, kind, [], random);
    if (paper === undefined || first === undefined) continue;
    const edits = [first];
    for (let more = draw % 2 === 0 ? 0 : 4; more > 0; more -= 1) {
      const next = random.pick(LAWYER_EDITS);
      // Of each kind one: two new clauses with the same words could not be told apart.
      const edit = next === undefined || edits.some((known) => known.kind === next.name) ? undefined : drawEdit(paper, next, edits, random);
      if (edit !== undefined) edits.push(edit);
    }
    return {
      id: `${kind.name} ${String(draw)}`, name: paper.name, kind: kind.name, edits,
      before: paper.written(edits.flatMap((edit) => edit.before)), after: paper.written(edits.flatMap((edit) => edit.after)),
    };
  }
  return undefined;
}

function drawEdit(paper: Paper, kind: EditKind, others: readonly Edit[], random: Random): RecordedEdit | undefined {
  const taken = others.flatMap((edit) => edit.lines);
  const isFree = (line: Line): boolean => taken.every((index) => Math.abs(index - line.index) >= APART);
  const edit = kind.draw({ paper, random, isFree });
  const parts = new Set(others.flatMap((one) => [...one.before, ...one.after]).map((splice) => splice.part));
  const clashes = edit !== undefined && (edit.lines.some((index) => taken.some((other) => Math.abs(index - other) < APART)) || [...edit.before, ...edit.after].some((splice) => splice.part !== 'word/document.xml' && parts.has(splice.part)));
  return edit === undefined || clashes ? undefined : { ...edit, kind: kind.name };
}
