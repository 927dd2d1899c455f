/**
 * Runs in a child process that the durability test kills: opens the log, appends fact after fact, and says which ones it
 * may call saved. Whatever it printed must be on the disk afterwards.
 */
import { nodeFileLayer } from '../../electron/persistence/file-layer.ts';
import { emptyLog } from '../support/empty-log.ts';
import { openLog, readLog } from '../../electron/persistence/log.ts';
import { noSeal } from '../../electron/persistence/seal.ts';
import { createBlobStore } from '../../electron/persistence/blobs.ts';

const [folder = ''] = process.argv.slice(2);
const path = `${folder}/log.jsonl`;
const form = { seal: noSeal, place: 'log' };
const content = await readLog(nodeFileLayer, path, form);
const log = await openLog(nodeFileLayer, path, form, content === 'missing' ? emptyLog : content, () => new Date().toISOString());
const blobs = createBlobStore(nodeFileLayer, `${folder}/documents`, noSeal);
for (let n = log.events().length; ; n += 1) {
  const bytes = new TextEncoder().encode(`document ${String(n)} `.repeat(2000));
  const sha256 = await blobs.put(bytes);
  const saved = await log.append(n, 'child', [{ type: 'negotiation-renamed', name: `${String(n)} ${sha256}` }]);
  if (!saved.ok) throw new Error('stale');
  process.stdout.write(`${String(n)} ${sha256}\n`);
}
