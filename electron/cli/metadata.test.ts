import { describe, expect, it } from 'vitest';
import { runCli } from '../../tests/support/cli-run.ts';
import { makeDocx, p } from '../../tests/support/make-docx.ts';
import { tellingDocx } from '../../tests/support/telling-docx.ts';
import { hasRevisionMarks } from '../../shared/docx/read/stories.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { nodeZlib } from '../worker/node-zlib.ts';
import type { Outcome } from './outcome.ts';

const files = new Map([['telling.docx', tellingDocx()], ['plain.docx', makeDocx(p('A plain file.'))]]);
const run = (...words: string[]): Promise<Outcome> => runCli(files, ...words);
const hasMarks = (path: string): boolean => readDocument(files.get(path) ?? new Uint8Array(), nodeZlib).stories.some((story) => hasRevisionMarks(story.document));

describe('metadata in a terminal', () => {
  it('W5: is reported, with code 1 while something can name somebody', async () => {
    const told = await run('metadata', 'telling.docx');
    expect(told.code).toBe(1);
    expect(told.text).toContain('  Authors of tracked changes (3): John Doe · Jane Roe — word/document.xml');
    expect(told.json).toMatchObject({ metadata: expect.arrayContaining([expect.objectContaining({ kind: 'property', what: 'The author', samples: ['Jane Roe'] })]) });
    expect(await run('metadata', 'plain.docx')).toMatchObject({ code: 0, json: { metadata: [] } });
  });

  it('W5: is scrubbed from the clean document, or from the marked one with its marks kept', async () => {
    const clean = await run('export', 'telling.docx', '--mode', 'scrubbed', '--out', 'clean.docx');
    expect(clean).toMatchObject({ code: 0, json: { removed: expect.any(Array), kept: expect.arrayContaining([expect.objectContaining({ kind: 'hidden-text' })]) } });
    expect(hasMarks('clean.docx')).toBe(false);
    expect((await run('export', 'telling.docx', '--mode', 'scrubbed', '--keep-redlines', '--remove-hidden', '--out', 'marked.docx')).code).toBe(0);
    expect(hasMarks('marked.docx')).toBe(true);
    const left = await run('metadata', 'marked.docx');
    expect(left.text).not.toMatch(/Jane Roe|John Doe|Hidden text/);
  });

  it('options of one mode are refused with another', async () => {
    expect((await run('export', 'telling.docx', '--mode', 'clean', '--keep-redlines', '--out', 'x.docx')).code).toBe(2);
    expect((await run('export', 'telling.docx', '--mode', 'spotless', '--out', 'x.docx')).code).toBe(2);
  });
});
