import { readArguments } from '../../electron/cli/arguments.ts';
import { runCommand } from '../../electron/cli/commands.ts';
import type { Outcome } from '../../electron/cli/outcome.ts';
import type { World } from '../../electron/cli/world.ts';
import { directEngine } from './direct-engine.ts';

/** Runs a command line over files in memory; what is written joins them. A file that is not there reads as noise. */
export const runCli = (files: Map<string, Uint8Array>, ...words: readonly string[]): Promise<Outcome> => runCliOn({}, files, ...words);

/** The same with parts of the world of the test's choice. */
export function runCliOn(change: Partial<World>, files: Map<string, Uint8Array>, ...words: readonly string[]): Promise<Outcome> {
  const world: World = {
    engine: directEngine,
    read: async (path) => files.get(path) ?? new Uint8Array([1, 2, 3]),
    write: async (path, bytes) => void files.set(path, bytes),
    isSame: (one, two) => one === two,
    version: '0.1.0',
    now: () => '2026-11-21T10:00:00.000Z',
    openData: () => Promise.reject(new Error('no data folder')),
    filePassphrase: async () => null,
    demo: async () => ({ code: 0, text: '', json: {} }),
    ...change,
  };
  return runCommand(readArguments(words), world);
}
