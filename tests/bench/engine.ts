import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { SaxesParser } from 'saxes';
import * as v from 'valibot';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { segment } from '../../shared/docx/segment/segment.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { scanXml } from '../../shared/docx/xml/scan.ts';
import { sayMissing } from '../judges/ask-judge.ts';
import { loadParsers, provideParsers } from '../judges/parsers.ts';
import { comparePeers } from './peers.ts';
import { saxesTree } from './saxes-tree.ts';
import { wordLikeDocx } from './word-like.ts';

const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

const middle = (values: readonly number[]): number => values.toSorted((one, two) => one - two)[Math.floor(values.length / 2)] ?? 0;

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The median of some runs in milliseconds, after a few that warm up. */
function median(run: () => unknown, runs: number): number {
  for (let warm = 0; warm < runs / 2; warm += 1) run();
  return middle(Array.from({ length: runs }, () => timed(run)));
}

/** How many times as long one takes as the other, run in turn: what else the machine does slows both. */
const ratio = (one: () => unknown, other: () => unknown, runs: number): number => middle(Array.from({ length: runs }, () => timed(one) / Math.max(1, timed(other))));

type Row = Readonly<Record<string, number>>;

/** Unzips a file and scans its parts, as every reading of it begins. */
const openAll = (docx: Uint8Array): unknown => {
  const opened = openPackage(docx, nodeZlib);
  return opened.partNames.filter((name) => name.endsWith('.xml')).map((name) => opened.xml(name));
};

/** One row of figures for a document of this many pages; others read the same bytes in the same run. */
async function row(pages: number): Promise<Row> {
  const before = wordLikeDocx({ pages, seed: 7 });
  const after = wordLikeDocx({ pages, seed: 7, edits: 0.05 });
  const runs = pages > 500 ? 3 : 9;
  const xml = openPackage(before, nodeZlib).xml('word/document.xml')?.source ?? '';
  const bytes = new TextEncoder().encode(xml);
  const packed = nodeZlib.deflate(bytes);
  const parsers = provideParsers() === undefined ? await loadParsers() : undefined;
  const model = readDocument(before, nodeZlib);
  const [body] = viewStories(model, 'accepted');
  const edited = readContract(before, nodeZlib).clauses.at(-1);
  const edits: readonly ClauseEdit[] = edited === undefined ? [] : [{ type: 'remove', clauseId: edited.id }];
  const openBoth = (): unknown => [before, after].map(openAll);
  const compare = (): unknown => compareDocuments(before, after, nodeZlib);
  const ours: Record<string, () => unknown> = {
    unzip: () => nodeZlib.inflate(packed, bytes.length + 1),
    scan: () => scanXml(xml),
    model: () => viewStories(readDocument(before, nodeZlib), 'accepted'),
    clauses: () => (body === undefined ? undefined : segment(model, body)),
    import: () => readContract(before, nodeZlib),
    'open both': openBoth,
    compare,
    redline: () => redlineDocuments(before, after, nodeZlib, by),
    audit: () => auditReturn(before, after, nodeZlib),
    'write redline': () => writeClauses(before, edits, { ...by, mode: 'redline' }, nodeZlib),
    'write clean': () => writeClauses(before, edits, { ...by, mode: 'clean' }, nodeZlib),
  };
  const result: Record<string, number> = { pages, 'XML MB': Math.round(bytes.length / 1e5) / 10 };
  for (const [name, run] of Object.entries(ours)) result[name] = Math.round(median(run, runs));
  result['compare / open both'] = Math.round(10 * ratio(compare, openBoth, runs)) / 10;
  // Read before the parsers of others fill the memory.
  result['peak MB'] = Math.round(process.resourceUsage().maxRSS / 1000);
  const others: Record<string, () => unknown> = { saxes: () => new SaxesParser().write(xml).close(), 'saxes xmlns': () => new SaxesParser({ xmlns: true }).write(xml).close(), 'saxes tree': () => saxesTree(xml), ...(parsers === undefined ? {} : { fflate: () => parsers.unzip(before), xmldom: () => parsers.parse(xml) }) };
  for (const [name, run] of Object.entries(others)) result[name] = Math.round(median(run, runs));
  return result;
}

/** The largest memory of a process that only imports a file of this many pages, once, as the worker does. */
function importPeak(pages: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const file = join(folder, 'contract.docx');
  writeFileSync(file, wordLikeDocx({ pages, seed: 7 }));
  try {
    const child = spawnSync(process.execPath, [process.argv[1] ?? '', IMPORT, file], { encoding: 'utf8' });
    return Number(child.stdout.trim());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures of one size from a process of its own, so that its peak of memory is its own. */
function rowInItsOwnProcess(pages: number): Row {
  const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', ROW, String(pages)], { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = child.stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`No figures for ${String(pages)} pages: ${child.stdout}`);
  return v.parse(v.record(v.string(), v.number()), JSON.parse(line));
}

/** Prints the table, then the peers on a 200-page file. */
async function bench(sizes: readonly number[]): Promise<void> {
  const missing = provideParsers();
  if (missing !== undefined) sayMissing(missing);
  console.log('Medians in milliseconds; one process for each size; import MB is the peak of a process that only imports; open both is unzip and scan of the two files compared. The last columns are others on the same bytes: saxes (nobody listening, prefixes not resolved), saxes resolving prefixes as any reader of OOXML must, saxes building the same tree and xmldom beside scan, fflate beside unzip.');
  const rows = sizes.map((pages): Row => ({ ...rowInItsOwnProcess(pages), 'import MB': importPeak(pages) }));
  console.table(rows);
  const measured = rows.find((one) => one['pages'] === PEER_PAGES) ?? rows.at(-1);
  const pages = measured?.['pages'] ?? PEER_PAGES;
  await comparePeers(wordLikeDocx({ pages, seed: 7 }), wordLikeDocx({ pages, seed: 7, edits: 0.05 }), measured?.['compare'] ?? 0);
}

const ROW = '--row';
const IMPORT = '--import';
const PEER_PAGES = 200;
const sizes = process.argv.slice(2).map(Number).filter((size) => size > 0);
if (process.argv[2] === IMPORT) {
  readContract(readFileSync(process.argv[3] ?? ''), nodeZlib);
  console.log(Math.round(process.resourceUsage().maxRSS / 1000));
} else if (process.argv[2] === ROW) console.log(JSON.stringify(await row(sizes[0] ?? PEER_PAGES)));
else await bench(sizes.length === 0 ? [20, 200, 1000] : sizes);
