import { describe, expect, it } from 'vitest';
import { isTest, sourceFiles } from './source-files.ts';

const files = sourceFiles().filter((file) => !isTest(file.path));

/** What a folder may import from within the project, longest folder first. Nothing else, and no exemptions. */
const ALLOWED: readonly (readonly [folder: string, may: readonly string[]])[] = [
  ['shared/base', ['shared/base']],
  ['shared/text', ['shared/text', 'shared/base']],
  ['shared/contract', ['shared/contract', 'shared/text', 'shared/base']],
  ['shared/docx', ['shared/docx', 'shared/contract', 'shared/text', 'shared/base']],
  ['shared/negotiation', ['shared/negotiation', 'shared/contract', 'shared/text', 'shared/base']],
  ['shared/checks', ['shared/checks', 'shared/negotiation', 'shared/contract', 'shared/text', 'shared/base']],
  ['shared/api', ['shared/api', 'shared/negotiation', 'shared/contract', 'shared/text', 'shared/base']],
  ['electron/persistence', ['electron/persistence', 'shared/base', 'shared/negotiation']],
  ['electron/preload', ['electron/preload', 'shared/api']],
  ['electron', ['electron', 'shared', 'resources']],
  ['renderer', ['renderer', 'shared/base', 'shared/text', 'shared/contract', 'shared/negotiation', 'shared/checks', 'shared/api']],
  ['resources', ['resources', 'shared/contract', 'shared/base']],
];

const inFolder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

describe('the import table', () => {
  it('every import stays within what its folder may use', () => {
    const wrong = files.flatMap((file) => {
      const rule = ALLOWED.find(([folder]) => inFolder(file.path, folder));
      return file.imports
        .filter((entry) => entry.target !== undefined && !/\.(?:css|json)$/.test(entry.target))
        .filter((entry) => !(rule?.[1] ?? []).some((folder) => inFolder(entry.target ?? '', folder)))
        .map((entry) => `${file.path} imports ${entry.target ?? ''}`);
    });
    expect(wrong).toEqual([]);
  });

  it('Electron itself is imported only where the desktop window is made', () => {
    const wrong = files.filter((file) => file.imports.some((entry) => entry.specifier === 'electron' && !entry.isType)).map((file) => file.path);
    expect(wrong.filter((path) => !/^electron\/(?:main|preload|host\/electron)\//.test(path))).toEqual([]);
  });

  it('shared code uses neither Node nor the page', () => {
    const wrong = files.filter((file) => inFolder(file.path, 'shared')).flatMap((file) => file.imports.filter((entry) => entry.specifier.startsWith('node:')).map((entry) => `${file.path}: ${entry.specifier}`));
    expect(wrong).toEqual([]);
  });

  it('one screen never imports another', () => {
    const feature = (path: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(path)?.[1];
    const wrong = files.flatMap((file) => file.imports.filter((entry) => entry.target !== undefined && feature(file.path) !== undefined && feature(entry.target) !== undefined && feature(entry.target) !== feature(file.path)).map((entry) => `${file.path} imports ${entry.target ?? ''}`));
    expect(wrong).toEqual([]);
  });

  it('no file imports itself through others', () => {
    const graph = new Map(files.map((file) => [file.path, file.imports.map((entry) => entry.target).filter((target) => target !== undefined)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('no file only passes on what others export', () => {
    const barrels = files.filter((file) => file.text.trim() !== '' && file.text.split('\n').every((line) => line.trim() === '' || /^export\s.*\sfrom\s/.test(line) || line.startsWith('//')));
    expect(barrels.map((file) => file.path)).toEqual([]);
  });
});
