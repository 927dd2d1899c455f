import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlobStore } from '../../electron/persistence/blobs.ts';
import { nodeFileLayer } from '../../electron/persistence/file-layer.ts';
import { readLog } from '../../electron/persistence/log.ts';
import { noSeal } from '../../electron/persistence/seal.ts';
import type { Sha256 } from '../../shared/base/branded.ts';

/** `PARLEY_KILLS=2000 npx vitest run tests/durability` is the long version. */
const KILLS = Number(process.env['PARLEY_KILLS'] ?? '25');

let folder = '';
let program = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-kill-'));
  program = join(folder, 'writer.mjs');
  await build({ entryPoints: [new URL('./kill-writer.ts', import.meta.url).pathname], bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'silent' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Kills the writer after it has reported this many saves and waited this long; gives back what it called saved. */
function writeUntilKilled(data: string, saves: number, pause: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let armed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!armed && output.split('\n').length > saves) {
        armed = true;
        setTimeout(() => child.kill('SIGKILL'), pause);
      }
    });
    child.on('error', reject);
    child.on('exit', () => resolve(output.split('\n').slice(0, -1)));
  });
}

describe('killing the program at any moment', () => {
  it(`S2: loses nothing it called saved, ${String(KILLS)} kills in a row on one log`, { timeout: 30_000 + KILLS * 2_000 }, async () => {
    const data = join(folder, 'data');
    await nodeFileLayer.makeDirectory(data);
    const blobs = createBlobStore(nodeFileLayer, join(data, 'documents'), noSeal);
    let random = 20261121;
    for (let kill = 0; kill < KILLS; kill += 1) {
      random = (random * 1103515245 + 12345) % 2147483648;
      const reported = await writeUntilKilled(data, 1 + (random % 7), random % 13);
      const content = await readLog(nodeFileLayer, join(data, 'log.jsonl'), { seal: noSeal, place: 'log' });
      if (content === 'missing') throw new Error('the log is gone');
      expect(content.damage).toBe('');
      const names = content.events.map(({ event }) => (event.type === 'negotiation-renamed' ? event.name : ''));
      for (const line of reported) {
        expect(names).toContain(line);
        await blobs.get((line.split(' ')[1] ?? '') as Sha256);
      }
    }
  });
});
