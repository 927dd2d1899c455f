import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { readArchive, readEntry } from '../../shared/docx/package/zip-read.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { readText } from '../../shared/docx/read/read-text.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const text = (bytes: Uint8Array): string | undefined => readText(bytes, nodeZlib, 'accepted')[0]?.lines[0]?.text;
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('R1: an archive that is one contract to one program and another to the next is refused', () => {
  const good = makeDocx(p('The fee is 10.'));

  it('two archives one behind the other', () => {
    expect(text(good)).toBe('The fee is 10.');
    expect(() => text(Buffer.concat([good, good]))).toThrow('it holds two archives');
  });
  it('a part that has one name in the directory and another where it is stored', () => {
    const bytes = Uint8Array.from(good);
    const at = latin(bytes).indexOf('word/document.xml');
    bytes.set([0x77, 0x6f, 0x72, 0x6c], at);
    expect(() => text(bytes)).toThrow('word/document.xml has another name where it is stored');
  });
});

describe('W5: a scrubbed copy is packed afresh', () => {
  it('what lay behind the end of a packed part is gone', () => {
    const archive = readArchive(makeDocx(p('The fee is 10. '.repeat(40))));
    const parts: Uint8Array[] = [];
    let length = 0;
    const entries = archive.entries.map((entry) => {
      const junk = entry.method === 8 ? Buffer.from('walk away at 8') : Buffer.alloc(0);
      const packed = Buffer.concat([archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize), junk]);
      const moved = { ...entry, compressedSize: packed.length, dataStart: length };
      parts.push(packed);
      length += packed.length;
      return moved;
    });
    const file = writeArchive({ bytes: Buffer.concat(parts), entries }, new Map(), nodeZlib);
    expect(latin(file)).toContain('walk away');
    expect(text(file)).toContain('The fee is 10.');
    const { bytes } = scrubDocument(file, nodeZlib);
    expect(latin(bytes)).not.toContain('walk away');
    expect(readArchive(bytes).entries.map((entry) => latin(readEntry(readArchive(bytes), entry, nodeZlib)))).toEqual(archive.entries.map((entry) => latin(readEntry(archive, entry, nodeZlib))));
  });
});

describe('C8: work grows with the size of a file, whatever it holds thousands of', () => {
  const many = (count: number, of: (index: number) => string): string => Array.from({ length: count }, (_, index) => of(index)).join('');
  const compared = (make: (words: string) => Uint8Array): number => compareDocuments(make('before'), make('after'), nodeZlib).changes.length;

  it('fields that are opened and never closed', () => {
    expect(compared((words) => makeDocx(para(r(words) + many(10_000, () => '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'))))).toBe(1);
  }, 20_000);
  it('notes', () => {
    const notes = many(3000, (index) => `<w:footnote w:id="${index + 2}">${p(`note ${index}`)}</w:footnote>`);
    expect(compared((words) => makeDocx(p(words) + many(3000, (index) => para(`${r(`text ${index}`)}<w:r><w:footnoteReference w:id="${index + 2}"/></w:r>`)), { footnotes: notes }))).toBe(1);
  }, 20_000);
  it('parts that lead from one to the next', () => {
    const links = (target: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="urn:x/trace" Target="${target}"/></Relationships>`;
    const more: Record<string, string> = { 'word/_rels/document.xml.rels': links('p0.xml') };
    for (let index = 0; index < 3000; index += 1) Object.assign(more, { [`word/p${index}.xml`]: '<a/>', [`word/_rels/p${index}.xml.rels`]: links(`p${index + 1}.xml`) });
    const { kept } = scrubDocument(makeDocx(p('Text.'), { more }), nodeZlib);
    expect(kept.filter((item) => item.kind === 'unknown-part')).toHaveLength(3000);
  }, 30_000);
  it('ranges for named people that all carry one id', () => {
    const file = makeDocx(many(10_000, () => para(`<w:permStart w:id="1" w:ed="jane@acme.example"/>${r('x')}<w:permEnd w:id="1"/>`)));
    expect(scrubDocument(file, nodeZlib).removed).toMatchObject([{ kind: 'permission', count: 10_000 }]);
  }, 20_000);
});
