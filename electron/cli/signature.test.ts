import { describe, expect, it } from 'vitest';
import { runCli as run } from '../../tests/support/cli-run.ts';
import { makeDocx, p, para, r } from '../../tests/support/make-docx.ts';

const clauses = (fee: string): string =>
  [para(r('SUPPLY AGREEMENT', '<w:b/>')), p('This Agreement is made between Acme GmbH and Borealis Ltd.'), p(`1. Fee. Acme GmbH pays ${fee} a month.`), p('2. Law. German law applies.'), para(r('SIGNATURES', '<w:b/>')), p('Acme GmbH'), p('Signature: ____________'), p('Borealis Ltd'), p('Signature: ____________')].join('');

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
