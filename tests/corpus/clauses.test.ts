import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { clauseFacts, clauseView } from './clause-facts.ts';
import { corpusFiles, isMissing, readCorpus } from './corpus.ts';

const GOLDEN = 'tests/golden/clauses';
/** Outside the repository's files: it shows other people's wording. */
const VIEWS = 'test-results/clauses';
/** `view` writes what a person reads; `accept` keeps the facts once a person has read it. */
const mode = process.env['PARLEY_CLAUSES'];

type Case = { readonly name: string; readonly file: string };

/** Every agreement, and of every history its last version. */
function cases(): Case[] {
  const newest = new Map<string, string>();
  for (const file of corpusFiles()) {
    const [set = '', ...path] = file.split('/');
    if (set === 'contracts') newest.set(`contracts.${path.join('.').replace(/\.docx$/, '')}`, file);
    // Names of versions sort by their number, so that the last one stays.
    if (set === 'contract-rounds' || set === 'md-rounds') newest.set(`${set}.${path[0] ?? ''}`, file);
  }
  return [...newest].map(([name, file]) => ({ name, file }));
}

describe.skipIf(isMissing)('R6: the clauses a person has read and accepted', () => {
  it('covers every agreement and every history of the corpus', () => {
    expect(cases().length).toBeGreaterThanOrEqual(39);
  });
  it.each(cases())('$name', ({ name, file }) => {
    const { clauses } = readContract(readCorpus(file), nodeZlib);
    const golden = join(GOLDEN, `${name}.txt`);
    const facts = clauseFacts(clauses);
    if (mode === 'view') {
      mkdirSync(VIEWS, { recursive: true });
      writeFileSync(join(VIEWS, `${name}.txt`), clauseView(clauses));
    }
    if (mode === 'accept') {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(golden, facts);
    }
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : '', `read ${VIEWS}/${name}.txt (CONTRIBUTING.md says how), then accept or mend`).toBe(facts);
  });
});
