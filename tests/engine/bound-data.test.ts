import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...list: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], index) => `<Relationship Id="rIdd${String(index)}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const STORE = '{11111111-2222-3333-4444-555555555555}';
const control = (shown: string, kind = '<w:text/>', path = '/a:deal[1]/a:fee[1]'): string =>
  `<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:a='urn:deal'" w:xpath="${path}" w:storeItemID="${STORE}"/>${kind}</w:sdtPr><w:sdtContent>${r(shown)}</w:sdtContent></w:sdt>`;

/** An agreement whose fee is filled from data kept beside it. */
const agreement = (shown: string, stored: string, fee = control(shown)): Uint8Array =>
  makeDocx(p('Agreement', '<w:outlineLvl w:val="0"/>') + para(r('The fee is ') + fee + r(' a year.')), {
    more: {
      'word/_rels/document.xml.rels': relations(['customXml', '../customXml/item1.xml']),
      'customXml/item1.xml': `<deal xmlns="urn:deal"><fee rate="7">${stored}</fee></deal>`,
      'customXml/itemProps1.xml': `<ds:datastoreItem ds:itemID="${STORE}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
      'customXml/_rels/item1.xml.rels': relations(['customXmlProps', 'itemProps1.xml']),
    },
  });
const checks = (bytes: Uint8Array): string[] => readContract(bytes, nodeZlib).findings.map((finding) => finding.check);
const main = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';

describe('A4: data that Word writes over the words of a content control', () => {
  it('is a finding where it says something else than the page', () => {
    expect(checks(agreement('100', '900'))).toEqual(['bound-text']);
    expect(checks(agreement('7', '', control('7', '<w:text/>', '/a:deal/a:fee/@rate')))).toEqual([]);
    expect(checks(agreement('100', '100'))).toEqual([]);
  });
  it('is the shown entry of a list, and not judged for a date or a placeholder', () => {
    const list = '<w:dropDownList><w:listItem w:displayText="one hundred" w:value="100"/></w:dropDownList>';
    expect(checks(agreement('one hundred', '100', control('one hundred', list)))).toEqual([]);
    expect(checks(agreement('nine hundred', '100', control('nine hundred', list)))).toEqual(['bound-text']);
    expect(checks(agreement('1 May 2026', '2026-05-01T00:00:00', control('1 May 2026', '<w:date/>')))).toEqual([]);
    expect(checks(agreement('Click here', '', control('Click here', '<w:showingPlcHdr/><w:text/>')))).toEqual([]);
  });
  it('is found in a return whose page was left as it was', () => {
    const found = (sent: Uint8Array, returned: Uint8Array): string[] => auditReturn(sent, returned, nodeZlib).findings.map((finding) => finding.check);
    expect(found(agreement('100', '100'), agreement('100', '900'))).toContain('bound-data');
    const dated = (stored: string): Uint8Array => agreement('1 May 2026', stored, control('1 May 2026', '<w:date/>'));
    expect(found(dated('2026-05-01'), dated('2027-05-01'))).toEqual(['bound-data', 'not-compared']);
    expect(found(agreement('100', '100'), agreement('900', '900'))).not.toContain('bound-data');
  });
});

describe('W1: words written into a bound control are not written over by its data', () => {
  const base = agreement('100', '100');
  it('an edited control is bound no longer, in the redline and in the clean copy', () => {
    const { bytes } = redlineDocuments(base, agreement('900', '900'), nodeZlib, { author: 'Northwind', date: '2026-04-01T09:00:00Z' });
    expect(main(bytes)).not.toContain('dataBinding');
    expect(checks(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual([]);
    const [clause] = readContract(base, nodeZlib).clauses.flatMap((one) => [one, ...one.children]).filter((one) => JSON.stringify(one.blocks).includes('fee'));
    const blocks = (clause?.blocks ?? []).map((block) => JSON.parse(JSON.stringify(block).replace('100', '250')) as typeof block);
    for (const mode of ['redline', 'clean'] as const) {
      const written = writeClauses(base, [{ type: 'replace', clauseId: clause?.id ?? '', blocks }], { author: 'Northwind', date: '2026-04-01T09:00:00Z', mode }, nodeZlib);
      expect(main(written)).toContain('250');
      expect(main(written)).not.toContain('dataBinding');
    }
  });
  it('an edit beside the control leaves it bound', () => {
    const other = agreement('100', '100', control('100') + r(' euros'));
    expect(main(redlineDocuments(base, other, nodeZlib, { author: 'Northwind', date: '2026-04-01T09:00:00Z' }).bytes)).toContain('dataBinding');
  });
});

describe('A4: bookmarks and drawn words', () => {
  const bookmarked = (on: 'price' | 'term'): Uint8Array => {
    const mark = (text: string, has: boolean): string => para((has ? '<w:bookmarkStart w:id="1" w:name="_Ref1"/>' : '') + r(text) + (has ? '<w:bookmarkEnd w:id="1"/>' : ''));
    return makeDocx(mark('The price is ten.', on === 'price') + mark('The term is a year.', on === 'term') + para(`${r('See ')}<w:fldSimple w:instr=" REF _Ref1 \\r \\h ">${r('1')}</w:fldSimple>`));
  };
  const found = (sent: Uint8Array, returned: Uint8Array): string[] => auditReturn(sent, returned, nodeZlib).findings.map((finding) => finding.check);
  it('a cross-reference that leads to another paragraph is found, one to an edited paragraph is not', () => {
    expect(found(bookmarked('price'), bookmarked('term'))).toEqual(['reference-moved']);
    const edited = makeDocx(main(bookmarked('price')).replace('ten.', 'ten euros.').replace(/^.*<w:body>|<w:sectPr\/>.*$/gs, ''));
    expect(found(bookmarked('price'), edited)).toEqual([]);
  });
  it('C7: a watermark that says something else is a change', () => {
    const watermark = (text: string): Uint8Array => makeDocx(p('Text.') + para(`<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="${text}"/></v:shape></w:pict></w:r>`));
    expect(auditReturn(watermark('DRAFT'), watermark('FINAL'), nodeZlib).untracked).toHaveLength(1);
    expect(auditReturn(watermark('DRAFT'), watermark('DRAFT'), nodeZlib).untracked).toHaveLength(0);
    expect(auditReturn(watermark('DRAFT'), makeDocx(p('Text.')), nodeZlib).untracked).toMatchObject([{ class: 'substantive' }]);
  });
});
