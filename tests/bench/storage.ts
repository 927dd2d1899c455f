import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { JSONFilePreset } from 'lowdb/node';
import { nodeFileLayer } from '../../electron/persistence/file-layer.ts';
import { noSeal } from '../../electron/persistence/seal.ts';
import type { StoredNegotiation } from '../../electron/persistence/stored-negotiation.ts';
import { createWorkspace, type Workspace } from '../../electron/persistence/workspace.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent } from '../../shared/negotiation/schema/events.ts';
import { clauseId, says } from '../support/negotiation-fixtures.ts';
import { largeNegotiation } from './large-negotiation.ts';

/** The storage table: what a durable decision costs beside the least a disk can do, and how long opening takes (storage.md, S2). */

const SIZES = [10, 10_000] as const;
const CLAUSES = 2_000;
const DECISIONS = 1_000;
const OPENINGS = 7;
const AT = '2026-11-21T10:00:00.000Z';

type Spread = { readonly p50: number; readonly p99: number };

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The middle and the slow end of some times. */
function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((one, two) => one - two);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const decision = (at: number): NegotiationEvent => ({ type: 'clause-countered', clauseId: clauseId(`clause-${String(at % 10)}`), party: 'A', reason: 'measured', blocks: says('Each party bears its own costs of this negotiation. '.repeat(8)) });

/** The least any durable save costs on this disk: as many bytes appended to one file, and fsync. */
async function bareAppend(folder: string, bytes: number): Promise<{ readonly save: () => Promise<unknown>; readonly close: () => Promise<void> }> {
  const file = await open(join(folder, 'bare.log'), 'a');
  const line = randomBytes(bytes);
  return { save: () => file.write(line).then(() => file.sync()), close: () => file.close() };
}

/** lowdb as it comes: the whole file, written again for every decision, without fsync. */
async function stockLowdb(folder: string, events: readonly NegotiationEvent[]): Promise<(at: number) => Promise<unknown>> {
  const low = await JSONFilePreset<{ events: NegotiationEvent[] }>(join(folder, `low-${String(events.length)}.json`), { events: [...events] });
  await low.write();
  return (at) => low.update((data) => void data.events.push(decision(at)));
}

const workspaceIn = (folder: string): Workspace => createWorkspace({ files: nodeFileLayer, folder, now: () => AT, seal: noSeal, readOnly: '' });

async function main(): Promise<void> {
  const folder = await mkdtemp(join(process.env['PARLEY_BENCH_DISK'] ?? tmpdir(), 'parley-bench-storage-'));
  const workspace = workspaceIn(folder);
  try {
    console.log(`A durable decision in milliseconds, ${String(DECISIONS)} of each kind in turns on one disk: appended and fsynced by Parley, the same bytes appended and fsynced barely, and the stock adapter of lowdb (which does not fsync).`);
    console.table(await savingTable(folder, workspace));
    console.log(`Opening ${CLAUSES.toLocaleString('en')} clauses and 10,000 facts: read, checked against every hash, and folded. Median of ${String(OPENINGS)} in milliseconds; the target is 500.`);
    console.table(await openingTable(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function made(workspace: Workspace, name: string, facts: readonly NegotiationEvent[]): Promise<NegotiationId> {
  const id = name as NegotiationId;
  await workspace.create(id, facts.map((event) => ({ at: AT, by: 'Bench', event })), []);
  return id;
}

async function savingTable(folder: string, workspace: Workspace): Promise<Record<string, Spread & { readonly 'times bare (p99)': number }>> {
  const logs: StoredNegotiation[] = [];
  const low: ((at: number) => Promise<unknown>)[] = [];
  for (const size of SIZES) {
    const facts = largeNegotiation(size === 10 ? 10 : CLAUSES, size);
    logs.push(await workspace.open(await made(workspace, `saving-${String(size)}`, facts)));
    low.push(await stockLowdb(folder, facts));
  }
  const bare = await bareAppend(folder, 1_024);
  const times: Record<string, number[]> = {};
  const note = async (name: string, run: () => Promise<unknown>): Promise<void> => void (times[name] ??= []).push(await timed(run));
  // In turns, so that what else the machine does at the time falls on all alike.
  for (let at = 0; at < DECISIONS; at += 1) {
    await note('bare append + fsync', bare.save);
    for (const [index, size] of SIZES.entries()) {
      const log = logs[index];
      if (log !== undefined) await note(`Parley, ${size.toLocaleString('en')} events`, () => log.append(log.events().length, 'Bench', [decision(at)]));
    }
    if (at % 10 === 0) for (const [index, size] of SIZES.entries()) await note(`stock lowdb, ${size.toLocaleString('en')} events`, async () => low[index]?.(at));
  }
  for (const log of logs) await log.close();
  await bare.close();
  const floor = spread(times['bare append + fsync'] ?? []).p99;
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, { ...spread(all), 'times bare (p99)': rounded(spread(all).p99 / floor) }]));
}

async function openingTable(folder: string): Promise<Record<string, Record<string, number>>> {
  const facts = largeNegotiation(CLAUSES, 10_000);
  const id = await made(workspaceIn(folder), 'opening', facts);
  const [read, folded, whole, used]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < OPENINGS; run += 1) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    // A workspace of its own each time: one that has read these bytes before would not check them again.
    const stored = await workspaceIn(folder).open(id);
    const opened = performance.now();
    const state = replay(stored.events());
    const end = performance.now();
    if (state.clauses.length !== CLAUSES || state.revision !== facts.length) throw new Error('The negotiation did not open whole.');
    read.push(opened - start);
    folded.push(end - opened);
    whole.push(end - start);
    // All threads, collecting garbage included: what it takes whatever else the machine does.
    const { user, system } = process.cpuUsage(cpu);
    used.push((user + system) / 1_000);
    await stored.close();
  }
  const { size } = await stat(join(folder, 'negotiations', id, 'log.jsonl'));
  return { opening: { 'read and check': spread(read).p50, fold: spread(folded).p50, whole: spread(whole).p50, 'processor time': spread(used).p50, 'log MB': rounded(size / 1e6) } };
}

await main();
