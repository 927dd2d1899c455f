import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { corpusFiles, isMissing, readCorpus } from './corpus.ts';

const date = '2026-04-01T09:00:00Z';
const by = { a: { author: 'Party A', date }, b: { author: 'Party B', date } };

/** Three versions in a row stand for a base and two parties: the middle one was changed into the first and into the last. */
function threesomes(): (readonly [string, string, string])[] {
  const histories = new Map<string, string[]>();
  for (const name of corpusFiles().filter((file) => file.startsWith('contract-rounds/'))) {
    const history = name.split('/')[1] ?? dirname(name);
    histories.set(history, [...(histories.get(history) ?? []), name]);
  }
  return [...histories.values()].flatMap((versions) => versions.slice(0, 3).length === 3 ? [[versions[1] ?? '', versions[0] ?? '', versions[2] ?? ''] as const] : []);
}

describe.skipIf(isMissing)('merging real versions (M1–M3; each merge proves itself or throws)', () => {
  it('two reviewers of one file', () => {
    const { report } = mergeDocuments(readCorpus('multi-reviewer/Original.docx'), readCorpus('multi-reviewer/RevisedByBob.docx'), readCorpus('multi-reviewer/RevisedByMary.docx'), by, nodeZlib);
    expect(report.counts.a + report.counts.b).toBeGreaterThan(0);
    expect(report.conflicts).toHaveLength(1);
  });
  it('three versions of every contract', () => {
    const cases = threesomes();
    for (const [base, a, b] of cases) expect(() => mergeDocuments(readCorpus(base), readCorpus(a), readCorpus(b), by, nodeZlib), base).not.toThrow();
    console.info(`Merged ${String(cases.length)} contracts with two versions each.`);
    expect(cases.length).toBeGreaterThan(10);
  });
});
