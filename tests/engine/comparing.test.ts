import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Change } from '../../shared/contract/change.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { del, ins, LEGAL_LIST, makeDocx, numbered, p, para, r, row, table, type DocxParts } from '../support/make-docx.ts';

const changes = (before: string, after: string, parts: DocxParts = {}, afterParts = parts): readonly Change[] => compareDocuments(makeDocx(before, parts), makeDocx(after, afterParts), nodeZlib).changes;
const told = (list: readonly Change[]): string[] => list.map((change) => `${change.kind} ${change.class}: [${change.removed}] → [${change.added}]${change.detail.length === 0 ? '' : ` (${change.detail.join(', ')})`}`);
const LONG = 'The Supplier delivers the services described in the order with reasonable skill and care';
const OTHER = 'Either party may end this agreement by written notice of ninety days to the other party';

it('C1: a file compared with itself gives nothing', () => {
  const body = p(LONG) + table(row(['a', 'b'])) + para(r('x') + ins(r('y')));
  expect(changes(body, body)).toEqual([]);
});

it('C1: a style name that is defined twice is no difference from itself', () => {
  const style = (id: string, size: number): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="Twice"/><w:rPr><w:sz w:val="${String(size)}"/></w:rPr></w:style>`;
  expect(changes(p(LONG), p(LONG), { styles: style('One', 20) + style('Two', 24) })).toEqual([]);
});

it('C2: amounts and numbers change as a whole', () => {
  expect(told(changes(p('A cap of USD 2,000,000 applies.'), p('A cap of USD 200,000 applies.')))).toEqual(['replaced substantive: [2,000,000] → [200,000] (amount)']);
});

it('C3: a paragraph found elsewhere has moved, edited or not', () => {
  const anchors = (first: string, last: string): string => p('Alpha clause on delivery of goods') + first + p('Beta clause on payment of fees') + last + p('Gamma clause on general matters');
  expect(told(changes(anchors(p(LONG), ''), anchors('', p(LONG)))).map((line) => line.split(':')[0])).toEqual(['moved wording']);
  expect(told(changes(anchors(p(LONG), ''), anchors('', p(LONG.replace('reasonable', 'great'))))).map((line) => line.split(':')[0])).toEqual(['moved-edited substantive']);
});

it('C3: a clause moves with its heading, however short that is', () => {
  const anchors = (lead: string, tail: string): string => lead + p('Anchor one stands here for good.') + p('Anchor two stands here for good.') + tail;
  const clause = p('Audit') + p(LONG);
  expect(told(changes(anchors(clause, ''), anchors('', clause))).map((line) => line.split(':')[0])).toEqual(['moved wording', 'moved wording']);
});

it('C3: a sentence moved within its paragraph goes in one piece, although words of it recur', () => {
  const [one, two] = ['The Buyer signs first if the Buyer is a trust.', 'The Buyer then tells the bank in writing and keeps a dated copy of what it has told.'];
  expect(told(changes(p(`${one} ${two}`), p(`${two} ${one}`)))).toEqual([`deleted substantive: [${one} ] → [] (defined-term, condition)`, `inserted substantive: [] → [ ${one}] (defined-term, condition)`]);
});

it('C3: a paragraph of which one short sentence is left is still that paragraph', () => {
  const rest = 'Boats under six metres are exempt.';
  expect(told(changes(p(LONG) + p(`Every boat is registered before the season begins, with its length, its engine, its owner and the mooring it uses, and the list hangs in the office. ${rest}`) + p(OTHER), p(LONG) + p(rest) + p(OTHER))).map((line) => line.split(' ')[0])).toEqual(['deleted']);
});

describe('C4: structure is not rewriting', () => {
  it('the space that goes or comes where a paragraph is cut or joined is no change of its own', () => {
    const [one, two] = ['The crew cleans the deck each morning;', 'the owner pays for brushes and soap.'];
    expect(changes(p(`${one} ${two}`), p(one) + p(two)).map((change) => change.kind)).toEqual(['split']);
    expect(changes(p(one) + p(two), p(`${one} ${two}`)).map((change) => change.kind)).toEqual(['merged']);
  });
  it('a clause split into (a), (b), (c) is a split with no word lost', () => {
    const before = p('The Receiving Party shall keep the information secret and shall use it only for the purpose and shall return it on request.');
    const after = p('The Receiving Party shall keep the information secret and') + p('shall use it only for the purpose and') + p('shall return it on request.');
    const found = changes(before, after);
    expect(found.filter((change) => change.kind === 'split')).toHaveLength(1);
    expect(found.filter((change) => change.class === 'substantive')).toEqual([]);
  });
  it('a heading cut off the front of its paragraph is a split, however short it is', () => {
    expect(changes(p(`Harbour Dues ${LONG}`), p('Harbour Dues') + p(LONG)).map((change) => change.kind)).toEqual(['split']);
  });
  it('a paragraph cut in two with a new line between is a split and a new line', () => {
    const [one, two] = ['The crew cleans the deck each morning before the guests come.', 'The owner pays for brushes, soap and the water that is used.'];
    const found = changes(p(`${one} ${two}`), p(one) + p('See the list of chores on the wall.') + p(two));
    expect(found.filter((change) => change.kind === 'split')).toHaveLength(1);
    expect([found.map((change) => change.removed).join(''), found.map((change) => change.added).join(' ').trim()]).toEqual(['', 'See the list of chores on the wall.']);
  });
  it('shifted numbers are one event', () => {
    const list = (lines: readonly string[]): string => lines.map((line) => p(line, numbered(0))).join('');
    const found = changes(list([LONG, OTHER, 'Notices are given in writing.']), list(['A wholly new first clause stands here.', LONG, OTHER, 'Notices are given in writing.']), { numbering: LEGAL_LIST });
    expect(found.map((change) => change.kind)).toEqual(['inserted', 'renumbered']);
  });
});

describe('C4, C11: numbers that only change places with their lines are no event of their own', () => {
  const list = (level: number, ...lines: readonly string[]): string => lines.map((line) => p(line, numbered(level))).join('');
  const between = (before: string, after: string): string[] => told(changes(before, after, { numbering: LEGAL_LIST })).map((one) => one.replace(/ \(moved from .*/, ''));
  const NOTICES = 'Notices are given in writing to the address stated above.';
  const LAW = 'This agreement is governed by the law of England and Wales.';
  it('two clauses of a numbered list that were exchanged', () => {
    expect(between(list(0, LONG, OTHER, NOTICES, LAW), list(0, OTHER, LONG, NOTICES, LAW))).toEqual([`moved wording: [${LONG}] \u2192 [${LONG}]`]);
    expect(between(list(0, LONG, OTHER, NOTICES, LAW), list(0, LAW, LONG, OTHER, NOTICES))).toEqual([`moved wording: [${LAW}] \u2192 [${LAW}]`]);
  });
  it('short items too', () => {
    expect(between(list(0, LONG) + list(2, 'red', 'green', 'blue') + list(0, OTHER), list(0, LONG) + list(2, 'green', 'red', 'blue') + list(0, OTHER))).toEqual(['moved wording: [red] \u2192 [red]']);
  });
  describe('however much stands below them', () => {
    const [berth, deck, dues] = ['The owner keeps the berth clear of nets and ropes.', 'The crew cleans the deck each morning of the week.', 'The guests pay their dues at the gate.'];
    const post = 'A notice sent by post arrives on the third day.';
    const [one, two, last] = [list(0, berth) + list(1, deck, dues), list(0, NOTICES) + list(1, post), list(0, LAW)];
    const kinds = (before: string, after: string): string[] => changes(before, after, { numbering: LEGAL_LIST }).map(({ kind, detail }) => (kind === 'renumbered' ? `${kind} ${detail.join()}` : kind));
    it('clauses with sub-clauses, more in the one than in the other, that were exchanged', () => {
      expect(kinds(one + two + last, two + one + last)).toEqual(['moved', 'moved']);
      expect(kinds(one + two + last, list(0, NOTICES) + list(1, post.replace('third', 'fifth')) + one + last)).toEqual(['moved', 'moved-edited']);
      expect(kinds(one + two + last, list(0, berth) + list(1, dues) + two + list(1, deck) + last)).toEqual(['moved']);
    });
    it('rows of a table that count themselves', () => {
      const counted = (...words: readonly string[]): string => table(...words.map((word) => `<w:tr><w:tc><w:tcPr/>${p(word, numbered(0))}</w:tc></w:tr>`));
      expect(kinds(counted('Pier', 'Crane', 'Shed'), counted('Crane', 'Shed', 'Pier'))).toEqual(['row-moved']);
    });
    it('and what was done besides is told, without them', () => {
      expect(kinds(list(0, berth, NOTICES, LAW), list(0, NOTICES, berth, deck, LAW))).toEqual(['moved', 'inserted', 'renumbered 3. \u2192 4.']);
      expect(kinds(list(0, berth, NOTICES, LAW), list(0, NOTICES, LAW) + p(berth))).toEqual(['moved', 'renumbered 1. \u2192 no number']);
      const audit = auditReturn(makeDocx(list(0, berth, NOTICES, LAW), { numbering: LEGAL_LIST }), makeDocx(list(0, NOTICES, LAW) + p(berth), { numbering: LEGAL_LIST }), nodeZlib);
      expect(audit.untracked.map(({ kind, detail }) => [kind, detail.join()])).toEqual([['moved', ''], ['renumbered', '1. \u2192 no number']]);
    });
  });
  it('a number that another clause took is told', () => {
    expect(between(list(0, LONG, OTHER, NOTICES, LAW), list(0, OTHER, LONG, LAW)).map((one) => one.split(' ')[0])).toEqual(['moved', 'deleted', 'renumbered']);
  });
});

it('C5: an added row is one change', () => {
  const found = changes(table(row(['Component', 'Party']), row(['API', 'A'])), table(row(['Component', 'Party']), row(['Gateway', 'B']), row(['API', 'A'])));
  expect(found.map((change) => [change.kind, change.added])).toEqual([['row-inserted', 'Gateway\tB']]);
});

it('C5: a row found elsewhere in its table has moved', () => {
  const rows = [['Pier', 'Anna Berg'], ['Crane', 'Otto Lund'], ['Shed', 'Ida Holm']].map((cells) => row(cells));
  const [one = '', two = '', three = ''] = rows;
  expect(told(changes(table(one, two, three), table(two, three, one)))).toEqual(['row-moved wording: [Pier\tAnna Berg] → [Pier\tAnna Berg] (row of a table with 3 rows)']);
});

describe('C6: classes and named kinds', () => {
  it.each<[string, string, string, string]>([
    ['payable within 30 days', 'payable within 60 days', 'substantive', 'duration'],
    ['it shall not disclose', 'it shall disclose', 'substantive', 'negation'],
    ['the Supplier shall deliver', 'the Supplier may deliver', 'substantive', 'modal'],
    ['an uptime of 99.5% applies', 'an uptime of 99.95% applies', 'substantive', 'percentage'],
    ['as set out in Section 7.3 above', 'as set out in Section 7.4 above', 'substantive', 'reference'],
    ['the Customer shall pay for it', 'the Supplier shall pay for it', 'substantive', 'party'],
    ['starting on 1 May 2027 at noon', 'starting on 1 June 2027 at noon', 'substantive', 'date'],
    ['from March 1, 2030 at noon', 'from March 1, 2031 at noon', 'substantive', 'date'],
    ['signed by [NAME] for it', 'signed by Mr Fox for it', 'substantive', 'blank'],
    ['losses including lost profit', 'losses excluding lost profit', 'substantive', 'negation'],
    ['the fee and the costs', 'the fee or the costs', 'substantive', 'conjunction'],
    ['the fee and the costs', 'the fee and/or the costs', 'substantive', 'conjunction'],
    ['signed by both parties', 'signed by either party', 'substantive', 'conjunction'],
    ['pays if the goods arrive', 'pays when the goods arrive', 'substantive', 'condition'],
    ['pays if the goods arrive', 'pays unless the goods arrive', 'substantive', 'condition'],
    ['it pays the fee on demand', 'it pays the fee on demand, subject to acceptance', 'substantive', 'condition'],
    ['it pays the fee on demand', 'it pays the fee on demand, provided that it agrees', 'substantive', 'condition'],
    ['an exclusive right to sell', 'a non-exclusive right to sell', 'substantive', 'exclusivity'],
    ['the remedy is damages', 'the sole remedy is damages', 'substantive', 'exclusivity'],
    ['use it for tests', 'use it only for tests', 'substantive', 'exclusivity'],
    ['liable for all loss', 'liable for any loss', 'substantive', 'scope'],
    ['liable for all loss', 'liable for direct loss', 'substantive', 'scope'],
    ['liable for loss', 'liable for all loss', 'substantive', 'scope'],
    ['goods, e.g. parts', 'goods, i.e. parts', 'substantive', 'scope'],
    ['at least two copies', 'at most two copies', 'substantive', 'limit'],
    ['the earlier of both dates', 'the later of both dates', 'substantive', 'limit'],
    ['told before delivery', 'told after delivery', 'substantive', 'limit'],
    ['it uses best efforts to sell', 'it uses reasonable efforts to sell', 'substantive', 'standard'],
    ['a breach of this clause', 'a material breach of this clause', 'substantive', 'standard'],
    ['a U.S. person signs', 'a U.K. person signs', 'substantive', ''],
    ['at 10 a.m. on Monday', 'at 10 p.m. on Monday', 'substantive', 'date'],
    ['a U.S. person signs', 'a US person signs', 'typographic', ''],
    ['a notice is given', 'any notice is given', 'wording', ''],
    ['each notice is given', 'every notice is given', 'wording', ''],
    ['the services provided by us', 'the services rendered by us', 'wording', ''],
    ['they meet in the hall', 'they meet and talk in the hall', 'wording', ''],
    ['they meet as friends', 'they meet like friends', 'wording', ''],
    ['it is “quoted” here', 'it is "quoted" here', 'typographic', ''],
    ['one  space here', 'one space here', 'typographic', ''],
    ['it is good work', 'it is fine work', 'wording', ''],
  ])('%s → %s', (before, after, expectedClass, kind) => {
    const [found] = changes(p(before), p(after));
    expect([found?.class, kind === '' || (found?.detail ?? []).includes(kind)]).toEqual([expectedClass, true]);
  });
  it('words set differently are told as they are read', () => {
    const found = changes(para(r('pay the whole sum at once and in full')), para(r('pay ') + r('the whole sum', '<w:b/>') + r(' at once and ') + r('in full', '<w:b/>')));
    expect(found.map((change) => [change.kind, change.before])).toEqual([['formatting', 'the whole sum \u2026 in full']]);
  });
  it('formatting alone is formatting', () => {
    expect(changes(para(r('same words')), para(r('same words', '<w:b/>'))).map((change) => change.class)).toEqual(['formatting']);
  });
});

describe('C7: nothing outside the body changes unseen', () => {
  it('headers, notes, fields, links and hidden text', () => {
    const header = (words: string): DocxParts => ({ header: p(words) });
    expect(changes(p('x'), p('x'), header('Draft of March'), header('Draft of April')).map((change) => change.kind)).toEqual(['header-footer']);
    const field = (target: string): string => para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF ${target} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5.2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`);
    expect(changes(field('one'), field('two')).map((change) => change.kind)).toEqual(['field']);
    const link = (anchor: string): string => para(`<w:hyperlink w:anchor="${anchor}">${r('see there')}</w:hyperlink>`);
    expect(changes(link('a'), link('b')).map((change) => change.kind)).toEqual(['link']);
    expect(changes(para(r('secret words')), para(r('secret words', '<w:vanish/>'))).map((change) => [change.kind, change.class, change.detail])).toEqual([['formatting', 'substantive', ['hidden-text']]]);
  });
  it('a header of first pages that no section prints is told, but not as substance', () => {
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const firstPage = (words: string): DocxParts => ({
      more: {
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${related}/header" Target="header9.xml"/></Relationships>`,
        'word/header9.xml': `<w:hdr xmlns:w="${w}">${p(words)}</w:hdr>`,
      },
    });
    const between = (title: string): unknown => {
      const body = `${p('x')}<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="rId9"/>${title}</w:sectPr></w:pPr></w:p>`;
      return changes(body, body, firstPage('Fee of $5'), firstPage('Fee of $9')).map((change) => [change.kind, change.class, change.detail[0]]);
    };
    expect(between('<w:titlePg/>')).toEqual([['header-footer', 'substantive', 'amount']]);
    expect(between('')).toEqual([['header-footer', 'formatting', 'printed on no page']]);
  });
  it('a link whose words stay and whose address changes in the relationships alone', () => {
    const body = para(`<w:hyperlink r:id="rId7">${r('our terms')}</w:hyperlink>`);
    const leading = (address: string): DocxParts => ({ more: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${address}" TargetMode="External"/></Relationships>` } });
    expect(changes(body, body, leading('https://one.example/'), leading('https://two.example/')).map((change) => [change.kind, change.class, change.detail, change.notMarkable])).toEqual([['link', 'substantive', ['link https://one.example/ \u2192 https://two.example/'], true]]);
  });
  it('lists by name what was not compared', () => {
    const theme = (text: string): DocxParts => ({ more: { 'word/theme/theme1.xml': text } });
    expect(compareDocuments(makeDocx(p('x'), theme('<a/>')), makeDocx(p('x'), theme('<b/>')), nodeZlib).notCompared).toEqual(['word/theme/theme1.xml: the theme beyond its colours and fonts']);
  });
});

it('C8: equal input gives equal output, and 20,000 equal paragraphs end in good time', () => {
  const one = makeDocx(p(LONG) + p(OTHER));
  const two = makeDocx(p(OTHER) + p(LONG.replace('skill', 'speed')));
  const by = { author: 'A', date: '2026-01-01T00:00:00Z' };
  expect(Buffer.from(redlineDocuments(one, two, nodeZlib, by).bytes).equals(Buffer.from(redlineDocuments(one, two, nodeZlib, by).bytes))).toBe(true);
  const many = (count: number): string => p('Intentionally left blank.').repeat(count);
  expect(changes(many(20_000), many(20_001))).toHaveLength(1);
});

it('C9: the accepted view is compared, and marks in the input are named', () => {
  const marked = para(r('pay ') + del('30') + ins(r('45')) + r(' days'));
  const result = compareDocuments(makeDocx(p('pay 45 days')), makeDocx(marked), nodeZlib);
  expect([result.changes, result.marksPresent]).toEqual([[], { before: false, after: true }]);
});

it('C10: what marks cannot express is listed and keeps its earlier form', () => {
  const style = (size: number): DocxParts => ({ styles: `<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>` });
  const before = makeDocx(p('x'), style(20));
  const { bytes, comparison } = redlineDocuments(before, makeDocx(p('x'), style(24)), nodeZlib, { author: 'A', date: '2026-01-01T00:00:00Z' });
  expect(comparison.changes.map((change) => [change.kind, change.notMarkable])).toEqual([['style', true]]);
  expect(Buffer.from(bytes).equals(Buffer.from(before))).toBe(true);
});

it('C10: the line that ends a section cannot be marked as deleted, and is listed', () => {
  const end = (text: string): string => p(text, '<w:sectPr/>');
  const notMarkable = (before: string, after: string): (readonly [string, string])[] => compareDocuments(makeDocx(before), makeDocx(after), nodeZlib).changes.filter((change) => change.notMarkable === true && change.kind !== 'section').map((change) => [change.kind, change.detail.join()] as const);
  expect(notMarkable(p('One.') + end('') + p('Two.'), p('One.') + p('Two.'))).toEqual([['deleted', 'empty line']]);
  expect(notMarkable(p('One.') + end('Some words that go with it.') + p('Two.'), p('One.') + p('Two.'))).toEqual([['deleted', 'the line that ends a section']]);
  expect(notMarkable(p('One.') + p('') + p('Two.'), p('One.') + p('Two.'))).toEqual([]);
});

it('C10: the line a section ends with is the same line, whatever stands in it', () => {
  const end = (content: string): string => para(content, '<w:sectPr/>');
  const [before, after] = [p(LONG) + end('<w:r><w:br w:type="page"/></w:r>') + p(OTHER), p(LONG) + end('') + p(OTHER)].map((body) => makeDocx(body));
  if (before === undefined || after === undefined) throw new Error('Two files are made');
  const { bytes } = redlineDocuments(before, after, nodeZlib, { author: 'A', date: '2026-01-01T00:00:00Z' });
  expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(after));
  expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(before));
});

describe('W3: the redline gives both files back', () => {
  const items = (lines: readonly string[]): string => lines.map((line) => p(line, numbered(0))).join('');
  it.each<[string, string, string, DocxParts]>([
    ['a new last paragraph', p(LONG), p(LONG) + p(OTHER), {}],
    ['a deleted first paragraph', p(LONG) + p(OTHER), p(OTHER), {}],
    ['a split', p('one two three four and five six seven eight'), p('one two three four and') + p('five six seven eight'), {}],
    ['a merge', p('one two three four and') + p('five six seven eight'), p('one two three four and five six seven eight'), {}],
    ['a table row and a cell', table(row(['a', 'b']), row(['c', 'd'])), table(row(['a', 'b2']), row(['x', 'y']), row(['c', 'd'])), {}],
    ['a whole new table', p('before') + p('after'), p('before') + table(row(['a', 'b'])) + p('after'), {}],
    ['numbered clauses', items([LONG, OTHER]), items([OTHER, 'A new clause between them is here.', LONG]), { numbering: LEGAL_LIST }],
    ['formatting', para(r('plain words')), para(r('plain ') + r('words', '<w:b/>')), {}],
    ['a ticked box', para('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> yes</w:t></w:r>'), para('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> yes</w:t></w:r>'), {}],
  ])('%s', (_, before, after, parts) => {
    const one = makeDocx(before, parts);
    const two = makeDocx(after, parts);
    const { bytes } = redlineDocuments(one, two, nodeZlib, { author: 'Party A', date: '2026-01-01T00:00:00Z' });
    expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(two));
    expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(one));
  });
});
