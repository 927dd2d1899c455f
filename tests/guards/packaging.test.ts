import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { installation } from '../../electron/launch/places.ts';

const config: unknown = load(readFileSync('electron-builder.yml', 'utf8'));
const { files, asarUnpack, icon, electronFuses } = v.parse(v.looseObject({ files: v.array(v.string()), asarUnpack: v.array(v.string()), icon: v.string(), electronFuses: v.record(v.string(), v.boolean()) }), config);
const { main, bin } = v.parse(v.looseObject({ main: v.string(), bin: v.record(v.string(), v.string()) }), JSON.parse(readFileSync('package.json', 'utf8')));
const wanted = files.filter((pattern) => !pattern.startsWith('!'));
const stem = (pattern: string): string => pattern.replace(/\/\*\*$/, '');

describe('packaging', () => {
  it('electron-builder.yml is what electron-builder’s own schema allows', () => {
    const schema = v.parse(v.looseObject({}), JSON.parse(readFileSync('node_modules/app-builder-lib/scheme.json', 'utf8')));
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
    validate(config);
    expect(validate.errors ?? []).toEqual([]);
    validate({ ...v.parse(v.looseObject({}), config), electronFuses: { runAsNod: false } });
    expect(validate.errors ?? []).not.toEqual([]);
  });

  it('everything named is there after a build, and the program that starts is packed', () => {
    for (const path of [...wanted.map(stem), ...asarUnpack.map(stem), icon, main, ...Object.values(bin)]) expect(existsSync(path), path).toBe(true);
    const packed = (path: string): boolean => wanted.some((pattern) => path === pattern || path.startsWith(`${stem(pattern)}/`));
    for (const path of [main, 'dist/preload/preload.cjs', 'dist/renderer/index.html', 'dist/worker/worker.mjs', 'resources/templates/ai-integration-partnership-agreement.docx']) expect(packed(path), path).toBe(true);
    for (const path of ['shared/base/result.ts', 'electron/main/main.ts', 'tests/run.mjs', 'resources/demo/script.ts', 'dist/cli/parley.js']) expect(packed(path), path).toBe(false);
  });

  it('the licences of everything that travels along are in it', () => {
    const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
    const { dependencies } = v.parse(v.looseObject({ dependencies: v.record(v.string(), v.string()) }), JSON.parse(readFileSync('package.json', 'utf8')));
    const sections = notices.split('-'.repeat(80));
    for (const name of [...Object.keys(dependencies), '@fontsource-variable/source-sans-3', '@fontsource-variable/source-serif-4', 'scheduler']) {
      const section = sections.find((text) => text.trim().startsWith(`${name} `));
      expect(section?.length ?? 0, name).toBeGreaterThan(400);
    }
    expect(notices).not.toContain('vitest');
  });

  it('has an icon of its own, small enough to commit', () => {
    for (const size of [512, 1024]) {
      const path = `resources/icons/parley-${String(size)}.png`;
      const bytes = readFileSync(path);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
      expect(statSync(path).size).toBeLessThan(100_000);
    }
  });

  it('fuses shut what the program never needs', () => {
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      resetAdHocDarwinSignature: true,
    });
  });

  it('the packaged program looks for its worker beside the archive, and for the rest inside', () => {
    // A file address on Windows names a drive.
    const drive = process.platform === 'win32' ? 'C:/' : '';
    const worker = (bundle: string): string => installation(`file:///${drive}${bundle}`).worker.href;
    expect(worker('opt/Parley/resources/app.asar/dist/electron/main.js')).toBe(`file:///${drive}opt/Parley/resources/app.asar.unpacked/dist/worker/worker.mjs`);
    expect(worker('src/parley/dist/electron/main.js')).toBe(`file:///${drive}src/parley/dist/worker/worker.mjs`);
    expect(installation(`file:///${drive}opt/Parley/resources/app.asar/dist/electron/main.js`).preload).toMatch(/app\.asar.dist.preload.preload\.cjs$/);
  });

  // Everything of electron-builder but Electron itself, which takes a download; the stand-in carries the bytes fuses are kept in.
  it.runIf(process.platform === 'linux')('packs no source, no test and no package, sets the fuses, and notices one that differs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-packaging-'));
    try {
      const electron = standInElectron(join(folder, 'electron'));
      const out = join(folder, 'out');
      const packed = spawnSync(process.execPath, ['node_modules/electron-builder/cli.js', '--dir', '--linux', '--x64', '--publish', 'never', `-c.electronDist=${electron}`, `-c.directories.output=${out}`], { encoding: 'utf8' });
      expect(packed.status, packed.stderr).toBe(0);
      const resources = join(out, 'linux-unpacked', 'resources');
      const names = archived(join(resources, 'app.asar'));
      expect(names).toContain(main);
      expect(names).toContain('dist/THIRD-PARTY-NOTICES.txt');
      expect(names.filter((name) => !/^(?:package\.json|LICENSE|dist\/THIRD-PARTY-NOTICES\.txt|dist\/(?:electron|preload|renderer|worker)\/.+|resources\/templates\/[^/]+\.docx)$/.test(name))).toEqual([]);
      expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
      expect(existsSync(join(resources, 'app.asar.unpacked', 'dist', 'worker', 'worker.mjs'))).toBe(true);
      const readBack = (): number | null => spawnSync(process.execPath, ['tests/electron/read-fuses.mjs', out]).status;
      expect(readBack()).toBe(0);
      const program = join(out, 'linux-unpacked', 'parley');
      const bytes = readFileSync(program);
      bytes.write('1', bytes.indexOf(SENTINEL) + SENTINEL.length + 2, 'latin1');
      writeFileSync(program, bytes);
      expect(readBack()).toBe(1);
      expect(spawnSync(process.execPath, ['tests/electron/read-fuses.mjs', join(folder, 'nowhere')]).status).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Marks where an Electron binary keeps its fuses: then their version, their number, and one character each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder laid out like Electron’s, with nothing to run in it. */
function standInElectron(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'electron'), `stand-in ${SENTINEL}\u0001\u000810110010 end`, { mode: 0o755, encoding: 'latin1' });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'version', 'locales/en-US.pak']) writeFileSync(join(folder, name), '');
  const header = Buffer.from('{"files":{}}');
  const sizes = Buffer.alloc(16);
  [4, header.length + 8, header.length + 4, header.length].forEach((size, index) => sizes.writeUInt32LE(size, index * 4));
  writeFileSync(join(folder, 'resources', 'default_app.asar'), Buffer.concat([sizes, header]));
  return folder;
}

type Entry = { readonly files?: Readonly<Record<string, Entry>> | undefined };
const EntrySchema: v.GenericSchema<unknown, Entry> = v.object({ files: v.optional(v.record(v.string(), v.lazy(() => EntrySchema))) });

/** The names of the files in an archive. */
function archived(path: string): string[] {
  const bytes = readFileSync(path);
  const header = v.parse(EntrySchema, JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')));
  const walk = (entry: Entry, at: string): string[] => (entry.files === undefined ? [at] : Object.entries(entry.files).flatMap(([name, inner]) => walk(inner, at === '' ? name : `${at}/${name}`)));
  return walk(header, '');
}
