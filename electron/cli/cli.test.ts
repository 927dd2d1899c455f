import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../tests/support/cli-run.ts';
import { makeDocx, p } from '../../tests/support/make-docx.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { nodeZlib } from '../worker/node-zlib.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import { readArguments } from './arguments.ts';
import { auditOutcome, compareOutcome } from './changes.ts';
import { checkOutcome } from './check.ts';
import { commands } from './commands.ts';
import { replaceWords } from '../backend/story/edit-wording.ts';
import { UsageError, type Outcome } from './outcome.ts';

const TEMPLATE = new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url);
const files = new Map<string, Uint8Array>([['agreement.docx', readFileSync(TEMPLATE)]]);
const run = (...words: string[]): Promise<Outcome> => runCli(files, ...words);

describe('parley in a terminal', () => {
  it('never replaces an input by what was made from it', async () => {
    for (const words of [['accept', 'agreement.docx', '--out', 'agreement.docx'], ['compare', 'agreement.docx', 'agreement.docx', '--out', 'agreement.docx']]) {
      expect((await run(...words)).code).toBe(2);
    }
    expect(Buffer.from(files.get('agreement.docx') ?? []).equals(readFileSync(TEMPLATE))).toBe(true);
  });

  it('prints the clause tree in the shape other programs rely on', async () => {
    const outcome = await run('clauses', 'agreement.docx');
    expect(outcome.code).toBe(0);
    expect(outcome.json).toMatchObject({ clauses: expect.arrayContaining([expect.objectContaining({ kind: 'title', children: [] })]), report: { read: expect.any(Array), kept: expect.any(Array), notUnderstood: expect.any(Array) } });
    expect(outcome.text).toContain('1.1 Partnership Purpose');
  });

  it('shows the clauses as a person corrects them, from a file and from options (R6)', async () => {
    const { json } = await run('clauses', 'agreement.docx');
    const [title = '', parties = ''] = (json as { clauses: readonly { id: string }[] }).clauses.map((clause) => clause.id);
    files.set('corrections.json', new TextEncoder().encode(JSON.stringify([{ type: 'merge', clauseId: title, with: parties }])));
    const merged = await run('clauses', 'agreement.docx', '--corrections', 'corrections.json', '--relabel', `${title}:text:The front`);
    expect(merged.text.split('\n').slice(0, 2)).toEqual([`The front  [${title}: text; corrected by hand]`, expect.stringContaining(`[${parties}: item; `)]);
    const split = await run('clauses', 'agreement.docx', '--split', `${parties}:1`);
    expect(split.text).toContain(`[${parties}.1: parties; corrected by hand]`);
    for (const words of [['--merge', `${parties}:c999`], ['--split', `${parties}:99`]]) expect((await run('clauses', 'agreement.docx', ...words)).code).toBe(2);
    files.set('broken.json', new TextEncoder().encode('[{"type":"melt"}]'));
    for (const words of [['--merge', 'c1'], ['--split', 'c1'], ['--relabel', 'c1:poem'], ['--corrections', 'broken.json']]) expect((await run('clauses', 'agreement.docx', ...words)).code).toBe(2);
  });

  it('writes the very same bytes again when the date is given', async () => {
    const redline = async (date: string): Promise<Buffer> => {
      expect((await run('comment', 'agreement.docx', '--clause', 'c1', '--text', 'Who signs?', '--date', date, '--out', 'commented.docx')).code).toBe(0);
      return Buffer.from(files.get('commented.docx') ?? []);
    };
    expect((await redline('2026-04-01T09:00:00Z')).equals(await redline('2026-04-01T09:00:00Z'))).toBe(true);
    expect((await redline('2026-04-01T09:00:00Z')).equals(await redline('2026-04-01T09:00:01Z'))).toBe(false);
    expect((await run('comment', 'agreement.docx', '--clause', 'c1', '--text', 'x', '--date', 'yesterday', '--out', 'c.docx')).code).toBe(2);
    expect((await run('comment', 'agreement.docx', '--clause', 'c9999', '--text', 'x', '--out', 'c.docx')).code).toBe(2);
  });

  it('prints the text with numbers on request', async () => {
    expect((await run('text', 'agreement.docx')).text).toContain('Partnership Purpose');
    expect((await run('text', 'agreement.docx', '--numbers')).text).toContain('1.1 Partnership Purpose');
    expect((await run('text', 'agreement.docx', '--view', 'sideways')).code).toBe(2);
  });

  it('resolves marks into a file that reads', async () => {
    expect((await run('accept', 'agreement.docx', '--out', 'accepted.docx')).code).toBe(0);
    expect((await run('clauses', 'accepted.docx')).code).toBe(0);
  });

  it('says its version, and refuses an option that another command takes instead of ignoring it', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, text: '0.1.0' });
    expect(await run('clauses', 'agreement.docx', '--view', 'accepted')).toMatchObject({ code: 2, text: expect.stringContaining('takes no --view') });
    expect((await run('text', 'agreement.docx', '--numbers')).code).toBe(0);
    expect((await run('accept', 'agreement.docx', '--out', 'x.docx', '--numbers')).code).toBe(2);
  });

  it('merges two versions of one base and lists what both changed', async () => {
    const version = (fee: string, term: string): Uint8Array => makeDocx(p(`The fee is ${fee} euros.`) + p(`The term is ${term} years.`));
    for (const [name, fee, term] of [['base', '100', 'five'], ['a', '90', 'five'], ['b', '100', 'two'], ['c', '80', 'five']] as const) files.set(`${name}.docx`, version(fee, term));
    expect(await run('merge', 'base.docx', 'a.docx', 'b.docx', '--out', 'merged.docx')).toMatchObject({ code: 0, json: { conflicts: [], counts: { a: 1, b: 1, alike: 0 } } });
    expect(readContract(files.get('merged.docx') ?? new Uint8Array(), nodeZlib).authors.map((author) => author.name).sort()).toEqual(['Party A', 'Party B']);
    const crossed = await run('merge', 'base.docx', 'a.docx', 'c.docx', '--out', 'merged.docx', '--author-a', 'Northwind');
    expect(crossed).toMatchObject({ code: 1, json: { conflicts: [{ base: 'The fee is 100 euros.', a: 'The fee is 90 euros.', b: 'The fee is 80 euros.' }] } });
    expect(crossed.text).toContain('Northwind: “The fee is 90 euros.”');
  });

  it('adds a comment and answers it', async () => {
    const { json } = await run('clauses', 'agreement.docx');
    const [, second] = (json as { clauses: readonly { id: string }[] }).clauses;
    expect((await run('comment', 'agreement.docx', '--clause', second?.id ?? '', '--text', 'Who signs?', '--author', 'Northwind', '--out', 'commented.docx')).code).toBe(0);
    const [comment] = readContract(files.get('commented.docx') ?? new Uint8Array(), nodeZlib).comments;
    expect(comment).toMatchObject({ author: 'Northwind', text: 'Who signs?', clauseId: second?.id });
    expect((await run('comment', 'commented.docx', '--reply', comment?.id ?? '', '--text', 'The chair.', '--out', 'answered.docx')).code).toBe(0);
    expect(readContract(files.get('answered.docx') ?? new Uint8Array(), nodeZlib).comments.at(-1)).toMatchObject({ text: 'The chair.', parent: comment?.id });
    expect(await run('comment', 'agreement.docx', '--clause', second?.id ?? '', '--quote', 'nowhere said', '--text', 'x', '--out', 'x.docx')).toMatchObject({ code: 2 });
    expect(files.has('x.docx')).toBe(false);
    expect((await run('clauses', 'answered.docx')).text).toContain(`Comment ${comment?.id ?? ''} by Northwind on ${second?.id ?? ''}: Who signs?`);
    for (const words of [['--text', 'x'], ['--text', 'x', '--clause', 'c1', '--reply', '1'], ['--clause', 'c1']]) expect((await run('comment', 'agreement.docx', ...words, '--out', 'x')).code).toBe(2);
    expect(await run('comment', 'agreement.docx', '--clause', 'nowhere', '--text', 'x', '--out', 'x')).toMatchObject({ code: 2, text: expect.stringContaining('parley clauses agreement.docx') });
  });

  it('ends with 2 for wrong usage and for what is not finished, with 3 for what cannot be read', async () => {
    for (const words of [[], ['dance'], ['clauses'], ['clauses', 'a', 'b'], ['accept', 'agreement.docx'], ['audit', '--sent', 'x'], ['export', 'agreement.docx', '--mode', 'pretty', '--out', 'x'], ['check'], ['toString']]) {
      expect((await run(...words)).code, words.join(' ')).toBe(2);
    }
    expect(() => readArguments(['clauses', '--colour'])).toThrow(UsageError);
    expect(await run('clauses', 'noise.docx')).toMatchObject({ code: 3, json: { error: { code: expect.any(String) } } });
  });

  it('K20 checks a document in the shape other programs rely on', async () => {
    const outcome = await run('check', 'agreement.docx');
    expect(outcome).toMatchObject({ code: 1, json: { blocking: expect.any(Number), findings: expect.arrayContaining([expect.objectContaining({ check: 'reference', severity: 'blocks', clause: '4.3 Licenses Granted', message: expect.stringContaining('Section 5'), place: expect.any(String), remedy: expect.stringContaining('Article 5') })]) } });
    expect(outcome.text).toContain('To settle before signing');
    expect(checkOutcome([])).toEqual({ code: 0, text: 'Nothing found.', json: { findings: [], blocking: 0 } });
    const note = { check: 'vague-word', severity: 'notes', clause: '1', place: '', message: 'm', remedy: 'r' } as const;
    expect(checkOutcome([note]).code).toBe(0);
    expect(checkOutcome([{ ...note, severity: 'warns' }]).code).toBe(1);
  });

  it('tells every command in its help', async () => {
    const { text } = await run('help');
    for (const name of Object.keys(commands)) expect(text).toContain(`  ${name}`);
  });

  it('ends with 1 when there are differences', () => {
    const change = { id: '1', story: 'body', part: 'word/document.xml', clause: '10.2 Cap', clauseId: 'c', kind: 'replaced', class: 'substantive', detail: ['amount'], before: 'a 5', after: 'a 9', removed: '5', added: '9' } as const;
    const counts = { notCompared: [], counts: {}, marksPresent: { before: false, after: true } };
    expect(compareOutcome({ changes: [], ...counts }).code).toBe(0);
    expect(compareOutcome({ changes: [change], ...counts })).toMatchObject({ code: 1, text: expect.stringContaining('10.2 Cap — replaced, substantive (amount): “5” → “9”') });
    const audit = { tracked: [], untracked: [{ ...change, author: '', date: '' }], removed: [], accepted: [], findings: [], nature: ['No change tracking in this file.'], similarity: 1 };
    expect(auditOutcome(audit)).toMatchObject({ code: 1, text: expect.stringContaining('Not tracked: 1') });
    expect(auditOutcome({ ...audit, untracked: [] }).code).toBe(0);
  });
});

describe('replacing words in a wording', () => {
  const blocks: readonly Block[] = [
    { type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'The cap is ' }, { type: 'checkbox', checked: true }, { type: 'text', text: ' EUR ', bold: true }, { type: 'text', text: '5 a year' }] },
    { type: 'table', rows: [{ cells: [{ blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'in a cell' }] }] }] }] },
  ];

  it('keeps everything else as it is, in paragraphs and in tables', () => {
    expect(blocksText(replaceWords(blocks, 'EUR 5 a', 'USD 9 a') ?? [])).toBe('The cap is ☒ USD 9 a year\nin a cell');
    expect(blocksText(replaceWords(blocks, 'a cell', 'no cell') ?? [])).toContain('in no cell');
    expect(replaceWords(blocks, 'nowhere', '')).toBeNull();
  });
});
