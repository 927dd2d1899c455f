import { describe, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { makeDocx, p, para, r } from '../../tests/support/make-docx.ts';
import { readArguments } from './arguments.ts';
import { runCommand } from './commands.ts';
import type { World } from './world.ts';
import type { Outcome } from './outcome.ts';

const clauses = (fee: string): string =>
  [para(r('SUPPLY AGREEMENT', '<w:b/>')), p('This Agreement is made between Acme GmbH and Borealis Ltd.'), p(`1. Fee. Acme GmbH pays ${fee} a month.`), p('2. Law. German law applies.'), para(r('SIGNATURES', '<w:b/>')), p('Acme GmbH'), p('Signature: ____________'), p('Borealis Ltd'), p('Signature: ____________')].join('');

const run = (files: Map<string, Uint8Array>, ...words: string[]): Promise<Outcome> => {
  const world: World = {
    engine: directEngine,
    read: async (path) => files.get(path) ?? new Uint8Array(),
    write: async (path, bytes) => void files.set(path, bytes),
    isSame: (one, two) => one === two,
  version: '0.1.0',
    now: () => '2026-05-01T12:00:00.000Z',
    demo: async () => ({ code: 0, text: '', json: {} }),
  };
  return runCommand(readArguments(words), world);
};

describe('the signature copy', () => {
  it('is refused, and no file left, while a blank stands in the text', async () => {
    const files = new Map([['open.docx', makeDocx(clauses('[AMOUNT]'))]]);
    const outcome = await run(files, 'export', 'open.docx', '--mode', 'signature', '--out', 'final.docx');
    expect(outcome.code).toBe(1);
    expect(outcome.text).toContain('[AMOUNT]');
    expect([...files.keys()]).toEqual(['open.docx']);
  });

  it('names nobody and comes with a certificate that tells a changed clause from a re-saved file', async () => {
    const settings = '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>';
    const files = new Map([['agreed.docx', makeDocx(clauses('EUR 10'), { settings })], ['changed.docx', makeDocx(clauses('EUR 100'), { settings })]]);
    expect((await run(files, 'export', 'agreed.docx', '--mode', 'signature', '--out', 'final.docx')).code).toBe(0);
    expect([...files.keys()]).toContain('final.certificate.json');
    expect(await run(files, 'verify', 'final.docx', '--certificate', 'final.certificate.json')).toMatchObject({ code: 0, json: { sameFile: true } });
    expect(await run(files, 'verify', 'agreed.docx', '--certificate', 'final.certificate.json')).toMatchObject({ code: 1, json: { sameFile: false, sameText: true } });
    expect(await run(files, 'verify', 'changed.docx', '--certificate', 'final.certificate.json')).toMatchObject({ code: 1, json: { sameText: false, changed: ['1. Fee'] } });
  });

  it('says when the certificate cannot be read', async () => {
    const files = new Map([['final.docx', makeDocx(clauses('EUR 10'))], ['broken.json', new TextEncoder().encode('{}')]]);
    expect((await run(files, 'verify', 'final.docx', '--certificate', 'broken.json')).code).toBe(3);
  });
});
