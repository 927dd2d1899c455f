import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { openPackage, type DocxPackage } from '../../shared/docx/package/open-package.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { markAuthors } from '../../shared/docx/read/mark-authors.ts';
import { metadataReport } from '../../shared/docx/sanitise/metadata-report.ts';
import { proveScrubbed, type ScrubToProve } from '../../shared/docx/sanitise/prove-scrubbed.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { certify, compareWithCertificate } from '../../shared/docx/verify/certificate.ts';
import type { ScrubOptions } from '../../shared/contract/metadata.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';
import { tellingDocx } from '../support/telling-docx.ts';

const telling = tellingDocx();
const open = (bytes: Uint8Array): DocxPackage => openPackage(bytes, nodeZlib);
const everything = (bytes: Uint8Array): string => {
  const docx = open(bytes);
  return docx.partNames.map((part) => `${part}\n${String.fromCharCode(...(docx.bytes(part) ?? []))}`).join('\n');
};
const scrubbed = (options: ScrubOptions = {}): Uint8Array => scrubDocument(telling, nodeZlib, options).bytes;

describe('W5: what a file tells about people and machines is reported', () => {
  it('by kind and part, in plain words, with samples', () => {
    const report = metadataReport(telling, nodeZlib);
    const kinds = ['mark-author', 'mark-date', 'comment', 'editor-list', 'session-number', 'document-id', 'permission', 'hidden-text', 'property', 'custom-property', 'shown-property', 'custom-data', 'bound-control', 'document-variable', 'mail-merge', 'template', 'external-link', 'linked-picture', 'linked-object', 'thumbnail', 'picture-metadata', 'picture-unread', 'signature', 'proofing-state', 'change-tracking', 'write-protection', 'stray-part'];
    expect(kinds.filter((kind) => !report.some((item) => item.kind === kind))).toEqual([]);
    expect(report).toContainEqual({ kind: 'mark-author', part: 'word/document.xml', what: 'Authors of tracked changes', count: 3, samples: ['John Doe', 'Jane Roe'], names: true });
    expect(report).toContainEqual(expect.objectContaining({ kind: 'mark-author', part: 'word/header.xml', samples: ['Mary Major'] }));
    expect(report).toContainEqual(expect.objectContaining({ kind: 'bound-control', samples: ['Client'] }));
    expect(report).toContainEqual(expect.objectContaining({ kind: 'linked-picture', samples: ['file:///C:\\deals\\logo.png'] }));
  });

  it('hidden words are; field codes, index entries and webHidden are not hidden text', () => {
    expect(metadataReport(telling, nodeZlib).filter((item) => item.kind === 'hidden-text')).toEqual([{ kind: 'hidden-text', part: 'word/document.xml', what: 'Hidden text', count: 1, samples: ['and not this'], names: true }]);
  });
});

describe('W5: a scrubbed copy names nobody and says the same', () => {
  it('comments, people, session numbers, properties, custom data, variables, template, preview and signature are gone from the bytes', () => {
    const bytes = scrubbed();
    expect(everything(bytes)).not.toMatch(/Jane Roe|John Doe|Mary Major|Acme Holding|jane@|go down|rsid|walkaway|trackRevisions|comment|fees\.dotx|people\.csv|2026-03|docId|proofState|thumbnail|_xmlsignatures|customXml|dataBinding|permStart|out\\.xsl|acme-deals/);
    expect(readingText(bytes)).toEqual(readingText(telling));
    expect(readingText(bytes, 'rejected')).toEqual(readingText(telling, 'rejected'));
  });

  it('says what went and what only was reported: links, linked pictures, hidden words, fonts, macros, pictures nobody looked into', () => {
    const { removed, kept } = scrubDocument(telling, nodeZlib);
    expect(new Set(kept.map((item) => item.kind))).toEqual(new Set(['external-link', 'linked-picture', 'linked-object', 'hidden-text', 'picture-unread', 'shown-property', 'embedded-font', 'macros', 'control-label']));
    expect(kept).toContainEqual({ kind: 'embedded-font', part: 'word/fonts/font1.odttf', what: 'An embedded font', count: 1, samples: ['House Serif'], names: false });
    expect(removed.map((item) => item.kind)).not.toContain('hidden-text');
  });

  it('fields that show a property keep their words: they are locked', () => {
    const source = open(scrubbed()).xml('word/document.xml')?.source ?? '';
    expect(source).toContain('<w:fldSimple w:fldLock="true" w:instr=" AUTHOR ">');
    expect(source.match(/<w:fldChar w:fldLock="true" w:fldCharType="begin"\/>/g)).toHaveLength(1);
    // One that says it is not locked would be filled anew from the reader's own properties.
    const unlocked = scrubDocument(makeDocx('<w:p><w:fldSimple w:instr=" AUTHOR " w:fldLock="0"><w:r><w:t>Drafter</w:t></w:r></w:fldSimple></w:p>'), nodeZlib).bytes;
    expect(open(unlocked).xml('word/document.xml')?.source).toContain('<w:fldSimple w:instr=" AUTHOR " w:fldLock="true">');
  });

  it('keeps redlines on demand: every mark and comment, each person under a name of their own, no date', () => {
    const bytes = scrubbed({ keepRedlines: true });
    const authors = (file: Uint8Array): string[] => markAuthors(readDocument(file, nodeZlib)).map(({ insertions, deletions, other, comments }) => JSON.stringify({ insertions, deletions, other, comments })).sort();
    expect(authors(bytes)).toEqual(authors(telling));
    const source = open(bytes).xml('word/document.xml')?.source ?? '';
    expect(source.match(/w:author="[^"]*"/g)).toEqual(['w:author="Author 1"', 'w:author="Author 2"', 'w:author="Author 1"']);
    expect(open(bytes).xml('word/comments.xml')?.source).toContain('<w:comment w:id="0" w:author="Author 2" w:initials="A2">');
    expect(everything(bytes)).not.toMatch(/Jane Roe|John Doe|Mary Major|jane@|2026-03|people\.xml/);
  });

  it('lets our own marks carry the name of our party', () => {
    const source = open(scrubbed({ keepRedlines: true, names: { 'Jane Roe': 'Acme GmbH' } })).xml('word/document.xml')?.source ?? '';
    expect(source.match(/w:author="[^"]*"/g)).toEqual(['w:author="Author 1"', 'w:author="Acme GmbH"', 'w:author="Author 1"']);
  });

  it('hidden words go only when asked for, and nothing but them', () => {
    expect(readingText(scrubbed())['body']).toContain('You see this and not this and this');
    const text = readingText(telling)['body'] ?? '';
    expect(readingText(scrubbed({ removeHidden: true }))['body']).toBe(text.replace(' and not this', ''));
    expect(everything(scrubbed({ removeHidden: true }))).toContain('XE "fee"');
  });

  it('a copy of a copy is the same file, and a file that tells nothing stays as it reads', () => {
    for (const options of [{}, { keepRedlines: true }]) expect(scrubDocument(scrubbed(options), nodeZlib, options).bytes).toEqual(scrubbed(options));
    expect(metadataReport(makeDocx(p('A plain file.')), nodeZlib)).toEqual([]);
  });
});

describe('W5: less common things that tell', () => {
  const props = (core: string): Uint8Array => makeDocx(para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FILENAME \\p </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r('C:\\deals\\a.docx') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + core);
  it('a field that shows where the file lay is reported and stays, as it is text', () => {
    const { kept } = scrubDocument(props(''), nodeZlib);
    expect(kept).toMatchObject([{ kind: 'shown-file', names: true }]);
  });
  it('processing instructions go, and do not stand in the way', () => {
    const { bytes, removed } = scrubDocument(makeDocx(`<?vendor made by Acme?>${p('Text.')}`), nodeZlib);
    expect(everything(bytes)).not.toContain('Acme');
    expect(removed).toMatchObject([{ kind: 'xml-comment', samples: ['vendor made by Acme'] }]);
  });
  it('the title, the subject and the titles of parts go with the other properties', () => {
    const core = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Acme deal</dc:title><dc:subject>Acme</dc:subject></cp:coreProperties>';
    const rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>';
    expect(everything(scrubDocument(makeDocx(p('Text.'), { more: { 'docProps/core.xml': core, '_rels/.rels': rels } }), nodeZlib).bytes)).not.toContain('Acme');
  });
});

describe('W6: a scrubbed copy that would be wrong is not written', () => {
  const attempt = (options: ScrubOptions, part: string, change: (source: string) => string | undefined, more: Partial<ScrubToProve> = {}): (() => void) => {
    const { bytes, removed } = scrubDocument(telling, nodeZlib, options);
    const good = open(bytes);
    const source = good.xml(part)?.source ?? '';
    const changed: string | undefined = change(source);
    expect(changed).not.toBe(source);
    const after = open(writeArchive(good.archive, new Map([[part, changed === undefined ? undefined : new TextEncoder().encode(changed)]]), nodeZlib));
    const { keepRedlines = false, removeHidden = false } = options;
    return () => proveScrubbed({ before: open(telling), after, keepComments: keepRedlines, removeHidden, removed, authors: ['John Doe', 'Jane Roe', 'Mary Major'], allowed: new Set<string>(), ...more });
  };
  const document = 'word/document.xml';
  const redlines = { keepRedlines: true };

  it.each([
    ['a word that differs', {}, document, (source: string) => source.replace('The fee', 'The price'), 'would not read the same'],
    ['a word of a comment that differs', redlines, 'word/comments.xml', (source: string) => source.replace('go down to 8', 'go down to 7'), 'would not read the same'],
    ['a mark that was resolved', redlines, document, (source: string) => source.replace(/<w:del .*?<\/w:del>/, ''), 'would not read the same'],
    ['two people under one name', redlines, document, (source: string) => source.replace('Author 2', 'Author 1'), 'would not be built the same'],
    ['bold that is gone', {}, document, (source: string) => source.replace('<w:b/>', ''), 'would not be built the same'],
    ['an anchor of a comment that is gone', redlines, document, (source: string) => source.replace('<w:commentRangeEnd w:id="0"/>', ''), 'would not be built the same'],
    ['a name that is back', redlines, 'word/header.xml', (source: string) => source.replace('Author 3', 'Mary Major'), 'would still name somebody'],
    ['a company that is back', {}, 'docProps/app.xml', (source: string) => source.replace('</Properties>', '<Company>Acme Holding</Company></Properties>'), 'would still name somebody'],
    ['a date that is back', redlines, document, (source: string) => source.replace('w:author="Author 2"', 'w:author="Author 2" w:date="2026-03-01T10:00:00Z"'), 'would still hold: Times of tracked changes'],
    ['a session number that is back', {}, document, (source: string) => source.replace('<w:p>', '<w:p w:rsidR="00AB12CD">'), 'would still hold: Numbers of editing sessions'],
    ['a template that is back', {}, 'word/settings.xml', (source: string) => source.replace('</w:settings>', '<w:attachedTemplate r:id="rIdsomething"/></w:settings>'), 'would still hold: The link to a template'],
    ['an element that leads to what is gone', {}, 'word/settings.xml', (source: string) => source.replace('</w:settings>', '<w:attachedTemplate r:id="rIdtemplate"/></w:settings>'), 'would no longer lead to file:///C:\\deals\\fees.dotx'],
    ['a link that is lost', {}, 'word/_rels/document.xml.rels', (source: string) => source.replace(/<Relationship Id="rIdphoto.jpeg"[^>]*>/, ''), 'would no longer lead to word/media/photo.jpeg'],
    ['a style sheet that is lost', {}, 'word/styles.xml', () => undefined, 'would no longer lead to word/styles.xml'],
    ['a hidden word that is left', { removeHidden: true }, document, (source: string) => source.replace('You see this</w:t></w:r>', 'You see this</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> and not this</w:t></w:r>'), 'would not read the same'],
    ['a word that went with the hidden ones', { removeHidden: true }, document, (source: string) => source.replace(' and this', ''), 'would not read the same'],
  ] as const)('%s', (_, options, part, change, message) => {
    expect(attempt(options, part, change)).toThrow(message);
  });

  it('a picture that draws something else', () => {
    const good = open(scrubbed());
    const photo = good.bytes('word/media/photo.jpeg')?.slice() ?? new Uint8Array();
    photo[photo.length - 3] = 0x57;
    const after = open(writeArchive(good.archive, new Map([['word/media/photo.jpeg', photo]]), nodeZlib));
    expect(() => proveScrubbed({ before: open(telling), after, keepComments: false, removeHidden: false, removed: [], authors: [], allowed: new Set<string>() })).toThrow('photo.jpeg would not be the same');
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
