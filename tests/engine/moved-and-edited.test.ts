import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import type { Block } from '../../shared/contract/content.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r, row, table } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' } as const;
const OTHER = p('The seller keeps the goods insured until they are handed over to the buyer or its carrier.');
const THIRD = p('Interest is due on late payments at the rate that the law provides for between traders.');
const NOTICE = 'Notice of a defect is given within 30 days of delivery, in writing and to the seat of the seller.';

const sent = makeDocx(p(NOTICE) + OTHER + THIRD);
const movedTo = (line: string): Uint8Array => makeDocx(OTHER + THIRD + line);
const editedLine = p(NOTICE.replace('30 days', '45 days').replace('in writing', 'in text form'));
const edited = movedTo(editedLine);
const movedBack = makeDocx(editedLine + OTHER + THIRD);

/** The redline, held to W3, with who and when left out of its marks. */
function marked(before: Uint8Array, after: Uint8Array): string {
  const { bytes } = redlineDocuments(before, after, nodeZlib, by);
  expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(after));
  expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(before));
  return bare(bytes);
}
function bare(bytes: Uint8Array): string {
  return (openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '').replace(/ w:(?:id|author|date|name)="[^"]*"/g, '').replaceAll(' xml:space="preserve"', '');
}
const word = (kind: 'ins' | 'del' | 'moveFrom' | 'moveTo', text: string): string => `<w:${kind}><w:r><w:${kind === 'del' ? 'delText' : 't'}>${text}</w:${kind === 'del' ? 'delText' : 't'}></w:r></w:${kind}>`;

describe('W2: the edit of a clause that moved is marked in the move', () => {
  it('what it lost is deleted where it stood, what it got is inserted where it stands', () => {
    const redline = marked(sent, edited);
    expect(redline).toContain(word('moveFrom', 'Notice of a defect is given within ') + word('del', '30') + word('moveFrom', ' days of delivery, in ') + word('del', 'writing') + word('moveFrom', ' and to the seat of the seller.'));
    expect(redline).toContain(word('moveTo', 'Notice of a defect is given within ') + word('ins', '45') + word('moveTo', ' days of delivery, in ') + word('ins', 'text form') + word('moveTo', ' and to the seat of the seller.'));
  });
  it('also at its first and last words', () => {
    const redline = marked(sent, movedTo(p(NOTICE.replace('Notice', 'Complaint').replace('seller.', 'vendor.'))));
    expect(redline).toContain(`</w:pPr>${word('del', 'Notice')}${word('moveFrom', ' of a defect')}`.replace('</w:moveFrom>', '').replace('</w:t></w:r>', ''));
    expect(redline).toContain(`${word('ins', 'vendor')}${word('moveTo', '.')}</w:p>`);
  });
  it('a word set in two looks, a link and a new field keep their runs', () => {
    const from = para(r('Notice of a defect is given within 30 days of ') + r('deli', '<w:b/>') + r('very, in writing and to the seat of the seller.'));
    const to = para(r('Notice of a defect is given within 30 days of ') + r('deli', '<w:b/>') + r('very, in writing, as clause ') + '<w:fldSimple w:instr=" REF a \\h "><w:r><w:t>2</w:t></w:r></w:fldSimple>' + r(' has it, and to the ') + '<w:hyperlink w:anchor="a"><w:r><w:t>seat</w:t></w:r></w:hyperlink>' + r(' of the seller.'));
    const redline = marked(makeDocx(from + OTHER + THIRD), movedTo(to));
    expect(redline).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t>deli</w:t></w:r>');
    expect(redline).toMatch(/<w:ins><w:r><w:t>, as clause <\/w:t><\/w:r><w:r><w:fldChar w:fldCharType="begin"\/>/);
    expect(redline).toContain(`<w:hyperlink w:anchor="a">${word('moveTo', 'seat')}</w:hyperlink>`);
  });
  it('and only typed numbers that count on are no edit of words', () => {
    const redline = marked(makeDocx(p(`1. ${NOTICE}`) + p('2. Insurance of the goods is for the seller.') + THIRD), makeDocx(p('1. Insurance of the goods is for the seller.') + p(`2. ${NOTICE}`) + THIRD));
    expect(redline).toContain(NOTICE);
  });
});

describe('A1, C3: a clause that moved and was edited is one line of the audit', () => {
  const redline = redlineDocuments(sent, edited, nodeZlib, by).bytes;
  const told = (before: Uint8Array, after: Uint8Array): unknown => {
    const { tracked, untracked, removed, accepted } = auditReturn(before, after, nodeZlib);
    return Object.fromEntries(Object.entries({ tracked, untracked, removed, accepted }).filter(([, items]) => items.length > 0).map(([pile, items]) => [pile, items.map((item) => [item.kind, item.removed === NOTICE, item.added.includes('45 days')])]));
  };
  it('when they tracked it', () => {
    expect(told(sent, redline)).toEqual({ tracked: [['moved-edited', true, true]] });
    expect(auditReturn(sent, redline, nodeZlib).tracked[0]?.detail).toEqual(['moved from elsewhere', 'duration']);
  });
  it('when they took ours', () => expect(told(redline, resolveRevisions(redline, 'accept', nodeZlib))).toEqual({ accepted: [['moved-edited', true, true]] }));
  it('when they dropped ours', () => expect(told(redline, resolveRevisions(redline, 'reject', nodeZlib))).toEqual({ removed: [['moved-edited', true, true]] }));
  it('also where the edit is its first word', () => {
    const first = redlineDocuments(sent, movedTo(p(NOTICE.replace('Notice', 'Complaint').replace('30 days', '45 days'))), nodeZlib, by).bytes;
    expect(told(first, resolveRevisions(first, 'accept', nodeZlib))).toEqual({ accepted: [['moved-edited', true, true]] });
    expect(told(sent, first)).toEqual({ tracked: [['moved-edited', true, true]] });
  });
  it('when a word is struck inside of what moved, as a later editor leaves it', () => {
    const who = 'w:author="Other Side" w:date="2026-03-01T10:00:00Z"';
    const line = (kind: 'moveFrom' | 'moveTo', content: string): string => `<w:p><w:pPr><w:rPr><w:${kind} w:id="1" ${who}/></w:rPr></w:pPr>${content}</w:p>`;
    const [lead = '', tail = ''] = NOTICE.split('30');
    const nested = makeDocx(
      line('moveFrom', `<w:moveFrom w:id="3" ${who}>${r(NOTICE)}</w:moveFrom>`) + OTHER + THIRD +
      line('moveTo', `<w:moveTo w:id="4" ${who}>${r(lead)}<w:del w:id="5" ${who}><w:r><w:delText>30</w:delText></w:r></w:del></w:moveTo><w:ins w:id="6" ${who}>${r('45')}</w:ins><w:moveTo w:id="7" ${who}>${r(tail)}</w:moveTo>`),
    );
    expect(told(sent, nested)).toEqual({ tracked: [['moved-edited', true, true]] });
  });
  it.each<[string, string | undefined, string | undefined, readonly string[]]>([
    ['a plain one', NOTICE, NOTICE, ['moved', 'moved from elsewhere']],
    ['one that carries other words', NOTICE, NOTICE.replace('30', '300'), ['moved-edited', 'moved from elsewhere', 'duration', 'changed inside the move without a mark of its own']],
    ['words that are moved away and stand nowhere are deleted', NOTICE, undefined, ['deleted', 'duration', 'marked as moved away, but it came nowhere']],
    ['words that are moved here and stood nowhere are inserted', undefined, NOTICE, ['inserted', 'duration', 'marked as moved here, but it came from nowhere']],
  ])('a move by hand: %s', (_, source, target, expected) => {
    const who = 'w:author="Other Side" w:date="2026-03-01T10:00:00Z"';
    const line = (kind: 'moveFrom' | 'moveTo', text: string | undefined): string => (text === undefined ? '' : `<w:p><w:pPr><w:rPr><w:${kind} w:id="1" ${who}/></w:rPr></w:pPr><w:${kind} w:id="3" ${who}>${r(text)}</w:${kind}></w:p>`);
    const before = source === undefined ? makeDocx(OTHER + THIRD) : sent;
    expect(auditReturn(before, makeDocx(line('moveFrom', source) + OTHER + THIRD + line('moveTo', target)), nodeZlib).tracked.map(({ kind, detail }) => [kind, ...detail])).toEqual([expected]);
  });
  it('but what a second person changed in it is told as theirs', () => {
    const [lead = '', tail = ''] = NOTICE.split('30');
    const who = (author: string): string => `w:author="${author}" w:date="2026-03-01T10:00:00Z"`;
    const moved = (kind: 'moveFrom' | 'moveTo', text: string): string => `<w:${kind} w:id="3" ${who('One')}>${r(text)}</w:${kind}>`;
    const line = (kind: 'moveFrom' | 'moveTo', content: string): string => `<w:p><w:pPr><w:rPr><w:${kind} w:id="1" ${who('One')}/></w:rPr></w:pPr>${content}</w:p>`;
    const returned = makeDocx(line('moveFrom', moved('moveFrom', NOTICE)) + OTHER + THIRD + line('moveTo', `${moved('moveTo', lead)}<w:ins w:id="6" ${who('Two')}>${r('45 or ')}</w:ins>${moved('moveTo', `30${tail}`)}`));
    expect(auditReturn(sent, returned, nodeZlib).tracked.map(({ author, kind }) => [author, kind])).toContainEqual(['Two', 'inserted']);
  });
});

describe('W2, W7: a clause that is worded anew and put elsewhere', () => {
  const head = (text: string): string => (text === 'Notice' ? p('Agreement', '<w:outlineLvl w:val="0"/>') : '') + p(text, '<w:outlineLvl w:val="1"/>');
  const law = head('Law') + p('The law of the place of the seller governs.');
  const flat = (nodes: readonly ClauseNode[]): ClauseNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
  const bodyOf = (bytes: Uint8Array): string => (readingText(bytes)['body'] ?? '').split('\n').map((line) => line.split('|').at(-1)).join('/').replace(/\/$/, '');
  type Written = { readonly bytes: Uint8Array; readonly redline: string; readonly accepted: string };
  /** The clause Notice with its blocks changed, put behind the clause Law. */
  function written(base: Uint8Array, change: (block: Block) => Block): Written {
    const clauses = flat(readContract(base, nodeZlib).clauses);
    const [notice, behind] = ['Notice', 'Law'].map((heading) => clauses.find((node) => node.heading === heading));
    if (notice === undefined || behind === undefined) throw new Error('No such clause');
    const bytes = writeClauses(base, [{ type: 'replace', clauseId: notice.id, blocks: notice.blocks.map(change) }, { type: 'move', clauseId: notice.id, after: behind.id }], { ...by, mode: 'redline' }, nodeZlib);
    expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(base));
    return { bytes, redline: bare(bytes), accepted: bodyOf(resolveRevisions(bytes, 'accept', nodeZlib)) };
  }
  const reworded = (from: string, to: string) => (block: Block): Block =>
    block.type === 'paragraph' ? { ...block, inlines: block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: inline.text.replace(from, to) } : inline)) } : block;

  it('keeps what it kept as moved', () => {
    const { redline, accepted } = written(makeDocx(head('Notice') + p(NOTICE) + law), reworded('30', '45'));
    expect(redline).toContain(word('moveFrom', 'Notice of a defect is given within ') + word('del', '30') + word('moveFrom', ' days of delivery, in writing and to the seat of the seller.'));
    expect(redline).toContain(word('moveTo', 'Notice of a defect is given within ') + word('ins', '45') + word('moveTo', ' days of delivery, in writing and to the seat of the seller.'));
    expect(accepted).toBe(`Agreement/Law/The law of the place of the seller governs./Notice/${NOTICE.replace('30', '45')}`);
  });
  it('with its bold words, links, notes and comments', () => {
    const rich = para(
      r('Notice of a defect is given within 30 ') + r('days', '<w:b/>') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(' of ') + '<w:commentRangeStart w:id="7"/><w:hyperlink w:anchor="a"><w:r><w:t>delivery</w:t></w:r></w:hyperlink><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>' + r(', in writing and to the seat of the seller.'),
      '<w:jc w:val="both"/>',
    );
    const base = makeDocx(head('Notice') + rich + law, { footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>Calendar days.</w:t></w:r></w:p></w:footnote>', comments: '<w:comment w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>' });
    const { bytes, redline } = written(base, reworded('in writing', 'in text form'));
    const moved = redline.slice(redline.indexOf('moveToRangeStart', redline.indexOf('Law')));
    expect(moved).toContain('<w:jc w:val="both"/>');
    expect(moved).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t>days</w:t></w:r>');
    expect(moved).toContain(`<w:hyperlink w:anchor="a">${word('moveTo', 'delivery')}</w:hyperlink>`);
    expect(moved).toContain(word('ins', 'text form'));
    const accepted = resolveRevisions(bytes, 'accept', nodeZlib);
    expect(readingText(accepted)['footnote']).toBe(readingText(base)['footnote']);
    expect(openPackage(accepted, nodeZlib).xml('word/document.xml')?.source.match(/commentReference/g)).toHaveLength(1);
    expect(openPackage(resolveRevisions(bytes, 'reject', nodeZlib), nodeZlib).xml('word/document.xml')?.source.match(/commentReference/g)).toHaveLength(1);
  });
  it('a word that is to be bold is another word', () => {
    const base = makeDocx(head('Notice') + p(NOTICE) + law);
    const { redline } = written(base, (block) => (block.type === 'paragraph' && block.inlines[0]?.type === 'text' && block.inlines[0].text === NOTICE ? { ...block, inlines: [{ type: 'text', text: 'Notice', bold: true }, { ...block.inlines[0], text: NOTICE.slice('Notice'.length) }] } : block));
    expect(redline).toContain(word('del', 'Notice') + word('moveFrom', NOTICE.slice('Notice'.length)));
    expect(redline).toContain('<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>Notice</w:t></w:r></w:ins>');
  });
  it.each([
    ['a worded line', (control: (line: string) => string) => p('Agreement', '<w:outlineLvl w:val="0"/>') + p('Notice', '<w:outlineLvl w:val="1"/>') + p('In general the seller hears of every defect.') + control(p(NOTICE))],
    ['a heading that comes to stand right in front of its old place', (control: (line: string) => string) => p('Agreement', '<w:outlineLvl w:val="0"/>') + control(p('Notice', '<w:outlineLvl w:val="1"/>')) + p('In general the seller hears of every defect.') + p(NOTICE)],
  ])('a control around %s keeps its tags', (_, lines) => {
    const base = makeDocx(lines((line) => `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${line}</w:sdtContent></w:sdt>`) + law);
    const clauses = flat(readContract(base, nodeZlib).clauses);
    const notice = clauses.find((node) => node.heading === 'Notice');
    if (notice === undefined) throw new Error('No such clause');
    const blocks = notice.blocks.map((block, index) => (index === 2 ? reworded('30', '45')(block) : block));
    const bytes = writeClauses(base, [{ type: 'replace', clauseId: notice.id, blocks }, { type: 'move', clauseId: notice.id, after: clauses[0]?.id ?? '' }], { ...by, mode: 'redline' }, nodeZlib);
    for (const decision of ['accept', 'reject'] as const) expect(openPackage(resolveRevisions(bytes, decision, nodeZlib), nodeZlib).xml('word/document.xml')?.source.match(/<w:sdtContent>/g)).toHaveLength(1);
  });
  it('but one whose footnote goes is taken out here and put in there', () => {
    const base = makeDocx(head('Notice') + para(r('Notice of a defect is given within 30 days') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(' of delivery, in writing and to the seat of the seller.')) + law, { footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>Calendar days.</w:t></w:r></w:p></w:footnote>' });
    const { redline } = written(base, (block) => (block.type === 'paragraph' ? { ...block, inlines: block.inlines.filter((inline) => inline.type === 'text') } : block));
    expect(redline).not.toContain('<w:moveTo><w:r><w:t>Notice of a defect');
    expect(redline).toContain('<w:del><w:r><w:delText>Notice of a defect is given within 30 days</w:delText></w:r>');
  });
});

describe('C3, C7: what changed of words that moved, beside what they say, is told with the move', () => {
  const changes = (before: Uint8Array, after: Uint8Array): unknown => compareDocuments(before, after, nodeZlib).changes.map(({ kind, class: weight, detail }) => [kind, weight, ...detail.slice(1)]);
  const looking = (look: string): string => para(r('Notice of a defect is given within ') + r('30 days', look) + r(' of delivery, in writing and to the seat of the seller.'));
  const STRUCK = 'words are struck through without a mark, or no longer: \u201C30 days\u201D';
  it.each<[string, string, readonly string[]]>([
    ['nothing', looking(''), ['moved', 'wording']],
    ['another look', looking('<w:b/>'), ['moved', 'wording', 'formatting of words: \u201C30 days\u201D']],
    ['a line through words', looking('<w:strike/>'), ['moved', 'substantive', STRUCK]],
    ['hidden words', looking('<w:vanish/>'), ['moved', 'substantive', 'hidden-text: \u201C30 days\u201D']],
    ['another style of the paragraph', p(NOTICE, '<w:jc w:val="center"/>'), ['moved', 'wording', 'paragraph formatting']],
    ['another place a link leads to', para(r('Notice of a defect is given within 30 days of delivery, in writing and to the ') + '<w:hyperlink w:anchor="b"><w:r><w:t>seat</w:t></w:r></w:hyperlink>' + r(' of the seller.')), ['moved', 'substantive', 'link none \u2192 #b']],
  ])('%s', (_, line, expected) => expect(changes(sent, movedTo(line))).toEqual([expected]));
  it('but not the number it is counted by, which is another wherever it stands', () => {
    const [one, two, three] = ['Insurance of the goods is for the seller.', 'Interest is due on late payments at the rate of the law.', 'The law of the place of the seller governs.'];
    const numbered = (...lines: readonly string[]): Uint8Array => makeDocx(lines.map((line, index) => p(`${String(index + 1)}. ${line}`)).join(''));
    const [before, after] = [numbered(NOTICE, one, two, three), numbered(one, two, three, NOTICE.replace('in writing', 'in text form'))];
    expect(changes(before, after)).toContainEqual(['moved-edited', 'substantive']);
    expect(auditReturn(before, after, nodeZlib).untracked.map(({ kind, detail }) => [kind, ...detail])).toContainEqual(['moved-edited']);
  });
  it('also of a row, and of a note that went', () => {
    const rows = (...lines: readonly string[]): Uint8Array => makeDocx(table(...lines));
    const struck = row(['Crane', '10']).replace('<w:r><w:t', '<w:r><w:rPr><w:strike/></w:rPr><w:t');
    const [two, three] = [row(['Winch', '20']), row(['Hoist', '30'])];
    expect(changes(rows(row(['Crane', '10']), two, three), rows(two, three, struck))).toEqual([['row-moved', 'substantive', 'words are struck through without a mark, or no longer: \u201CCrane\u201D']]);
    const noted = makeDocx(para(r(NOTICE) + '<w:r><w:footnoteReference w:id="2"/></w:r>') + OTHER + THIRD, { footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>Calendar days.</w:t></w:r></w:p></w:footnote>' });
    expect(changes(noted, movedTo(p(NOTICE)))).toContainEqual(['moved-edited', 'substantive', 'note removed']);
    expect(auditReturn(noted, redlineDocuments(noted, movedTo(p(NOTICE)), nodeZlib, by).bytes, nodeZlib).tracked.map(({ kind, detail }) => [kind, ...detail.slice(1)])).toEqual([['moved-edited', 'note removed']]);
  });
  it('by the audit too, whether the move was tracked or not', () => {
    const line = looking('<w:strike/>');
    expect(auditReturn(sent, movedTo(line), nodeZlib).untracked.map(({ kind, class: weight, detail }) => [kind, weight, ...detail])).toEqual([['moved', 'substantive', STRUCK]]);
    expect(auditReturn(sent, redlineDocuments(sent, movedTo(line), nodeZlib, by).bytes, nodeZlib).tracked.map(({ kind, class: weight, detail }) => [kind, weight, detail[1]?.slice(0, 17)])).toEqual([['moved', 'substantive', 'words are struck ']]);
  });
});

describe('A1: a note or text box goes and comes with the mark it stands under', () => {
  const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const box = `<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p('In a box.')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
  const parts = { footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>Calendar days.</w:t></w:r></w:p></w:footnote>' };
  const line = (thing: string): string => para(r(NOTICE) + thing);
  const rest = OTHER + THIRD;
  const WITHOUT = makeDocx(rest, { footnotes: '' });
  it.each<[string, Uint8Array, Uint8Array]>([
    ['a note that moves', makeDocx(line(note) + rest, parts), makeDocx(rest + line(note), parts)],
    ['a note of a line that goes', makeDocx(line(note) + rest, parts), WITHOUT],
    ['a note of a new line', WITHOUT, makeDocx(rest + line(note), parts)],
    ['a note that goes alone', makeDocx(line(note) + rest, parts), makeDocx(p(NOTICE) + rest, { footnotes: '' })],
    ['a note in a line that moves and is edited', makeDocx(line(note) + rest, parts), makeDocx(rest + line(note).replace('30', '45'), parts)],
    ['a text box that moves', makeDocx(line(box) + rest), makeDocx(rest + line(box))],
    ['a text box that goes', makeDocx(line(box) + rest), makeDocx(p(NOTICE) + rest)],
  ])('%s', (_, before, after) => {
    const { bytes } = redlineDocuments(before, after, nodeZlib, by);
    const sizes = (returned: Uint8Array): number[] => {
      const { tracked, untracked, removed, accepted } = auditReturn(bytes, returned, nodeZlib);
      return [tracked, untracked, removed, accepted].map(({ length }) => length);
    };
    expect(sizes(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual([0, 0, 0, 1]);
    expect(sizes(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual([0, 0, 1, 0]);
  });
  it('but one that went without a mark is told, and so is one that came back in other words', () => {
    expect(auditReturn(makeDocx(line(note) + rest, parts), makeDocx(p(NOTICE) + rest, { footnotes: '' }), nodeZlib).untracked.map(({ kind, removed }) => [kind, removed])).toEqual([['note', ''], ['note', 'Calendar days.']]);
    const ours = makeDocx(line(`<w:ins w:id="9" w:author="Northwind" w:date="2026-01-01T00:00:00Z">${note}</w:ins>`) + rest, parts);
    const reworded = makeDocx(line(note) + rest, { footnotes: parts.footnotes.replace('Calendar', 'Business') });
    expect(auditReturn(ours, reworded, nodeZlib).untracked.map(({ kind, removed, added }) => [kind, removed, added])).toEqual([['note', 'Calendar', 'Business']]);
  });
  it('a note or picture that went by a mark of theirs is told as what it is', () => {
    for (const [thing, kind, given] of [[note, 'note', parts], [box, 'object', {}]] as const) {
      const before = makeDocx(line(thing) + rest, given);
      const tracked = auditReturn(before, redlineDocuments(before, makeDocx(p(NOTICE) + rest), nodeZlib, by).bytes, nodeZlib).tracked.map((item) => [item.kind, item.class, ...item.detail]);
      expect(tracked).toEqual([[kind, 'substantive', `${kind} removed`]]);
    }
  });
});

describe('A1, A2: of our moved and edited line only one thing was settled', () => {
  const ours = redlineDocuments(sent, edited, nodeZlib, by).bytes;
  /** The redline with the marks of these kinds accepted or rejected, the others as they were. */
  function settled(kinds: readonly string[], decision: 'accept' | 'reject'): Uint8Array {
    const written = (bytes: Uint8Array, change: (source: string) => string): Uint8Array => {
      const docx = openPackage(bytes, nodeZlib);
      return writeArchive(docx.archive, new Map([['word/document.xml', new TextEncoder().encode(change(docx.xml('word/document.xml')?.source ?? ''))]]), nodeZlib);
    };
    const named = written(ours, (source) => source.replace(/<w:(\w+)([^>]*?) w:author="/g, (tag, kind: string, rest: string) => (kinds.includes(kind) ? `<w:${kind}${rest} w:author="Settled ` : tag)));
    return written(resolveRevisions(named, decision, nodeZlib, (author) => author.startsWith('Settled ')), (source) => source.replaceAll('"Settled ', '"'));
  }
  const [MOVE, EDIT] = [['moveFrom', 'moveTo', 'moveFromRangeStart', 'moveToRangeStart'], ['ins', 'del']];
  const told = (returned: Uint8Array): unknown => {
    const { tracked, untracked, removed, accepted } = auditReturn(ours, returned, nodeZlib);
    return [tracked, untracked, removed, accepted].map((items) => items.map((item) => [item.kind, item.removed, item.added]));
  };
  const kept = NOTICE.replace('30', '').replace('writing', '');
  const edits = [['deleted', '30', ''], ['deleted', 'writing', ''], ['inserted', '', '45'], ['inserted', '', 'text form']];
  it('the move was taken, its edit is pending', () => {
    expect(told(settled(MOVE, 'accept'))).toEqual([[], [], [], [['moved', kept, kept]]]);
    expect(auditReturn(ours, settled(MOVE, 'accept'), nodeZlib).accepted.map(({ before, after, detail }) => [before, after.includes('45 days'), detail[1]])).toEqual([[NOTICE, true, 'its edit is still pending']]);
  });
  it('the move was dropped, its edit is pending', () => expect(told(settled(MOVE, 'reject'))).toEqual([[], [], [['moved', kept, kept]], []]));
  it('the edit was taken, the move is pending', () => expect(told(settled(EDIT, 'accept'))).toEqual([[], [], [], edits]));
  it('the edit was dropped, the move is pending', () => expect(told(settled(EDIT, 'reject'))).toEqual([[], [], edits, []]));
  it('it stands at a third place without a mark: ours was taken, theirs is the rest of the way', () => {
    const kinds = (sentBytes: Uint8Array, line: string): unknown => {
      const { tracked, untracked, removed, accepted } = auditReturn(sentBytes, makeDocx(OTHER + line + THIRD), nodeZlib);
      return [tracked, untracked, removed, accepted].map((items) => items.map(({ kind }) => kind));
    };
    expect(kinds(ours, editedLine)).toEqual([[], ['moved'], [], ['moved-edited']]);
    expect(kinds(redlineDocuments(sent, movedTo(p(NOTICE)), nodeZlib, by).bytes, p(NOTICE))).toEqual([[], ['moved'], [], ['moved']]);
  });
  it('who moves a plain move of ours back by a mark of their own is told so, too', () => {
    const moved = redlineDocuments(sent, movedTo(p(NOTICE)), nodeZlib, by).bytes;
    const { tracked, accepted, findings } = auditReturn(moved, redlineDocuments(movedTo(p(NOTICE)), sent, nodeZlib, { ...by, author: 'Other' }).bytes, nodeZlib);
    expect([tracked, accepted, findings].map(({ length }) => length)).toEqual([1, 1, 0]);
  });
  it('who moves it back by a mark of their own did not take our marks under their name', () => {
    const back = redlineDocuments(edited, movedBack, nodeZlib, { ...by, author: 'Other' }).bytes;
    const { tracked, accepted, findings } = auditReturn(ours, back, nodeZlib);
    expect([tracked, accepted].map((items) => items.map(({ kind }) => kind))).toEqual([['moved'], ['moved-edited']]);
    expect(findings).toEqual([]);
  });
});
