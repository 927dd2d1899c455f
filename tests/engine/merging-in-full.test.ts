import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { MergeReport } from '../../shared/contract/merge.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r, row, table, type DocxParts } from '../support/make-docx.ts';

const date = '2026-04-01T09:00:00Z';
const by = { a: { author: 'Party A', date }, b: { author: 'Party B', date } };
type Version = readonly [body: string, parts?: DocxParts];

const merge = (base: Version, a: Version, b: Version): { readonly accepted: Record<string, string>; readonly report: MergeReport } => {
  const file = ([body, parts]: Version): Uint8Array => makeDocx(body, parts);
  const { bytes, report } = mergeDocuments(file(base), file(a), file(b), by, nodeZlib);
  const bare = (text: string): string => text.split('\n').map((line) => line.split('|').at(-1)).join('/').replace(/\/$/, '');
  return { accepted: Object.fromEntries(Object.entries(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).map(([story, text]) => [story, bare(text)])), report };
};
const wordings = ({ conflicts }: MergeReport): string[][] => conflicts.map(({ base, a, b }) => [base, a, b]);
const prices = (...rows: readonly (readonly string[])[]): Version => [table(...rows.map((cells) => row(cells))) + p('End.')];

describe('M2: a column that one took out and the other changed inside is a conflict', () => {
  const whole = prices(['Item', 'Price', 'Note'], ['Crane', '10', 'new'], ['Winch', '20', 'used']);
  const cut = prices(['Item', 'Note'], ['Crane', 'new'], ['Winch', 'used']);
  const edited = prices(['Item', 'Price', 'Note'], ['Crane', '15', 'new'], ['Winch', '20', 'used']);
  const rows = ['Crane\t10\tnew', 'Crane\tnew', 'Crane\t15\tnew'];
  it('whoever took it out, and what stands in the file is whole', () => {
    const first = merge(whole, cut, edited);
    expect(wordings(first.report)).toEqual([rows]);
    expect(first.accepted['body']).toBe('Item/Note/Crane/new/Winch/used/End.');
    const second = merge(whole, edited, cut);
    expect(wordings(second.report)).toEqual([[rows[0], rows[2], rows[1]]]);
    expect(second.accepted['body']).toBe('Item/Price/Note/Crane/15/new/Winch/20/used/End.');
  });
  it('and an edit beside it is none', () => {
    const { report, accepted } = merge(whole, cut, prices(['Item', 'Price', 'Note'], ['Crane', '10', 'old'], ['Winch', '20', 'used']));
    expect(report.conflicts).toEqual([]);
    expect(accepted['body']).toBe('Item/Note/Crane/old/Winch/used/End.');
  });
});

describe('M2: what one put between two paragraphs that the other joined is a conflict', () => {
  const [fee, interest, added] = ['The client pays the fee within thirty days.', 'Late payments bear interest at five percent.', 'Taxes are borne by the client alone.'] as const;
  const [apart, joined, between] = [[p(fee) + p(interest)], [p(`${fee} ${interest}`)], [p(fee) + p(added) + p(interest)]] as const;
  it('whoever joined them', () => {
    const first = merge(apart, joined, between);
    expect(wordings(first.report)).toEqual([[`${fee}\n${interest}`, `${fee} ${interest}`, added]]);
    expect(first.accepted['body']).toBe(`${fee} ${interest}`);
    const second = merge(apart, between, joined);
    expect(wordings(second.report)).toEqual([[`${fee}\n${interest}`, added, `${fee} ${interest}`]]);
    expect(second.accepted['body']).toBe([fee, added, interest].join('/'));
    expect(second.report.counts).toEqual({ a: 0, b: 0, alike: 0 });
  });
});

describe('M1, M2: notes that both put in', () => {
  const [fee, law] = ['The client pays the fee.', 'English law governs this agreement.'] as const;
  const noted = (text: string): string => para(r(text) + '<w:r><w:footnoteReference w:id="2"/></w:r>');
  const notes = (text: string): DocxParts => ({ footnotes: `<w:footnote w:id="2">${p(text)}</w:footnote>` });
  it('at two places go together', () => {
    const { report, accepted } = merge([p(fee) + p(law)], [noted(fee) + p(law), notes('Net of tax.')], [p(fee) + noted(law), notes('And Wales.')]);
    expect(report).toMatchObject({ conflicts: [], counts: { a: 1, b: 1, alike: 0 } });
    expect(Object.entries(accepted).filter(([story]) => story.startsWith('footnote')).map(([, text]) => text)).toEqual(['Net of tax./And Wales.']);
  });
  it('at one place are a conflict, with the words of both, unless they say the same', () => {
    const { report } = merge([p(fee)], [noted(fee), notes('Net of tax.')], [noted(fee), notes('With tax.')]);
    expect(wordings(report)).toEqual([[fee, `${fee}\uFFFC\n[note] Net of tax.`, `${fee}\uFFFC\n[note] With tax.`]]);
    expect(merge([p(fee)], [noted(fee), notes('Net of tax.')], [noted(fee), notes('Net of tax.')]).report).toMatchObject({ conflicts: [], counts: { a: 0, b: 0, alike: 1 } });
  });
});

describe('M2: what marks cannot express is not written, and told with whose it is', () => {
  const clause = 'The client pays the fee within thirty days.';
  const sized = (size: number): DocxParts => ({ styles: `<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:rPr><w:sz w:val="${String(size)}"/></w:rPr></w:style>` });
  const told = ({ report }: ReturnType<typeof merge>): string[] => report.notWritten.map(({ of, kind, detail, before, after }) => [of, kind, detail.join(), before, after].join(' | '));
  it('a style, a header that the base lacks, a comment', () => {
    expect(told(merge([p(clause), sized(20)], [p(clause), sized(30)], [p(clause), sized(20)]))).toEqual(['a | style | style "N" is defined differently |  | ']);
    expect(told(merge([p(clause)], [p(clause)], [p(clause), { header: p('Draft') }]))).toEqual(['b | header-footer |  |  | Draft']);
    const commented: Version = [para(`<w:commentRangeStart w:id="0"/>${r(clause)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`), { comments: `<w:comment w:id="0" w:author="B">${p('Too long.')}</w:comment>` }];
    expect(told(merge([p(clause)], [p(clause)], commented))).toEqual(['b | comment |  |  | Too long.']);
  });
  it('what both did alike is told once, and what they did differently for each', () => {
    expect(told(merge([p(clause), sized(20)], [p(clause), sized(30)], [p(clause), sized(30)])).map((line) => line.slice(0, 4))).toEqual(['both']);
    const linked = (target: string): Version => [para(`<w:hyperlink r:id="r9">${r('our terms')}</w:hyperlink>`), { more: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/></Relationships>` } }];
    const [one, two, three] = ['https://one.example', 'https://two.example', 'https://three.example'].map(linked);
    if (one === undefined || two === undefined || three === undefined) throw new Error('Three versions');
    expect(told(merge(one, two, three)).map((line) => line.split(' | ').slice(0, 3).join(' | '))).toEqual(['a | link | link https://one.example → https://two.example', 'b | link | link https://one.example → https://three.example']);
  });
});
