import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of real documents, or `undefined` where it is not there. */
export function corpusFolder(): string | undefined {
  const folder = resolve(process.env['PARLEY_CORPUS'] ?? '../shared/corpus');
  return existsSync(join(folder, 'MANIFEST.json')) ? folder : undefined;
}

export const folder = corpusFolder();
export const isMissing = folder === undefined;

if (isMissing) console.warn('SKIPPED: the corpus of real documents is not here (../shared/corpus or PARLEY_CORPUS); the corpus tests say nothing.');

export type PairCase = { readonly kind: 'pair'; readonly id: string; readonly before: string; readonly after: string };
export type TripleCase = { readonly kind: 'tracked-triple'; readonly id: string; readonly tracked: string; readonly accepted: string; readonly rejected: string };
export type RoundsCase = { readonly kind: 'rounds'; readonly id: string; readonly rounds: readonly string[] };
type Manifest = { readonly cases: readonly (PairCase | TripleCase | RoundsCase | { readonly kind: 'three-way'; readonly id: string })[] };

const manifest = (): Manifest => (folder === undefined ? { cases: [] } : (JSON.parse(readFileSync(join(folder, 'MANIFEST.json'), 'utf8')) as Manifest));

export const pairCases = (): PairCase[] => manifest().cases.filter((entry) => entry.kind === 'pair');
export const tripleCases = (): TripleCase[] => manifest().cases.filter((entry) => entry.kind === 'tracked-triple');

export const roundsCases = (): RoundsCase[] => manifest().cases.filter((entry) => entry.kind === 'rounds');

/** Every .docx below the corpus, as paths relative to it. */
export const corpusFiles = (): string[] =>
  folder === undefined ? [] : readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.docx')).sort();

export const readCorpus = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder ?? '', name)));
