import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFileLayer } from '../../electron/persistence/file-layer.ts';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { withoutMarksOf } from '../../shared/docx/resolve/resolve-document.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import { fingerprintOf } from '../../shared/negotiation/fingerprint.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { unitsOf } from '../../shared/negotiation/units.ts';
import { directEngine } from '../support/direct-engine.ts';
import { testBackend, type TestBackend } from '../support/test-backend.ts';
import { corpusFiles, isMissing, readCorpus, roundsCases } from './corpus.ts';
import { readingText } from './reading-text.ts';

const parties = { A: { name: 'Our own party' }, B: { name: 'Their party' } };

/** Files with tracked changes, and who made them. */
const marked = (): (readonly [string, readonly string[]])[] =>
  corpusFiles()
    .filter((name) => name.startsWith('tracked-'))
    .flatMap((name) => {
      const authors = authorsOf(readCorpus(name));
      return authors.length === 0 ? [] : [[name, authors] as const];
    });

function authorsOf(bytes: Uint8Array): readonly string[] {
  try {
    return readContract(bytes, nodeZlib).authors.filter(({ insertions, deletions, other }) => insertions + deletions + other > 0).map((author) => author.name);
  } catch {
    // The smoke test says which files cannot be read.
    return [];
  }
}

/** Whether an empty line is left over depends on whose paragraph mark goes first, and no wording on it (N1). */
const withoutEmptyLines = (reading: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(reading).map(([story, text]) => [story, text.split('\n').filter((line) => (line.split('|').at(-1) ?? '').trim() !== '')]));

const wordings = (bytes: Uint8Array): readonly string[] => unitsOf(readContract(bytes, nodeZlib).clauses).map((unit) => fingerprintOf(unit.blocks)).toSorted();
const stands = (state: NegotiationState, party: PartyId): readonly string[] => state.clauses.flatMap(({ positions }) => (positions[party].wording === null ? [] : [positions[party].fingerprint])).toSorted();

describe.skipIf(isMissing)('deals under way, from real files', () => {
  let data = '';
  let app: TestBackend;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'parley-mid-'));
    app = await testBackend(nodeFileLayer, data, { engine: directEngine });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.backend.close();
    await rm(data, { recursive: true, force: true });
  });
  const offer = async (name: string): Promise<string> => (await app.ask('files.offer', { name, bytes: readCorpus(name) })).fileId;
  const fromMarked = async (name: string, authors: readonly string[], partyOf: (author: string, index: number) => PartyId): Promise<ApiOutput<'library.create'>> =>
    app.ask('library.create', { source: { type: 'file', fileId: await offer(name) }, name, parties, side: 'A', authors: authors.map((author, index) => ({ author, party: partyOf(author, index) })), begin: { type: 'marked', sent: true, earlierRounds: 0 } });

  it('the marks of one author are taken out, and the others stay as they were (N38)', () => {
    const files = marked();
    expect(files.length).toBeGreaterThan(20);
    for (const [name, authors] of files) {
      const bytes = readCorpus(name);
      const before = readingText(resolveRevisions(bytes, 'reject', nodeZlib));
      const left = authors.reduce((rest, author) => {
        const without = withoutMarksOf(rest, [author], nodeZlib);
        expect(authorsOf(without), name).not.toContain(author);
        return without;
      }, bytes);
      expect(withoutEmptyLines(readingText(left)), name).toEqual(withoutEmptyLines(before));
    }
  }, 300_000);

  it('a file one side marked: they stand on its text with, we on its text without the changes (N38)', async () => {
    for (const [name, authors] of marked()) {
      const state = replay((await fromMarked(name, authors, () => 'B')).events);
      const bytes = readCorpus(name);
      expect(stands(state, 'A'), `${name}: ours`).toEqual(wordings(resolveRevisions(bytes, 'reject', nodeZlib)));
      expect(stands(state, 'B'), `${name}: theirs`).toEqual(wordings(bytes));
    }
  }, 300_000);

  it('a file both sides marked: each stands on the text with its own changes, or on top of the other’s (N38)', async () => {
    const files = marked().filter(([, authors]) => authors.length > 1);
    expect(files.length).toBeGreaterThan(4);
    for (const [name, authors] of files) {
      const ours = authors.slice(0, 1);
      const state = replay((await fromMarked(name, authors, (author) => (ours.includes(author) ? 'A' : 'B'))).events);
      const bytes = readCorpus(name);
      expect(stands(state, 'A'), `${name}: ours`).toEqual(wordings(withoutMarksOf(bytes, authors.slice(1), nodeZlib)));
      const possible = new Set([...wordings(withoutMarksOf(bytes, ours, nodeZlib)), ...wordings(bytes), ...wordings(resolveRevisions(bytes, 'reject', nodeZlib))]);
      for (const fingerprint of stands(state, 'B')) expect(possible, `${name}: theirs`).toContain(fingerprint);
    }
  }, 300_000);

  it('drafts in turn: the last of each side is what it stands on (N39)', async () => {
    for (const { id, rounds } of roundsCases().slice(0, 8)) {
      const [first = '', ...later] = rounds;
      const drafts = await Promise.all(later.map(async (name, index) => ({ fileId: await offer(name), from: index % 2 === 0 ? ('B' as const) : ('A' as const) })));
      const { events } = await app.ask('library.create', { source: { type: 'file', fileId: await offer(first) }, name: id, parties, side: 'A', begin: { type: 'drafts', drafts, earlierRounds: 0 } });
      const state = replay(events);
      const last = (party: PartyId): string => later.filter((_name, index) => (index % 2 === 0 ? 'B' : 'A') === party).at(-1) ?? first;
      for (const party of ['A', 'B'] as const) expect(stands(state, party), `${id}: ${party}`).toEqual(wordings(readCorpus(last(party))));
      expect(state.rounds.map((round) => round.fileName)).toEqual(later.map((name) => name.split('/').at(-1)));
    }
  }, 300_000);
});
