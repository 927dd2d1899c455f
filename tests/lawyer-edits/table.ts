import { LAWYER_EDITS, type Draft } from './draw.ts';
import type { Score } from './score.ts';

/** What the redlines of one engine came to on one draft. */
export type Redlined = { readonly found: number; readonly words: number };

export type Judged = { readonly draft: Draft; readonly score: Score; readonly ours?: Redlined | undefined; readonly docxodus?: Redlined | undefined };

/** The figures of one kind of edit. */
export type KindRow = {
  readonly kind: string;
  readonly edits: number;
  readonly recall: number;
  readonly precision: number;
  /** Words marked for each word that had to be, ours and Docxodus’s; `undefined` where none had to be. */
  readonly noise: number | undefined;
  /** What the marks alone show of the edits, ours and Docxodus’s. */
  readonly markedRecall: number | undefined;
  readonly docxodusRecall: number | undefined;
  readonly docxodusNoise: number | undefined;
};

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);

export function kindRows(judged: readonly Judged[]): KindRow[] {
  return LAWYER_EDITS.map(({ name }) => {
    const told = judged.flatMap(({ score }) => score.told.filter((one) => one.kind === name));
    const right = sum(judged, ({ score }) => score.right.filter((kind) => kind === name).length);
    const wrong = sum(judged, ({ score }) => score.wrong.filter(({ kind }) => kind === name).length);
    // Marked words have no owner, so only drafts with one edit tell the noise of a kind.
    const alone = judged.filter(({ draft }) => draft.kind === name && draft.edits.length === 1);
    const least = (of: readonly Judged[]): number => sum(of, ({ draft }) => sum(draft.edits, (edit) => edit.words));
    const noise = (engine: 'ours' | 'docxodus'): number | undefined => {
      const read = alone.filter((one) => one[engine] !== undefined);
      return least(read) === 0 ? undefined : sum(read, (one) => one[engine]?.words ?? 0) / least(read);
    };
    const recall = (engine: 'ours' | 'docxodus'): number | undefined => {
      const read = alone.filter((one) => one[engine] !== undefined);
      return read.length === 0 ? undefined : share(sum(read, (one) => one[engine]?.found ?? 0), sum(read, ({ draft }) => sum(draft.edits, (edit) => edit.expected.length)));
    };
    return { kind: name, edits: told.length, recall: share(told.filter((one) => one.isFound).length, told.length), precision: share(right, right + wrong), noise: noise('ours'), markedRecall: recall('ours'), docxodusRecall: recall('docxodus'), docxodusNoise: noise('docxodus') };
  });
}

const shown = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2));

/** The figures as lines of text. */
export function printed(rows: readonly KindRow[]): string {
  const line = (cells: readonly string[]): string => cells.map((cell, index) => (index === 0 ? cell.padEnd(38) : cell.padStart(10))).join('');
  const head = ['kind of edit', 'edits', 'recall', 'precision', 'noise', 'marks', 'Docxodus', 'its noise'];
  return [head, ...rows.map((row) => [row.kind, String(row.edits), shown(row.recall), shown(row.precision), shown(row.noise), shown(row.markedRecall), shown(row.docxodusRecall), shown(row.docxodusNoise)])].map(line).join('\n');
}
