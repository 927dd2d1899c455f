import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { isMissing, readCorpus, tripleCases } from './corpus.ts';
import { readingText } from './reading-text.ts';

describe.skipIf(isMissing)('documents Word itself accepted and rejected (R5)', () => {
  it.each(tripleCases().map((entry) => [entry.id, entry] as const))('%s: text, numbers and tables equal', (_, entry) => {
    const tracked = readCorpus(entry.tracked);
    expect(readingText(resolveRevisions(tracked, 'accept', nodeZlib))).toEqual(readingText(readCorpus(entry.accepted)));
    expect(readingText(resolveRevisions(tracked, 'reject', nodeZlib))).toEqual(readingText(readCorpus(entry.rejected)));
  });
});
