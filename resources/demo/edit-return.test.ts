import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { editParts, insertTableRowTracked, moveParagraphTracked, replaceTracked, replaceUntracked, tickOption } from './edit-return.ts';
import { elements, visibleText } from './word-xml.ts';
import { readZip, writeZip } from './zip.ts';

const MARK = { author: 'Harbourline & Co', date: '2026-03-12T09:30:00Z' } as const;
const NAMESPACES = 'xmlns:w="urn:w" xmlns:w14="urn:w14"';

const body = (...content: readonly string[]): string => `<w:body ${NAMESPACES}>${content.join('')}</w:body>`;
const run = (text: string, properties = ''): string => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`;
const shown = (xml: string): readonly string[] => elements(xml, 'w:p').map((found) => visibleText(found.xml));
const deleted = (xml: string): readonly string[] => [...xml.matchAll(/<w:delText[^>]*>([^<]*)</g)].map((match) => match[1] ?? '');
const wellFormed = (xml: string): void => {
  new SaxesParser({ xmlns: true }).write(xml).close();
};

describe('replacing words with change tracking on', () => {
  it('marks only the words that differ', () => {
    const xml = replaceTracked(body(paragraph(run('The cap is EUR 5 and no more.'))), 'cap is EUR 5 and', 'cap is EUR 9 and', MARK);
    wellFormed(xml);
    expect(shown(xml)).toEqual(['The cap is EUR 9 and no more.']);
    expect(deleted(xml)).toEqual(['5']);
    expect(xml).toContain('w:author="Harbourline &amp; Co" w:date="2026-03-12T09:30:00Z"');
  });

  it('finds words spread over several runs and keeps the look of each', () => {
    const bold = '<w:rPr><w:b/></w:rPr>';
    const xml = replaceTracked(body(paragraph(run('Each Party sh'), run('all ', bold), run('pay.'))), 'Party shall pay', 'Party may pay', MARK);
    wellFormed(xml);
    expect(shown(xml)).toEqual(['Each Party may pay.']);
    expect(deleted(xml)).toEqual(['sh', 'all']);
    expect(xml).toContain(`<w:r w:rsidR="00C41D07">${bold}<w:t xml:space="preserve">may</w:t></w:r>`);
  });

  it('inserts and deletes without a counterpart', () => {
    const start = body(paragraph(run('one two three')));
    expect(shown(replaceTracked(start, 'one two', 'one big two', MARK))).toEqual(['one big two three']);
    expect(shown(replaceTracked(start, 'one two three', 'one three', MARK))).toEqual(['one three']);
    expect(shown(replaceTracked(start, 'three', 'three four', MARK))).toEqual(['one two three four']);
  });

  it('edits our own insertion without nesting one insertion in another', () => {
    const ours = `<w:ins w:id="7" w:author="Us" w:date="2026-03-01T00:00:00Z">${run('within 48 hours')}</w:ins>`;
    const xml = replaceTracked(body(paragraph(run('Notice '), ours, run(' please.'))), 'within 48 hours', 'within 96 hours', MARK);
    wellFormed(xml);
    expect(shown(xml)).toEqual(['Notice within 96 hours please.']);
    expect(xml).not.toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*<w:ins /);
    const ids = [...xml.matchAll(/ w:id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads over deleted words and keeps tabs, breaks and special characters', () => {
    const gone = '<w:del w:id="3" w:author="Us" w:date="2026-03-01T00:00:00Z"><w:r><w:delText>old </w:delText></w:r></w:del>';
    const start = body(paragraph('<w:r><w:tab/><w:t xml:space="preserve">R&amp;D is </w:t></w:r>', gone, '<w:r><w:t>new</w:t><w:br/><w:t>here</w:t></w:r>'));
    const xml = replaceTracked(start, 'R&D is new', 'R&D is <newer>', MARK);
    wellFormed(xml);
    expect(shown(xml)).toEqual(['\tR&D is <newer>\nhere']);
  });

  it('refuses words that are missing or ambiguous', () => {
    const start = body(paragraph(run('a b a')), paragraph(run('c')), paragraph(run('c')));
    expect(() => replaceTracked(start, 'x', 'y', MARK)).toThrow('No paragraph says');
    expect(() => replaceTracked(start, 'c', 'y', MARK)).toThrow('2 paragraphs say');
    expect(() => replaceTracked(start, 'a', 'y', MARK)).toThrow('more than once');
  });
});

describe('replacing words with change tracking off', () => {
  it('leaves no mark', () => {
    const xml = replaceUntracked(body(paragraph(run('within 30'), run(' days'), run(' of notice'))), 'within 30 days of', 'within 90 days of');
    wellFormed(xml);
    expect(xml).toBe(body(paragraph('<w:r><w:t xml:space="preserve">within </w:t></w:r><w:r><w:t xml:space="preserve">90</w:t></w:r>', run(' days'), run(' of notice'))));
  });
});

describe('adding a table row with change tracking on', () => {
  it('marks the row and its cells and takes over their look', () => {
    const cell = (text: string): string =>
      `<w:tc><w:tcPr><w:tcW w:w="10"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>${run(text, '<w:rPr><w:i/></w:rPr>')}</w:p></w:tc>`;
    const start = body(`<w:tbl><w:tr><w:trPr><w:cantSplit/></w:trPr>${cell('one')}${cell('two')}</w:tr></w:tbl>`);
    const xml = insertTableRowTracked(start, 'one', ['three'], MARK);
    wellFormed(xml);
    const rows = elements(xml, 'w:tr');
    expect(rows.map((row) => shown(row.xml))).toEqual([['one', 'two'], ['three', '']]);
    expect(rows[1]?.xml).toContain('<w:trPr><w:cantSplit/><w:ins ');
    expect(rows[1]?.xml).toContain('<w:rPr><w:i/></w:rPr>');
  });
});

describe('moving paragraphs with change tracking on', () => {
  const start = body(paragraph(run('first')), '<w:p/>', '<w:p w:rsidR="00000001"/>', paragraph(run('second')), paragraph(run('third')), paragraph(run('fourth')));

  it.each([
    ['down', 'second', 'fourth', ['first', '', '', '', '', 'fourth', 'second', 'third']],
    ['up', 'third', 'first', ['first', 'third', 'fourth', '', '', 'second', '', '']],
  ])('moves them %s', (_way, containing, after, expected) => {
    const xml = moveParagraphTracked(start, { containing, following: 1, after }, MARK);
    wellFormed(xml);
    expect(shown(xml)).toEqual(expected);
  });

  it('pairs both ends by name and gives every mark its own id', () => {
    const xml = moveParagraphTracked(start, { containing: 'second', after: 'fourth' }, MARK);
    const names = [...xml.matchAll(/w:name="([^"]+)"/g)].map((match) => match[1]);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    const ids = [...xml.replaceAll(/<w:move\w+RangeEnd[^>]*>/g, '').matchAll(/ w:id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses to move a paragraph behind itself', () => {
    expect(() => moveParagraphTracked(start, { containing: 'second', following: 1, after: 'third' }, MARK)).toThrow('behind itself');
  });
});

describe('ticking an option', () => {
  const box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>';

  it('changes the state and the sign together, once', () => {
    const xml = tickOption(body(paragraph(box, run('Preferred'))), 'Preferred');
    wellFormed(xml);
    expect(shown(xml)).toEqual(['\u2612Preferred']);
    expect(xml).toContain('<w14:checked w14:val="1"/>');
    expect(() => tickOption(xml, 'Preferred')).toThrow('ticked already');
    expect(() => tickOption(body(paragraph(run('Preferred'))), 'Preferred')).toThrow('no tick box');
  });

  it('is not done by typing over the box', () => {
    expect(() => replaceUntracked(body(paragraph(box, run('Preferred'))), '\u2610', '\u2612')).toThrow('ticked, not typed over');
  });
});

describe('packing', () => {
  it('gives back what was packed, long and short', () => {
    const entries = [
      { name: 'word/document.xml', bytes: new TextEncoder().encode('<a>ä</a>'.repeat(5000)) },
      { name: 'media/empty.bin', bytes: new Uint8Array() },
    ];
    expect(readZip(writeZip(entries))).toEqual(entries);
    expect(() => readZip(new Uint8Array([1, 2, 3]))).toThrow('not a zip file');
  });

  it('hands only XML parts to the edit', () => {
    const file = writeZip([
      { name: 'a.xml', bytes: new TextEncoder().encode('<a/>') },
      { name: 'b.png', bytes: new Uint8Array([1, 2]) },
    ]);
    const seen: string[] = [];
    const edited = editParts(file, (name, xml) => {
      seen.push(name);
      return xml.replace('<a/>', '<b/>');
    });
    expect(seen).toEqual(['a.xml']);
    expect(readZip(edited).map((entry) => [...entry.bytes])).toEqual([[60, 98, 47, 62], [1, 2]]);
  });
});
