import process from 'node:process';
import { SaxesParser } from 'saxes';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { scanXml } from '../../shared/docx/xml/scan.ts';
import { wordLikeDocx } from './word-like.ts';

const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

/** The median of some runs in milliseconds, after one that warms up. */
function median(run: () => unknown, runs: number): number {
  run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((one, two) => one - two)[Math.floor(runs / 2)] ?? 0;
}

/** One row of figures for a document of this many pages; timings are medians, saxes reads the same XML in the same run. */
function row(pages: number): Record<string, number> {
  const before = wordLikeDocx({ pages, seed: 7 });
  const after = wordLikeDocx({ pages, seed: 7, edits: 0.05 });
  const runs = pages > 500 ? 3 : 5;
  const xml = openPackage(before, nodeZlib).xml('word/document.xml')?.source ?? '';
  const bytes = new TextEncoder().encode(xml);
  const packed = nodeZlib.deflate(bytes);
  const clauses = readContract(before, nodeZlib).clauses;
  const edited = clauses.at(-1);
  const figures: Record<string, () => unknown> = {
    unzip: () => nodeZlib.inflate(packed, bytes.length + 1),
    scan: () => scanXml(xml),
    saxes: () => new SaxesParser().write(xml).close(),
    model: () => viewStories(readDocument(before, nodeZlib), 'accepted'),
    import: () => readContract(before, nodeZlib),
    compare: () => compareDocuments(before, after, nodeZlib),
    redline: () => redlineDocuments(before, after, nodeZlib, by),
    audit: () => auditReturn(before, after, nodeZlib),
    export: () => writeClauses(before, edited === undefined ? [] : [{ type: 'remove', clauseId: edited.id }], { ...by, mode: 'redline' }, nodeZlib),
  };
  const result: Record<string, number> = { pages, 'XML MB': Math.round(bytes.length / 1e5) / 10 };
  for (const [name, run] of Object.entries(figures)) result[name] = Math.round(median(run, runs));
  result['RSS MB'] = Math.round(process.memoryUsage().rss / 1e6);
  return result;
}

const sizes = process.argv.slice(2).map(Number).filter((size) => size > 0);
console.log('Medians in milliseconds, one process.');
console.table((sizes.length === 0 ? [20, 200, 1000] : sizes).map(row));
