import process from 'node:process';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { isMissing } from '../corpus/corpus.ts';
import { sayMissing } from '../judges/ask-judge.ts';
import { provideDocxodus } from '../judges/docxodus.ts';
import { drawDraft, LAWYER_EDITS } from './draw.ts';
import { askForRedlines, redlined } from './judge-redlines.ts';
import { openPapers } from './papers.ts';
import { scoreChanges } from './score.ts';
import { kindRows, printed, type Judged } from './table.ts';

/** Draws of each kind, and the first; Docxodus is asked about the first few that have one edit only. */
const DRAWS = Number(process.env['PARLEY_DRAWS'] ?? '20');
const FIRST = Number(process.env['PARLEY_FIRST_DRAW'] ?? '0');
const PEER_DRAWS = Number(process.env['PARLEY_PEER_DRAWS'] ?? '3');
/** Only kinds whose name holds this; each miss is then told in full. */
const ONLY = process.env['PARLEY_KIND'] ?? '';
const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

/** Draws drafts of every kind, compares them, and prints how well the edits were told, by kind. */
async function benchmark(): Promise<void> {
  const papers = openPapers();
  const judged: Judged[] = [];
  for (const kind of LAWYER_EDITS.filter(({ name }) => name.includes(ONLY))) {
    for (let draw = FIRST; draw < FIRST + DRAWS; draw += 1) {
      const draft = drawDraft(papers, kind, draw);
      if (draft === undefined) continue;
      const score = scoreChanges(draft, compareDocuments(draft.before, draft.after, nodeZlib).changes);
      const ours = draft.edits.length === 1 ? redlined(draft, redlineDocuments(draft.before, draft.after, nodeZlib, by).bytes) : undefined;
      judged.push({ draft, score, ours });
      if (process.env['PARLEY_MISSES'] !== undefined) tell({ draft, score });
    }
  }
  console.log(printed(kindRows(await withPeer(judged))));
}

function tell({ draft, score }: Judged): void {
  const missed = score.told.filter(({ isFound }) => !isFound);
  if (missed.length + score.wrong.length === 0) return;
  console.log(`\n${draft.id}, ${draft.name}, edits: ${draft.edits.map((edit) => edit.kind).join('; ')}`);
  for (const { kind, expected } of missed) console.log(`  missed ${kind}: [${expected.removed}] → [${expected.added}] at ${JSON.stringify(expected.place.slice(0, 200))}`);
  for (const { kind, change } of score.wrong) console.log(`  wrong at ${kind}: ${change.kind} ${change.class} (${change.detail.join(', ')}) [${change.removed.slice(0, 200)}] → [${change.added.slice(0, 200)}] in ${JSON.stringify((change.before || change.after).slice(0, 120))}`);
}

async function withPeer(judged: readonly Judged[]): Promise<readonly Judged[]> {
  if (PEER_DRAWS === 0) return judged;
  const missing = provideDocxodus();
  if (missing !== undefined) {
    sayMissing(missing);
    return judged;
  }
  const asked = LAWYER_EDITS.flatMap(({ name }) => judged.filter(({ draft }) => draft.kind === name && draft.edits.length === 1).slice(0, PEER_DRAWS)).map(({ draft }) => draft);
  const answers = await askForRedlines(asked);
  return judged.map((one) => ({ ...one, docxodus: answers.get(one.draft.id) }));
}

if (!isMissing) await benchmark();
