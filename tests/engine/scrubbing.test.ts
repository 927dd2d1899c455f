import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { certify, compareWithCertificate } from '../../shared/docx/verify/certificate.ts';
import { corpusFiles, isMissing, readCorpus } from '../corpus/corpus.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const commented = makeDocx(`<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:commentRangeStart w:id="0"/>${r('The fee is 10.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>${para(r('Second.'))}`, {
  comments: `<w:comment w:id="0" w:author="Jane Roe" w:initials="JR">${p('We could go down to 8.')}</w:comment>`,
  settings: '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="walkaway" w:val="8"/></w:docVars><w:trackRevisions/>',
});

describe('W5: a scrubbed copy names nobody and says the same', () => {
  it('comments, session numbers, document variables and tracking are gone from the bytes', () => {
    const { bytes, removed } = scrubDocument(commented, nodeZlib);
    const docx = openPackage(bytes, nodeZlib);
    const all = docx.partNames.map((part) => new TextDecoder().decode(docx.bytes(part))).join('\n');
    expect(all).not.toMatch(/Jane|go down|rsid|walkaway|trackRevisions|comment/i);
    expect(readingText(bytes)).toEqual(readingText(commented));
    expect(removed.map((entry) => entry.what)).toEqual(expect.arrayContaining(['comments', 'editing session numbers', 'document variables', 'change tracking']));
  });
  it.skipIf(isMissing)('holds for every file of the corpus that can be read', () => {
    for (const name of corpusFiles().filter((file) => !file.includes('unreadable'))) {
      const bytes = readCorpus(name);
      expect(readingText(scrubDocument(bytes, nodeZlib).bytes), name).toEqual(readingText(bytes));
    }
  });
});

describe('W6: a certificate can be checked by anyone', () => {
  const final = makeDocx(p('1. Fee. The fee is 10.') + p('2. Law. German law applies.'));
  const certificate = certify(final, nodeZlib, { made: '2026-05-01T12:00:00Z', checks: ['blanks'] });
  it('knows the certified file, and a re-saved one that says the same', () => {
    expect(compareWithCertificate(final, certificate, nodeZlib)).toMatchObject({ sameFile: true, sameText: true });
    const resaved = makeDocx(para(r('1. Fee. The fee ') + r('is 10.')) + p('2. Law. German law applies.'));
    expect(compareWithCertificate(resaved, certificate, nodeZlib)).toMatchObject({ sameFile: false, sameText: true });
  });
  it('names the clause that was changed', () => {
    const changed = makeDocx(p('1. Fee. The fee is 100.') + p('2. Law. German law applies.'));
    expect(compareWithCertificate(changed, certificate, nodeZlib)).toMatchObject({ sameText: false, changed: ['1. Fee'], missing: [], added: [] });
  });
});
