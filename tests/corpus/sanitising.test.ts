import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ScrubOptions } from '../../shared/contract/metadata.ts';
import { metadataReport } from '../../shared/docx/sanitise/metadata-report.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { corpusFiles, isMissing, readCorpus } from './corpus.ts';
import { readingText } from './reading-text.ts';

/** Each file is scrubbed one way, turn by turn. */
const WAYS: readonly ScrubOptions[] = [{}, { keepRedlines: true }, { keepRedlines: true, removeHidden: true }];

/** What may still tell something: it is part of the contract or of its look, and only a person can decide about it. */
const STAYS = new Set(['external-link', 'linked-picture', 'linked-object', 'embedded-file', 'hidden-text', 'add-in-data', 'macros', 'smart-tag']);

describe.skipIf(isMissing)('W5, W6: every file of the corpus that can be read', () => {
  it.each(WAYS.map((options, turn) => ({ options, turn })))('is scrubbed and proven: $options', ({ options, turn }) => {
    for (const name of corpusFiles().filter((file, index) => index % WAYS.length === turn && !file.includes('unreadable'))) {
      const bytes = readCorpus(name);
      const scrubbed = scrubDocument(bytes, nodeZlib, options).bytes;
      const left = metadataReport(scrubbed, nodeZlib).filter((item) => item.names && !STAYS.has(item.kind));
      expect(left, name).toEqual([]);
      if (options.removeHidden !== true) expect(readingText(scrubbed), name).toEqual(readingText(bytes));
    }
  });
});
