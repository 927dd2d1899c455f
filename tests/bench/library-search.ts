import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createSearchService } from '../../electron/backend/search-service.ts';
import { createSessions } from '../../electron/backend/sessions.ts';
import { nodeFileLayer } from '../../electron/persistence/file-layer.ts';
import { noSeal } from '../../electron/persistence/seal.ts';
import { createWorkspace } from '../../electron/persistence/workspace.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { largeNegotiation } from './large-negotiation.ts';

const NEGOTIATIONS = 100;
const CLAUSES = 500;
const AT = '2026-11-21T10:00:00.000Z';
/** Found in every clause, in some, by several words, in one, and nowhere. */
const QUERIES = ['negligence', 'version 1', 'clause-7 liable', '"clause-499"', 'walrus'] as const;

/** How long a search over 100 negotiations of 500 clauses takes, and making ready for it (rule N37). */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-search-'));
  const workspace = createWorkspace({ files: nodeFileLayer, folder, now: () => AT, seal: noSeal, readOnly: '' });
  const sessions = createSessions({ workspace, notify: () => undefined, by: () => 'Bench' });
  try {
    const facts = largeNegotiation(CLAUSES, 60).map((event) => ({ at: AT, by: 'Bench', event }));
    for (let at = 0; at < NEGOTIATIONS; at += 1) await workspace.create(`deal-${String(at)}` as NegotiationId, facts, []);
    const before = process.memoryUsage().heapUsed;
    const service = createSearchService({ workspace, sessions });
    const start = performance.now();
    service.prepare();
    for (let waiting = 1; waiting > 0;) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ({ waiting } = await service.search({ query: '' }));
    }
    const ready = performance.now() - start;
    globalThis.gc?.();
    console.log(`Search over ${String(NEGOTIATIONS)} negotiations of ${String(CLAUSES)} clauses, about 100 words each: made ready beside other work in ${String(Math.round(ready))} ms, ${String(Math.round((process.memoryUsage().heapUsed - before) / 1e6))} MB of memory. Milliseconds from asking to answer, of 20:`);
    const rows: Record<string, Record<string, number>> = {};
    for (const query of QUERIES) {
      const times: number[] = [];
      let clauses = 0;
      for (let run = 0; run < 20; run += 1) {
        const asked = performance.now();
        ({ clauses } = await service.search({ query }));
        times.push(performance.now() - asked);
      }
      const sorted = times.toSorted((one, two) => one - two).map((time) => Math.round(time * 10) / 10);
      rows[query] = { 'clauses found': clauses, median: sorted[10] ?? 0, slowest: sorted.at(-1) ?? 0 };
    }
    console.table(rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
