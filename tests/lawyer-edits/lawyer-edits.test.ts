import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { isMissing } from '../corpus/corpus.ts';
import { drawDraft, LAWYER_EDITS } from './draw.ts';
import { redlined } from './judge-redlines.ts';
import { openPapers } from './papers.ts';
import { scoreChanges } from './score.ts';
import { kindRows, printed, type Judged } from './table.ts';

/** Draws of each kind of edit; the redline of the first is read as well. */
const DRAWS = Number(process.env['PARLEY_DRAWS'] ?? '4');
const RECALL = 0.99;
const PRECISION = 0.97;
/** Marked words for each word that had to be marked; a tab in a removed row parts words the generator counts as one. */
const NOISE = 1.1;
const SECONDS = 1000;
const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

describe.skipIf(isMissing)('edits a lawyer made, and nobody told the engine of', () => {
  it(`C11: ${String(LAWYER_EDITS.length)} kinds are told in their place, with their words, as what they are`, { timeout: (60 + DRAWS * 20) * SECONDS }, () => {
    const papers = openPapers();
    const judged = LAWYER_EDITS.flatMap((kind) =>
      Array.from({ length: DRAWS }, (_, draw): Judged | undefined => {
        const draft = drawDraft(papers, kind, draw);
        if (draft === undefined) return undefined;
        const ours = draw === 0 ? redlined(draft, redlineDocuments(draft.before, draft.after, nodeZlib, by).bytes) : undefined;
        return { draft, score: scoreChanges(draft, compareDocuments(draft.before, draft.after, nodeZlib).changes), ours };
      }).filter((one) => one !== undefined),
    );
    const rows = kindRows(judged);
    console.info(printed(rows));
    expect(rows.filter(({ edits }) => edits === 0).map(({ kind }) => kind), 'kinds no agreement offered a place for').toEqual([]);
    expect(rows.filter(({ recall, precision, noise }) => recall < RECALL || precision < PRECISION || (noise ?? 1) > NOISE)).toEqual([]);
  });
});
