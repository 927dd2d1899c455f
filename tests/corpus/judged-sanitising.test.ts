import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { sayMissing, type Job } from '../judges/ask-judge.ts';
import { firstDifference } from '../judges/first-difference.ts';
import { askLibreOffice, missingLibreOffice } from '../judges/libreoffice.ts';
import { schemaErrors } from '../judges/schema.ts';
import { corpusFiles, folder, isMissing, readCorpus } from './corpus.ts';
import { shownLines } from './edits/judge-written.ts';

const MINUTES = 60_000;
const every = (files: readonly string[], wanted: number): string[] => files.filter((_, index) => index % Math.max(1, Math.floor(files.length / wanted)) === 0);
const marked = corpusFiles().filter((name) => /^(?:tracked-|multi-reviewer|contract-rounds)/.test(name));

const scratch = mkdtempSync(join(tmpdir(), 'parley-scrubbed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const libreOffice = isMissing ? undefined : missingLibreOffice();
if (libreOffice !== undefined) sayMissing(libreOffice);

describe.skipIf(isMissing)('W5: other programs read a scrubbed copy as they read the file', () => {
  it.skipIf(libreOffice !== undefined)('LibreOffice: every mark under a neutral name, every paragraph as it was', { timeout: 5 * MINUTES }, async () => {
    const files = every(marked, 20);
    const jobs = files.flatMap((name, index): Job[] => {
      const ours = join(scratch, `${String(index)}.docx`);
      writeFileSync(ours, scrubDocument(readCorpus(name), nodeZlib, { keepRedlines: true }).bytes);
      return [{ id: name, ask: 'read', file: join(resolve(folder ?? ''), name) }, { id: name, ask: 'read', file: ours }];
    });
    const verdicts = await askLibreOffice(jobs);
    const wrong = files.flatMap((name) => {
      const [before, after] = verdicts.filter((verdict) => verdict.id === name);
      if (before === undefined || after === undefined || after.error !== undefined) return [`${name}: ${after?.error ?? 'no verdict'}`];
      const difference = firstDifference(shownLines(before), shownLines(after));
      const isCounted = before.left === after.left && new Set(before.authors).size === new Set(after.authors).size && after.authors.every((author) => /^Author \d+$/.test(author));
      return [...(difference === undefined ? [] : [`${name}: ${difference}`]), ...(isCounted ? [] : [`${name}: ${String(before.left)} marks by ${before.authors.join(', ')} became ${String(after.left)} by ${after.authors.join(', ')}`])];
    });
    expect(wrong).toEqual([]);
  });

  it('Microsoft’s OpenXmlValidator objects to nothing it did not object to before', { timeout: 5 * MINUTES }, async () => {
    const files = every(marked, 8);
    for (const name of files) {
      const bytes = readCorpus(name);
      const known = await schemaErrors(bytes);
      for (const keepRedlines of [false, true]) {
        const errors = await schemaErrors(scrubDocument(bytes, nodeZlib, { keepRedlines }).bytes);
        expect([...errors].filter((error) => !known.has(error)), name).toEqual([]);
      }
    }
  });
});
