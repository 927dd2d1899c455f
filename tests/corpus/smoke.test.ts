import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readEntry } from '../../shared/docx/package/zip-read.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { corpusFiles, isMissing, readCorpus } from './corpus.ts';
import { readingText } from './reading-text.ts';

describe.skipIf(isMissing)('every file of the corpus', () => {
  it('reads as a whole or fails with a plain, typed reason (R1, R2)', () => {
    let read = 0;
    let refused = 0;
    for (const name of corpusFiles()) {
      try {
        const contract = readContract(readCorpus(name), nodeZlib);
        const parts = contract.report.read.length + contract.report.kept.length + contract.report.notUnderstood.length;
        expect(parts, name).toBe(openPackage(readCorpus(name), nodeZlib).partNames.length);
        read += 1;
      } catch (error) {
        if (!(error instanceof AppFailure)) throw new Error(name, { cause: error });
        expect(error.appError.remedy, name).not.toBe('');
        expect(name).toContain('unreadable');
        refused += 1;
      }
    }
    console.info(`Corpus: ${read} files read, ${refused} refused with a reason.`);
    expect(read).toBeGreaterThan(300);
  });

  it('comes back byte for byte, part by part, when it carries no marks and nothing was edited (W1)', () => {
    for (const name of corpusFiles().filter((file) => !file.includes('unreadable'))) {
      const bytes = readCorpus(name);
      const contract = readContract(bytes, nodeZlib);
      const exported = writeClauses(bytes, [], { mode: 'clean', author: 'Parley', date: '2026-01-01T00:00:00Z' }, nodeZlib);
      if (!contract.hasMarks) expect(Buffer.from(exported).equals(Buffer.from(bytes)), name).toBe(true);
      const before = openPackage(bytes, nodeZlib).archive;
      const after = openPackage(writeArchive(before, new Map(), nodeZlib), nodeZlib).archive;
      expect(after.entries.map((entry) => entry.name), name).toEqual(before.entries.map((entry) => entry.name));
      after.entries.forEach((entry, index) => {
        const one = before.entries[index];
        if (one === undefined) throw new Error('An entry is missing');
        expect(Buffer.from(readEntry(after, entry, nodeZlib)).equals(Buffer.from(readEntry(before, one, nodeZlib))), `${name} ${entry.name}`).toBe(true);
      });
    }
  });

  it('loses no mark and no word when everything is accepted or rejected (R5)', () => {
    for (const name of corpusFiles().filter((file) => !file.includes('unreadable'))) {
      const bytes = readCorpus(name);
      for (const [decision, view] of [['accept', 'accepted'], ['reject', 'rejected']] as const) {
        const resolved = resolveRevisions(bytes, decision, nodeZlib);
        expect(readContract(resolved, nodeZlib).hasMarks, `${name} ${decision}`).toBe(false);
        expect(Object.values(readingText(resolved)).join('').replace(/\s+/g, ''), `${name} ${decision}`).toBe(Object.values(readingText(bytes, view)).join('').replace(/\s+/g, ''));
      }
    }
  });
});
