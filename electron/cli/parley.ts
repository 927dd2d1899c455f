import { existsSync, realpathSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppFailure } from '../../shared/base/app-error.ts';
import { LIMITS } from '../../shared/docx/limits.ts';
import { ROUNDS } from '../../resources/demo/script.ts';
import { composeBackend, startEngine } from '../launch/compose.ts';
import { defaultDataFolder, installation } from '../launch/places.ts';
import { programVersion } from '../launch/program-version.ts';
import { writeDurably } from '../persistence/durable-file.ts';
import { errorCode, exportFileLayer } from '../persistence/file-layer.ts';
import { storageFailure } from '../persistence/storage-error.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { problem, runCommand, usageText } from './commands.ts';
import type { World } from './world.ts';
import { openData, terminalHost } from './open-data.ts';
import { runDemo } from './demo.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';

const places = installation(import.meta.url);
const engine = startEngine(places.worker);
const version = await programVersion(places.root);

/** The file a path leads to, through links; a path that leads nowhere yet is itself. */
function realName(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

const world: World = {
  engine,
  read: async (path) => {
    try {
      const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() || found.isDirectory() }));
      // A device or a pipe has no end to wait for, and a huge file is refused before it is read.
      if (!isFile) throw new AppFailure({ code: 'file.not-a-file', message: `${path} is not a file.`, remedy: 'Name a Word file.' });
      if (size > LIMITS.fileBytes) throw new AppFailure({ code: 'docx.too-large', message: `${path} is larger than Parley reads.`, remedy: 'Remove pictures or embedded files in Word and try again.' });
      return await readFile(path);
    } catch (error) {
      if (error instanceof AppFailure) throw error;
      const code = errorCode(error);
      if (code === 'EISDIR') throw new AppFailure({ code: 'file.folder', message: `${path} is a folder, not a file.`, remedy: 'Name a Word file in it.' });
      throw code === 'ENOENT'
        ? new AppFailure({ code: 'file.missing', message: `There is no file ${path}.`, remedy: 'Check the name.' })
        : new AppFailure({ code: 'file.unreadable', message: `${path} could not be read (${code}).`, remedy: 'Check that it is a file you may read.' });
    }
  },
  isSame: (one, two) => realName(one) === realName(two),
  write: async (path, bytes) => {
    try {
      await writeDurably(exportFileLayer, path, bytes);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EISDIR') throw new UsageError(`--out names a folder (${path}). Name the file to write in it.`);
      if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`There is no folder ${dirname(path)} to write into. Make it first, or name another.`);
      throw storageFailure(`${path} was not written`, error);
    }
  },
  version,
  now: () => new Date().toISOString(),
  filePassphrase: () => askPassphrase(process.env, 'file'),
  openData: async (folder, make) => {
    const data = folder ?? defaultDataFolder(process.platform, process.env);
    // Looking at a folder that is not there must not make one.
    if (make === undefined && !existsSync(data)) throw new AppFailure({ code: 'data.missing', message: `There is no data folder ${data}.`, remedy: 'Name it with --data.' });
    const saved = new Map<string, Uint8Array>();
    return openData(await composeBackend({ folder: data, resources: places.resources, engine, host: terminalHost(saved), version }), saved, () => askPassphrase(process.env, 'data'));
  },
  demo: (folder) => runDemo({ folder, engine, resources: places.resources, rounds: ROUNDS }),
};

function parse(words: readonly string[]): Arguments | Outcome {
  try {
    return readArguments(words);
  } catch (error) {
    if (error instanceof UsageError) return problem(EXIT.usage, 'usage', error.message, usageText());
    throw error;
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is not our failure. A full disk is, and is said.
process.stdout.on('error', (error) => {
  if (errorCode(error) === 'EPIPE') return;
  console.error(`The result could not be written out (${errorCode(error)}).`);
  process.exitCode = EXIT.unreadable;
});

async function main(): Promise<void> {
  const given = parse(process.argv.slice(2));
  const outcome = 'command' in given ? await runCommand(given, world) : given;
  engine.close();
  const json = process.argv.includes('--json');
  const text = json ? JSON.stringify(outcome.json, null, 2) : outcome.text;
  const stream = outcome.code >= EXIT.usage && !json ? process.stderr : process.stdout;
  process.exitCode = outcome.code;
  stream.write(`${text}\n`);
}

main().catch((error: unknown) => {
  // Without this the worker would keep a failed program alive.
  engine.close();
  console.error(`Something went wrong inside Parley: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = EXIT.unreadable;
});
