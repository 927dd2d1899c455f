import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTest, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const testFolder = readdirSync('tests', { recursive: true })
  .map((name) => join('tests', String(name)).split(sep).join('/'))
  .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.includes('/node_modules/'));
const everything = new Map([...files.map((file) => [file.path, file.text] as const), ...testFolder.map((path) => [path, readFileSync(path, 'utf8')] as const)]);

/** Where programs start; everything else must be reached from one of these. */
const ENTRIES = [
  'electron/main/main.ts', 'electron/preload/preload.ts', 'electron/worker/entry.ts', 'electron/launch/start.ts', 'electron/cli/parley.ts', 'electron/host/local/bridge.ts',
  'renderer/main.tsx', 'renderer/vite.config.ts', 'resources/agreement/generate.ts',
];

/** Packages used by name on a command line or by another tool, not by an import. */
const TOOLS = new Set(['typescript', 'oxlint', 'electron-builder', 'electron', 'vite', '@vitejs/plugin-react', 'esbuild']);

const EXPORT = /^export\s+(?:declare\s+)?(?:async\s+)?(?:const|let|function\*?|class|type|interface|enum)\s+([A-Za-z_$][\w$]*)/gm;

const mentions = (text: string, name: string): number => text.match(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))?.length ?? 0;

describe('dead code', () => {
  it('every product file is reached from a program', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const entry of byPath.get(path)?.imports ?? []) if (entry.target !== undefined) visit(entry.target);
    };
    ENTRIES.forEach(visit);
    expect(files.map((file) => file.path).filter((path) => !isTest(path) && !reached.has(path))).toEqual([]);
  });

  it('every export is used somewhere', () => {
    const unused = files
      .filter((file) => !isTest(file.path))
      .flatMap((file) =>
        [...file.text.matchAll(EXPORT)]
          .map((match) => match[1] ?? '')
          .filter((name) => !file.text.includes('@public') || mentions(file.text, name) > 1)
          .filter((name) => mentions(file.text, name) < 2 && ![...everything].some(([path, text]) => path !== file.path && mentions(text, name) > 0))
          .map((name) => `${file.path}: ${name}`),
      );
    expect(unused).toEqual([]);
  });

  it('every dependency is imported', () => {
    const declared = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
    const names = Object.keys({ ...declared.dependencies, ...declared.devDependencies }).filter((name) => !TOOLS.has(name) && !name.startsWith('@types/'));
    const texts = [...everything.values(), ...readdirSync('renderer', { recursive: true }).map(String).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join('renderer', name), 'utf8'))];
    expect(names.filter((name) => !texts.some((text) => text.includes(`'${name}`) || text.includes(`"${name}`)))).toEqual([]);
    expect(existsSync('package-lock.json')).toBe(true);
  });
});
