import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { corpusFiles, isMissing, pairCases, readCorpus } from './corpus.ts';
import { NOT_MARKABLE } from './pair-excuses.ts';
import { readingText } from './reading-text.ts';

const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

/** Headers, footers and boxes that only one side has cannot be marked (C10); page numbers are not content. */
const MARKABLE = ['body', 'footnote', 'endnote'];

describe.skipIf(isMissing)('every pair of the corpus', () => {
  it.each(pairCases().map((entry) => [entry.id, entry] as const))('%s: accepting gives the later file, rejecting the earlier (W3)', (id, entry) => {
    const before = resolveRevisions(readCorpus(entry.before), 'accept', nodeZlib);
    const after = resolveRevisions(readCorpus(entry.after), 'accept', nodeZlib);
    const { bytes, comparison } = redlineDocuments(before, after, nodeZlib, by);
    const accepted = readingText(resolveRevisions(bytes, 'accept', nodeZlib));
    const rejected = readingText(resolveRevisions(bytes, 'reject', nodeZlib));
    const excused = NOT_MARKABLE[id] !== undefined;
    if (!excused) {
      for (const kind of MARKABLE) {
        expect(accepted[kind], `accepted ${kind}`).toBe(readingText(after)[kind]);
      }
      expect(rejected).toEqual(readingText(before));
    }
    const differs = JSON.stringify(readingText(before)) !== JSON.stringify(readingText(after));
    if (differs) expect(comparison.changes.length).toBeGreaterThan(0);
  });

  it('finds nothing when a file is compared with itself, for every file that opens (C1)', () => {
    for (const name of corpusFiles().filter((file) => !file.includes('unreadable'))) {
      const bytes = readCorpus(name);
      expect(compareDocuments(bytes, bytes, nodeZlib).changes, name).toEqual([]);
    }
  });
});
