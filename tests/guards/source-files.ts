import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };
export type Import = { readonly specifier: string; readonly isType: boolean; readonly target: string | undefined };

const FOLDERS = ['shared', 'electron', 'renderer', 'resources'];

/** Every TypeScript file of the product (tests included), with what it imports. Paths use `/`. */
export function sourceFiles(): SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)).split(sep).join('/'))
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return { path, text, imports: importsOf(path, text) };
      }),
  );
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.') ? relative('.', normalize(join(dirname(path), specifier))).split(sep).join('/') : undefined;
    return { specifier, isType: match[1] !== undefined, target };
  });
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
