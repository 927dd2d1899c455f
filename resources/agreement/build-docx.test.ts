import { existsSync, readFileSync } from 'node:fs';
import validate from '@ooxml-tools/validate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../demo/zip.ts';
import { elements, visibleText } from '../demo/word-xml.ts';
import { AGREEMENT, agreementTexts } from './agreement.ts';
import { buildAgreement } from './build-docx.ts';
import { TEMPLATE_PATH } from './template-file.ts';

const NAMES = { partyA: 'Northwind Analytics GmbH', partyB: 'Harbourline Systems Ltd' } as const;

type Parts = ReadonlyMap<string, string>;
const partsOf = (bytes: Uint8Array): Parts => new Map(readZip(bytes).map((entry) => [entry.name, new TextDecoder().decode(entry.bytes)]));
const part = (parts: Parts, name: string): string => parts.get(name) ?? '';
const count = (text: string, search: string): number => text.split(search).length - 1;
const paragraphTexts = (xml: string): readonly string[] => elements(xml, 'w:p').map((paragraph) => visibleText(paragraph.xml));

let open: Uint8Array;
let parts: Parts;
let body: string;

beforeAll(async () => {
  open = await buildAgreement();
  parts = partsOf(open);
  body = part(parts, 'word/document.xml');
});

describe('the agreement as a Word document', () => {
  it('has no error in the eyes of the Open XML SDK, with open and with named parties', async () => {
    expect(await validate(open, 'docx', 'Microsoft365')).toEqual([]);
    expect(await validate(await buildAgreement(NAMES), 'docx', 'Microsoft365')).toEqual([]);
  }, 120_000);

  it('is well-formed in every part', () => {
    for (const [name, xml] of parts) expect(() => new SaxesParser({ xmlns: true }).write(xml).close(), name).not.toThrow();
  });

  it('says everything the agreement says, in order', () => {
    const said = paragraphTexts(body).join('\n');
    let at = 0;
    for (const text of agreementTexts(AGREEMENT)) {
      const found = said.indexOf(text, at);
      expect(found, text).toBeGreaterThanOrEqual(at);
      at = found + text.length;
    }
  });

  it('has 116 tick boxes as content controls with ids and tags of their own, 9 of them in table cells', () => {
    const tags = [...body.matchAll(/<w:tag w:val="([^"]+)"\/>/g)].map((match) => match[1]);
    const ids = [...body.matchAll(/<w:id w:val="(\d+)"\/>/g)].map((match) => match[1]);
    expect(count(body, '<w14:checkbox>')).toBe(116);
    expect(new Set(tags).size).toBe(116);
    expect(new Set(ids).size).toBe(116);
    expect(elements(body, 'w:tbl').reduce((sum, table) => sum + count(table.xml, '<w14:checkbox>'), 0)).toBe(9);
  });

  it('has 79 blanks', () => {
    expect(paragraphTexts(body).join('\n').match(/\[[^\]]+\]/g)).toHaveLength(79);
  });

  it('numbers by one multilevel list that is bound to the heading styles', () => {
    const numbering = part(parts, 'word/numbering.xml');
    const levels = { Heading1: 'ARTICLE %1', Heading2: '%1.%2', ClauseList: '(%3)' } as const;
    for (const [style, text] of Object.entries(levels)) {
      const level = elements(numbering, 'w:lvl').find((candidate) => candidate.xml.includes(`<w:pStyle w:val="${style}"/>`));
      expect(level?.xml).toContain(`<w:lvlText w:val="${text}"/>`);
    }
    expect(count(body, '<w:pStyle w:val="Heading1"/>')).toBe(13);
    expect(count(body, '<w:pStyle w:val="Heading2"/>')).toBe(39);
    expect(count(body, '<w:pStyle w:val="CaptionedProvision"/>')).toBe(7);
    expect(count(body, '<w:numPr>')).toBe(0);
  });

  it('repeats the heading row of its four tables and never splits a row', () => {
    const tables = elements(body, 'w:tbl');
    expect(tables.map((table) => elements(table.xml, 'w:tr').length)).toEqual([4, 6, 3, 5]);
    for (const table of tables) {
      expect(count(table.xml, '<w:tblHeader/>')).toBe(1);
      expect(count(table.xml, '<w:cantSplit/>')).toBe(elements(table.xml, 'w:tr').length);
    }
  });

  it('starts each schedule on a page of its own', () => {
    expect(count(body, '<w:pageBreakBefore/>')).toBe(7);
  });

  it('keeps the signature blocks together and leaves signatures and dates to the signers', () => {
    const texts = paragraphTexts(body);
    expect(texts.filter((text) => text === 'Signature:\t\t')).toHaveLength(2);
    expect(texts.filter((text) => text === 'Date:\t\t')).toHaveLength(2);
    const lines = elements(body, 'w:p').filter((paragraph) => paragraph.xml.includes('"SignatureLine"'));
    expect(lines.filter((line) => line.xml.includes('<w:keepNext/>'))).toHaveLength(lines.length - 1);
  });

  it('shows the title above and the page of pages below', () => {
    expect(visibleText(part(parts, 'word/header1.xml'))).toBe('AI Integration Partnership Agreement');
    expect(part(parts, 'word/footer1.xml')).toContain('PAGE');
    expect(part(parts, 'word/footer1.xml')).toContain('NUMPAGES');
  });

  it('is set on A4', () => {
    expect(/<w:pgSz [^>]*>/.exec(body)?.[0]).toContain('w:w="11906" w:h="16838"');
  });

  it('names no person in its properties', () => {
    const core = part(parts, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>Parley</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Parley</cp:lastModifiedBy>');
  });
});

describe('the agreement between named parties', () => {
  it('fills the party blocks, the signature blocks and the header, and nothing else', async () => {
    const named = partsOf(await buildAgreement(NAMES));
    const before = paragraphTexts(body);
    const after = paragraphTexts(part(named, 'word/document.xml'));
    expect(after.filter((text, index) => text !== before[index])).toEqual([
      'Legal Name: Northwind Analytics GmbH',
      'Legal Name: Harbourline Systems Ltd',
      'COMPANY A: Northwind Analytics GmbH',
      'COMPANY B: Harbourline Systems Ltd',
    ]);
    expect(visibleText(part(named, 'word/header1.xml'))).toContain('Northwind Analytics GmbH / Harbourline Systems Ltd');
  });

  it('escapes what a name may contain', async () => {
    const named = partsOf(await buildAgreement({ partyA: 'Fish & <Chips> "Ltd"' }));
    expect(paragraphTexts(part(named, 'word/document.xml'))).toContain('Legal Name: Fish & <Chips> "Ltd"');
  });
});

describe('the committed template', () => {
  const file = new URL(`../../${TEMPLATE_PATH}`, import.meta.url);

  it('is there', () => {
    expect(existsSync(file)).toBe(true);
  });

  it('equals what is generated now, time stamps apart', () => {
    const stampless = (all: Parts): ReadonlyMap<string, string> =>
      new Map([...all].map(([name, xml]) => [name, xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')]));
    expect(stampless(partsOf(readFileSync(file)))).toEqual(stampless(parts));
  });
});
