import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Audit } from '../../shared/contract/audit.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { LEGAL_LIST, del, ins, makeDocx, numbered, p, para, paragraphMark, r, row, table, type DocxParts } from '../support/make-docx.ts';
import { seeded } from '../support/random.ts';

const US = 'Our Party';
const THEM = 'Other Side';
const audit = (sent: string, returned: string, parts: DocxParts = {}, returnedParts = parts): Audit => auditReturn(makeDocx(sent, parts), makeDocx(returned, returnedParts), nodeZlib);
const piles = (result: Audit): Record<string, string[]> =>
  Object.fromEntries((['tracked', 'untracked', 'removed', 'accepted'] as const).map((name) => [name, result[name].map((item) => `${item.kind}: [${item.removed}] → [${item.added}]`)]));

const sentChange = para(r('pay within ') + del('30', US) + ins(r('45'), US) + r(' days of the invoice'));

describe('A1: every difference is in one pile', () => {
  it('a tracked change of part of a word is that change alone, and none without a mark', () => {
    const returned = (runs: string): Record<string, string[]> => piles(audit(p('at the end of the Customer\u2019s payments'), para(runs)));
    const none = { untracked: [], removed: [], accepted: [] };
    expect(returned(r('at the end of the ') + del('Customer') + ins(r('Client')) + r('\u2019s payments'))).toEqual({ tracked: ['replaced: [Customer] → [Client]'], ...none });
    expect(returned(r('at the end of the Customer\u2019s payment') + del('s'))).toEqual({ tracked: ['deleted: [s] → []'], ...none });
    expect(piles(audit(p('in 3 parts'), para(r('in 3') + ins(r('0')) + r(' parts'))))).toEqual({ tracked: ['inserted: [] → [0]'], ...none });
    const ours = r('the ') + del('Customer', US) + ins(r('Client'), US) + r('\u2019s payment');
    expect(piles(audit(para(ours + r('s')), para(ours + del('s'))))).toEqual({ tracked: ['deleted: [s] → []'], ...none });
  });
  it('names the clause that went, tracked or not, and not the one before it; words that went from a clause that stays are told under that', () => {
    const clause = (heading: string, text: string, mark = ''): string => para(mark === '' ? r(`${heading}. ${text}`) : del(`${heading}. ${text}`), numbered(0) + mark);
    const law = (words: string): string => para(r('Governing Law. The laws of Utopia ') + words + r('govern this Agreement.'), numbered(0));
    const [bonus, equity] = [['Bonus', 'A bonus is paid each spring at the latest.'], ['Equity', 'Options are granted by the board alone.']] as const;
    const parts = { numbering: LEGAL_LIST };
    const sent = clause(...bonus) + clause(...equity) + law(r('alone '));
    const places = (returned: string): string[][] => [audit(sent, returned, parts)].flatMap(({ tracked, untracked }) => [...tracked, ...untracked].map((item) => [item.clause, item.removed, String(item.ofSent === true)]));
    const gone = 'Equity. Options are granted by the board alone.';
    expect(places(clause(...bonus) + clause(...equity, paragraphMark('del')) + law(del('alone ')))).toEqual([['2 Equity', gone, 'true'], ['2 Governing Law', 'alone ', 'false']]);
    expect(places(clause(...bonus) + law(''))).toEqual([['2 Equity', gone, 'true'], ['2 Governing Law', 'alone ', 'false']]);
    expect(places(clause(...bonus) + p('A line of theirs.') + clause(...equity, paragraphMark('del')) + law(r('alone '))).at(0)).toEqual(['2 Equity', gone, 'true']);
  });
  it.each<[string, string, string, Record<string, string[]>]>([
    ['our change still pending', sentChange, sentChange, { tracked: [], untracked: [], removed: [], accepted: [] }],
    ['our change taken silently', sentChange, p('pay within 45 days of the invoice'), { tracked: [], untracked: [], removed: [], accepted: ['replaced: [30] → [45]'] }],
    ['our change dropped without a trace', sentChange, p('pay within 30 days of the invoice'), { tracked: [], untracked: [], removed: ['replaced: [30] → [45]'], accepted: [] }],
    ['another number typed over ours', sentChange, p('pay within 60 days of the invoice'), { tracked: [], untracked: ['inserted: [] → [60]'], removed: ['inserted: [] → [45]'], accepted: ['deleted: [30] → []'] }],
    ['their tracked change', p('a cap of 2,000,000 euros'), para(r('a cap of ') + del('2,000,000') + ins(r('200,000')) + r(' euros')), { tracked: ['replaced: [2,000,000] → [200,000]'], untracked: [], removed: [], accepted: [] }],
    ['their untracked change', p('a cap of 2,000,000 euros'), p('a cap of 200,000 euros'), { tracked: [], untracked: ['replaced: [2,000,000] → [200,000]'], removed: [], accepted: [] }],
    ['their deletion inside our insertion', para(r('we ') + ins(r('gladly '), US) + r('pay')), para(r('we ') + `<w:ins w:id="1" w:author="${US}"><w:del w:id="2" w:author="${THEM}"><w:r><w:delText xml:space="preserve">gladly </w:delText></w:r></w:del></w:ins>` + r('pay')), { tracked: ['deleted: [gladly ] → []'], untracked: [], removed: [], accepted: [] }],
    ['a tracked and an untracked row', table(row(['a', 'b'])), table(row(['a', 'b']), row(['c', 'd'], `<w:ins w:id="1" w:author="${THEM}"/>`), row(['e', 'f'])), { tracked: ['row-inserted: [] → [c\td]'], untracked: ['row-inserted: [] → [e\tf]'], removed: [], accepted: [] }],
  ])('%s', (_, sent, returned, expected) => {
    expect(piles(audit(sent, returned))).toEqual(expected);
  });
  it('tells our change that came back in other words as taken or dropped as a whole, and what was changed in it besides', () => {
    const terms = (wording: string): string => p(`The Buyer shall pay ${wording} receipt of the invoice.`);
    const sent = para(r('The Buyer shall pay ') + del('within ten days of', US) + ins(r('no later than six weeks after'), US) + r(' receipt of the invoice.'));
    const whole = 'replaced: [within ten days of] → [no later than six weeks after]';
    const told = (wording: string): Record<string, string[]> => piles(audit(sent, terms(wording)));
    expect(told('no later than ten days after')).toEqual({ tracked: [], untracked: ['replaced: [six weeks] → [ten days]'], removed: [], accepted: [whole] });
    expect(told('within six days of')).toEqual({ tracked: [], untracked: ['replaced: [ten] → [six]'], removed: [whole], accepted: [] });
    expect(told('within six weeks after')).toEqual({ tracked: [], untracked: ['replaced: [no later than] → [within]'], removed: [], accepted: [whole] });
    expect(told('within four weeks from')).toEqual({ tracked: [], untracked: ['inserted: [] → [within four weeks from]'], removed: ['inserted: [] → [no later than six weeks after]'], accepted: ['deleted: [within ten days of] → []'] });
    expect(told('no later than')).toEqual({ tracked: [], untracked: [], removed: ['inserted: [] → [ six weeks after]'], accepted: ['replaced: [within ten days of] → [no later than]'] });
    const cut = (mark: string, returned: string): Record<string, string[]> => piles(audit(para(r('A ') + mark + r('house of the Buyer.')), p(`A ${returned}house of the Buyer.`)));
    expect(cut(ins(r('big red '), US), 'big ')).toEqual({ tracked: [], untracked: [], removed: ['inserted: [] → [red ]'], accepted: ['inserted: [] → [big ]'] });
    expect(cut(del('big red ', US), 'big ')).toEqual({ tracked: [], untracked: [], removed: ['deleted: [big ] → []'], accepted: ['deleted: [red ] → []'] });
    expect(audit(sent, terms('within six days of')).untracked.map(({ before }) => before)).toEqual(['The Buyer shall pay within ten days of receipt of the invoice.']);
  });
  it('tells formatting with the spaces between its words, ours that was dropped only as dropped', () => {
    const bold = `<w:b/><w:rPrChange w:id="5" w:author="${US}" w:date="2026-03-01T10:00:00Z"><w:rPr/></w:rPrChange>`;
    const sent = para(r('The client ') + r('pays the fees promptly', bold) + r(' and fully.'));
    const texts = (result: Audit): string[][] => (['tracked', 'untracked', 'removed', 'accepted'] as const).map((pile) => result[pile].map(({ kind, before, after }) => `${kind}: ${before} / ${after}`));
    const words = 'formatting: pays the fees promptly / pays the fees promptly';
    expect(texts(audit(sent, p('The client pays the fees promptly and fully.')))).toEqual([[], [], [words], []]);
    expect(texts(audit(sent, para(r('The client ') + r('pays the fees promptly', '<w:b/>') + r(' and fully.'))))).toEqual([[], [], [], [words]]);
    expect(texts(audit(p('The client pays the fees promptly and fully.'), para(r('The client ') + r('pays the fees', '<w:b/>') + r(' promptly and ') + r('fully.', '<w:b/>'))))).toEqual([[], ['formatting: pays the fees \u2026 fully. / pays the fees \u2026 fully.'], [], []]);
  });
  it('tells what was changed without a mark in a row or column of ours that they took, or dropped', () => {
    const rowMark = (kind: 'ins' | 'del'): string => `<w:${kind} w:id="1" w:author="${US}" w:date="2026-03-01T10:00:00Z"/>`;
    const priced = (price: string, mark = ''): string => table(row(['Item', 'Price']), row(['Crane', price], mark));
    const none = { tracked: [], untracked: [], removed: [], accepted: [] };
    expect(piles(audit(priced('10', rowMark('ins')), priced('10')))).toEqual({ ...none, accepted: ['row-inserted: [] \u2192 [Crane\t10]'] });
    expect(piles(audit(priced('10', rowMark('ins')), priced('100')))).toEqual({ ...none, untracked: ['replaced: [10] \u2192 [100]'], accepted: ['row-inserted: [] \u2192 [Crane\t10]'] });
    expect(piles(audit(priced('10', rowMark('del')), priced('100')))).toEqual({ ...none, untracked: ['replaced: [10] \u2192 [100]'], removed: ['row-deleted: [Crane\t10] \u2192 []'] });
    const marked = (price: string): string => priced(price, rowMark('ins')).replace(/<w:p>(<w:r>(?:(?!<\/w:p>).)*)<\/w:p>(?=<\/w:tc>)/g, (all, runs: string) => (/Crane|1/.test(runs) ? `<w:p>${ins(runs, US)}</w:p>` : all));
    expect(piles(audit(marked('10'), priced('10')))).toEqual({ ...none, accepted: ['row-inserted: [] \u2192 [Crane\t10]'] });
    expect(piles(audit(marked('10'), priced('100')))).toEqual({ ...none, untracked: ['inserted: [] \u2192 [100]'], accepted: ['row-inserted: [] \u2192 [Crane\t10]'] });
    const column = (price: string, mark: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p('Crane')}</w:tc><w:tc><w:tcPr>${mark}</w:tcPr>${p(price)}</w:tc></w:tr></w:tbl>`;
    expect(audit(column('10', rowMark('ins').replace('w:ins', 'w:cellIns')), column('100', '')).untracked.map(({ removed, added }) => [removed, added])).toEqual([['10', '100']]);
  });
  it('an empty line that came or went is a change like any other, though no word is in it', () => {
    const lines = (between: string): string => p('The client pays a fee.') + between + p('Late payments bear interest.');
    const told = (sent: string, returned: string): (readonly string[])[] => {
      const result = audit(lines(sent), lines(returned));
      return (['tracked', 'untracked', 'removed', 'accepted'] as const).map((pile) => result[pile].map((item) => `${item.kind} ${item.class} ${item.detail.join()}`));
    };
    const [ours, theirs] = [para('', paragraphMark('ins', US)), para('', paragraphMark('ins', THEM))];
    const [inserted, deleted] = ['inserted formatting empty line', 'deleted formatting empty line'];
    expect(told('', p(''))).toEqual([[], [inserted], [], []]);
    expect(told(p(''), '')).toEqual([[], [deleted], [], []]);
    expect(told('', theirs)).toEqual([[inserted], [], [], []]);
    expect(told(p(''), para('', paragraphMark('del', THEM)))).toEqual([[deleted], [], [], []]);
    expect(told(ours, '')).toEqual([[], [], [inserted], []]);
    expect(told(ours, ours)).toEqual([[], [], [], []]);
    expect(told(ours, p(''))).toEqual([[], [], [], [inserted]]);
    expect(told(para('', paragraphMark('del', US)), '')).toEqual([[], [], [], [deleted]]);
    expect(told(para('', paragraphMark('del', US)), p(''))).toEqual([[], [], [deleted], []]);
  });
  it('tells our split or merge of paragraphs once, as taken or as dropped, with the white space it stands for', () => {
    const whole = p('The client pays a fee. Late payments bear interest.');
    const parted = p('The client pays a fee.') + p('Late payments bear interest.');
    const split = para(r('The client pays a fee.') + del(' ', US), paragraphMark('ins', US)) + p('Late payments bear interest.');
    const merged = p('The client pays a fee.', paragraphMark('del', US)) + para(ins(r(' '), US) + r('Late payments bear interest.'));
    const rest = p('A closing paragraph that nobody touches.');
    const none = { tracked: [], untracked: [], removed: [], accepted: [] };
    expect(piles(audit(split + rest, split + rest))).toEqual(none);
    expect(piles(audit(split + rest, whole + rest))).toEqual({ ...none, removed: ['split: [] → []'] });
    expect(piles(audit(split + rest, parted + rest))).toEqual({ ...none, accepted: ['split: [] → []'] });
    expect(piles(audit(merged + rest, merged + rest))).toEqual(none);
    expect(piles(audit(merged + rest, whole + rest))).toEqual({ ...none, accepted: ['merged: [] → []'] });
    expect(piles(audit(merged + rest, parted + rest))).toEqual({ ...none, removed: ['merged: [] → []'] });
    expect(piles(audit(whole + rest, parted + rest))).toEqual({ ...none, untracked: ['split: [] → []'] });
    expect(audit(split, parted).accepted.map(({ before, after, author }) => [before, after, author])).toEqual([['The client pays a fee. Late payments bear interest.', 'The client pays a fee.\nLate payments bear interest.', US]]);
  });
  it('tells our new paragraph that was taken or dropped as its words alone', () => {
    const sent = p('The client pays a fee.') + para(ins(r('Late payments bear interest.'), US), paragraphMark('ins', US)) + p('A closing paragraph.');
    expect(piles(audit(sent, p('The client pays a fee.') + p('A closing paragraph.')))).toEqual({ tracked: [], untracked: [], removed: ['inserted: [] → [Late payments bear interest.]'], accepted: [] });
    expect(piles(audit(sent, p('The client pays a fee.') + p('Late payments bear interest.') + p('A closing paragraph.')))).toEqual({ tracked: [], untracked: [], removed: [], accepted: ['inserted: [] → [Late payments bear interest.]'] });
  });
  it('tells of our tracked formatting whether it is pending, taken or dropped', () => {
    const record = (kind: 'r' | 'p', inner = ''): string => `<w:${kind}PrChange w:id="5" w:author="${US}" w:date="2026-03-01T10:00:00Z"><w:${kind}Pr>${inner}</w:${kind}Pr></w:${kind}PrChange>`;
    const words = (look: string, setting: string): string => para(r('pay ') + r('promptly', look) + r(' and fully'), setting);
    const sent = words(`<w:b/>${record('r')}`, `<w:jc w:val="center"/>${record('p')}`);
    const fates = (returned: string): string[][] => Object.values(piles(audit(sent, returned))).map((list) => [...list]);
    expect(fates(sent)).toEqual([[], [], [], []]);
    expect(audit(sent, words('<w:b/>', '<w:jc w:val="center"/>')).accepted.map(({ detail, author }) => [...detail, author])).toEqual([['formatting of words', US], ['paragraph formatting', US]]);
    expect(audit(sent, words('', '')).removed.map(({ detail, author }) => [...detail, author])).toEqual([['formatting of words', US], ['paragraph formatting', US]]);
    expect(audit(words('', ''), words('<w:b/>', '')).untracked.map(({ kind }) => kind)).toEqual(['formatting']);
  });
  it('tells new marks from sent ones also when both bear the same name', () => {
    const dated = (xml: string, date: string): string => xml.replaceAll('2026-03-01T10:00:00Z', date);
    const second = para(r('a cap of ') + dated(del('2,000,000', US) + ins(r('200,000'), US), '2026-03-09T08:00:00Z') + r(' euros'));
    const result = audit(sentChange + p('a cap of 2,000,000 euros'), sentChange + second);
    expect(piles(result)).toEqual({ tracked: ['replaced: [2,000,000] → [200,000]'], untracked: [], removed: [], accepted: [] });
  });
  it('knows our marks by their words where a program wrote every date anew', () => {
    const redated = (xml: string): string => xml.replaceAll('2026-03-01T10:00:00Z', '2026-03-20T00:00:00Z');
    const result = audit(sentChange + p('a cap of 2,000,000 euros'), redated(sentChange + para(r('a cap of ') + del('2,000,000', US) + ins(r('200,000'), US) + r(' euros'))));
    expect(piles(result)).toEqual({ tracked: ['replaced: [2,000,000] → [200,000]'], untracked: [], removed: [], accepted: [] });
  });
  it('knows our marks by kind, words and place where Word took every name and date off them, and says so once', () => {
    const unnamed = (xml: string): string => xml.replaceAll(`w:author="${US}" w:date="2026-03-01T10:00:00Z"`, 'w:author="Author"');
    const sent = sentChange + p('a cap of 2,000,000 euros') + para(r('pay ') + r('now', `<w:b/><w:rPrChange w:id="5" w:author="${US}" w:date="2026-03-01T10:00:00Z"><w:rPr/></w:rPrChange>`));
    const result = audit(sent, unnamed(sent));
    expect(piles(result)).toEqual({ tracked: [], untracked: [], removed: [], accepted: [] });
    expect(result.findings.map(({ check, message }) => [check, message])).toEqual([['marks-renamed', 'The tracked changes of Our Party now bear the name Author; they are still pending.']]);
    const theirs = para(r('a cap of ') + del('2,000,000', US) + ins(r('200,000'), US) + r(' euros'));
    expect(piles(audit(sentChange + p('a cap of 2,000,000 euros'), unnamed(sentChange + theirs)))).toEqual({ tracked: ['replaced: [2,000,000] → [200,000]'], untracked: [], removed: [], accepted: [] });
    expect(audit(sentChange, sentChange).findings).toEqual([]);
  });
  it('tells their deletion of a paragraph that holds our marks as one, in one view', () => {
    const gone = (words: string): string => del(words);
    const inOurs = `<w:ins w:id="1" w:author="${US}" w:date="2026-03-01T10:00:00Z"><w:del w:id="2" w:author="${THEM}" w:date="2026-03-02T10:00:00Z"><w:r><w:delText xml:space="preserve">45</w:delText></w:r></w:del></w:ins>`;
    const rest = p('A closing paragraph that nobody touches.');
    const result = audit(sentChange + rest, para(gone('pay within ') + del('30', US) + inOurs + gone(' days of the invoice'), paragraphMark('del')) + rest);
    expect(piles(result)).toEqual({ tracked: ['deleted: [pay within 45 days of the invoice] → []'], untracked: [], removed: [], accepted: [] });
    expect(result.tracked.map(({ before, after }) => [before, after])).toEqual([['pay within 45 days of the invoice', '']]);
    const beside = audit(sentChange, para(r('pay within ') + del('30', US) + ins(r('45'), US) + r(' days of ') + del('the') + ins(r('each')) + r(' invoice')));
    expect(beside.tracked.map(({ before, after }) => [before, after])).toEqual([['pay within 45 days of the invoice', 'pay within 45 days of each invoice']]);
  });
  it('tells a paragraph with our pending marks that was moved as one move, and our marks in no pile', () => {
    const others = p('First come the words nobody touches here.') + p('Then follow others that nobody touches.');
    const result = audit(sentChange + others, others + sentChange);
    expect(piles(result)).toEqual({ tracked: [], untracked: ['moved: [pay within 45 days of the invoice] → [pay within 45 days of the invoice]'], removed: [], accepted: [] });
    const told = (days: string): string => `The client shall pay every fee it owes within ${days} days of the invoice.`;
    const long = para(r('The client shall pay every fee it owes within ') + del('30', US) + ins(r('45'), US) + r(' days of the invoice.'));
    expect(piles(audit(long + others, others + p(told('30'))))).toEqual({ tracked: [], untracked: [`moved: [${told('45')}] → [${told('30')}]`], removed: ['replaced: [30] → [45]'], accepted: [] });
  });
  it('tells a move of ours that was taken or dropped once', () => {
    const words = 'The parties keep the secrets of each other.';
    const who = `w:author="${US}" w:date="2026-03-01T10:00:00Z"`;
    const end = (kind: 'From' | 'To'): string => para(`<w:move${kind}RangeStart w:id="1" ${who} w:name="m1"/><w:move${kind} w:id="2" ${who}>${r(words)}</w:move${kind}><w:move${kind}RangeEnd w:id="1"/>`, `<w:rPr><w:move${kind} w:id="3" ${who}/></w:rPr>`);
    const others = p('First come the words nobody touches here.') + p('Then follow others that nobody touches.');
    const closing = p('A closing paragraph.');
    const sent = end('From') + others + end('To') + closing;
    const told = `moved: [${words}] → [${words}]`;
    expect(piles(audit(sent, sent))).toEqual({ tracked: [], untracked: [], removed: [], accepted: [] });
    expect(piles(audit(sent, others + p(words) + closing))).toEqual({ tracked: [], untracked: [], removed: [], accepted: [told] });
    expect(piles(audit(sent, p(words) + others + closing))).toEqual({ tracked: [], untracked: [], removed: [told], accepted: [] });
  });
  it('tells every difference with a before and an after of one view each', () => {
    const texts = (returned: string): string[][] => { const { untracked, removed, accepted } = audit(sentChange, returned); return [...untracked, ...removed, ...accepted].map(({ before, after }) => [before, after]); };
    const ofOurs = ['pay within 30 days of the invoice', 'pay within 45 days of the invoice'];
    expect(texts(p('pay within 30 days of the invoice'))).toEqual([ofOurs]);
    expect(texts(p('pay within 45 days of the invoice'))).toEqual([ofOurs]);
    expect(texts(para(r('pay within ') + del('30', US) + ins(r('45'), US) + r(' days of each invoice')))).toEqual([['pay within 45 days of the invoice', 'pay within 45 days of each invoice']]);
  });
  it('tells a mark that only bears our name and date as the untracked change it is', () => {
    const result = audit(sentChange + p('a cap of 2,000,000 euros'), sentChange + para(r('a cap of ') + del('2,000,000', US) + ins(r('200,000'), US) + r(' euros')));
    expect(piles(result)).toEqual({ tracked: [], untracked: ['replaced: [2,000,000] → [200,000]'], removed: [], accepted: [] });
    expect(result.untracked.map(({ before, after }) => [before, after])).toEqual([['a cap of 2,000,000 euros', 'a cap of 200,000 euros']]);
  });
  it('names whose sent mark was dropped or taken', () => {
    const both = para(r('pay ') + ins(r('promptly '), THEM) + r('within ') + ins(r('45 '), US) + r('days'));
    const result = audit(both, p('pay within 45 days'));
    expect(result.removed.map(({ author, added }) => [author, added])).toEqual([[THEM, 'promptly ']]);
    expect(result.accepted.map(({ author, added }) => [author, added])).toEqual([[US, '45 ']]);
  });
  it('looks into headers and notes as well', () => {
    const note = (words: string): DocxParts => ({ header: p(`Version of ${words}`), footnotes: `<w:footnote w:id="2">${p(`Interest is ${words}`)}</w:footnote>` });
    const body = para('<w:r><w:footnoteReference w:id="2"/></w:r>');
    expect(audit(body, body, note('May'), note('June')).untracked.map((item) => [item.story, item.part, item.added])).toEqual([['header', 'word/header.xml', 'June'], ['footnote', 'word/footnotes.xml', 'June']]);
  });
});

/** What the other side did with one paragraph, and what the audit must say of it. */
type Scenario = { readonly sent: string; readonly returned: string; readonly told: readonly Told[] };
type Told = { readonly pile: 'tracked' | 'untracked' | 'removed' | 'accepted'; readonly removed: string; readonly added: string };

const word = (paragraph: number, place: number): string => `w${paragraph}x${place}`;
const sentence = (index: number): readonly [string, string, string] => [`${Array.from({ length: 5 }, (_, place) => word(index, place)).join(' ')} `, `old${index}`, ` ${Array.from({ length: 5 }, (_, place) => word(index, place + 10)).join(' ')}`];

const SCENARIOS: readonly ((index: number, draw: number) => Scenario)[] = [
  (index) => plain(index, 'kept'),
  (index) => ours(index, 'pending'),
  (index) => ours(index, 'accepted'),
  (index) => ours(index, 'removed'),
  (index) => ours(index, 'gone with its paragraph'),
  (index) => theirs(index, 'tracked'),
  (index) => theirs(index, 'untracked'),
  (index) => plain(index, 'tracked paragraph'),
  (index) => plain(index, 'untracked paragraph'),
  (index) => plain(index, 'deleted paragraph'),
  (index, draw) => reworded(index, 'ours', draw),
  (index, draw) => reworded(index, 'old', draw),
  (index, draw) => reworded(index, 'both', draw),
];

function plain(index: number, fate: string): Scenario {
  const whole = sentence(index).join('');
  const fresh = `new${index} ${Array.from({ length: 6 }, (_, place) => `n${index}y${place}`).join(' ')}`;
  if (fate === 'tracked paragraph') return { sent: p(whole), returned: p(whole) + para(ins(r(fresh), THEM), paragraphMark('ins', THEM)), told: [{ pile: 'tracked', removed: '', added: fresh }] };
  if (fate === 'untracked paragraph') return { sent: p(whole), returned: p(whole) + p(fresh), told: [{ pile: 'untracked', removed: '', added: fresh }] };
  if (fate === 'deleted paragraph') return { sent: p(whole), returned: '', told: [{ pile: 'untracked', removed: whole, added: '' }] };
  return { sent: p(whole), returned: p(whole), told: [] };
}

function ours(index: number, fate: 'pending' | 'accepted' | 'removed' | 'gone with its paragraph'): Scenario {
  const [lead, old, tail] = sentence(index);
  const sent = para(r(lead) + del(old, US) + ins(r(`ours${index}`), US) + r(tail));
  if (fate === 'pending') return { sent, returned: sent, told: [] };
  if (fate === 'gone with its paragraph') return { sent, returned: '', told: [{ pile: 'untracked', removed: `${lead}ours${index}${tail}`, added: '' }] };
  return { sent, returned: p(`${lead}${fate === 'accepted' ? `ours${index}` : old}${tail}`), told: [{ pile: fate, removed: old, added: `ours${index}` }] };
}

function theirs(index: number, fate: 'tracked' | 'untracked'): Scenario {
  const [lead, old, tail] = sentence(index);
  const fresh = `theirs${index}`;
  const returned = fate === 'tracked' ? para(r(lead) + del(old, THEM) + ins(r(fresh), THEM) + r(tail)) : p(`${lead}${fresh}${tail}`);
  return { sent: p(`${lead}${old}${tail}`), returned, told: [{ pile: fate, removed: old, added: fresh }] };
}

const OLD = ['any', 'claim', 'made', 'within', 'ten', 'days', 'of', 'the', 'notice'];
const OURS = ['every', 'suit', 'brought', 'before', 'six', 'weeks', 'after', 'its', 'receipt'];
const FRESH = ['each', 'action', 'filed', 'during', 'four', 'months', 'from', 'such', 'delivery'];

/**
 * What we replaced, added or struck out came back in a third wording with words of both: most of ours with a word or two of the old, most of
 * the old with a word or two of ours, or half of each. Words of it also stand before and behind, as in any sentence.
 */
function reworded(index: number, most: 'ours' | 'old' | 'both', draw: number): Scenario {
  const { below: pick } = seeded(draw);
  const shape = pick(3);
  const count = 4 + pick(5);
  const from = (words: readonly string[]): string[] => words.slice(0, count);
  const [old, ours, fresh] = [shape === 1 ? [] : from(OLD), shape === 2 ? [] : from(OURS), from(FRESH)];
  const lead = `${word(index, 1)} ${FRESH[pick(9)] ?? ''} ${OLD[pick(9)] ?? ''} ${OURS[pick(9)] ?? ''} ${word(index, 2)} `;
  const tail = ` ${word(index, 3)} ${OURS[pick(9)] ?? ''} ${OLD[pick(9)] ?? ''} ${FRESH[pick(9)] ?? ''} ${word(index, 4)}`;
  const change = { removed: old.join(' '), added: ours.join(' ') };
  const sent = para(r(lead) + (old.length === 0 ? '' : del(change.removed, US)) + (ours.length === 0 ? '' : ins(r(change.added), US)) + r(tail));
  const [kept, others] = most === 'old' ? [old, ours] : [ours, old];
  if (most === 'both' || kept.length === 0) {
    // A word of each kind in turn: of no wording more than a third, and in the order of none.
    const third = Array.from({ length: count }, (_, place) => [fresh, old, ours][place % 3]?.[place] ?? fresh[place] ?? '').join(' ');
    const dropped: readonly Told[] = ours.length === 0 ? [] : [{ pile: 'removed', removed: '', added: change.added }];
    const taken: readonly Told[] = old.length === 0 ? [] : [{ pile: 'accepted', removed: change.removed, added: '' }];
    return { sent, returned: p(lead + third + tail), told: [...dropped, ...taken, { pile: 'untracked', removed: '', added: third }] };
  }
  const length = 1 + pick(Math.floor((count - 1) / 2));
  const at = pick(count - length + 1);
  const instead = (others.length === 0 || pick(2) === 0 ? fresh : others).slice(at, at + length);
  return {
    sent, returned: p(lead + [...kept.slice(0, at), ...instead, ...kept.slice(at + length)].join(' ') + tail),
    told: [{ pile: most === 'ours' ? 'accepted' : 'removed', ...change }, { pile: 'untracked', removed: kept.slice(at, at + length).join(' '), added: instead.join(' ') }],
  };
}

it('A2: whatever mix of edits, acceptances and removals comes back, exactly those are named', () => {
  const runs = Number(process.env['PARLEY_SOAK_RUNS'] ?? 300);
  fc.assert(
    fc.property(fc.array(fc.record({ choice: fc.integer({ min: 0, max: SCENARIOS.length - 1 }), draw: fc.nat() }), { minLength: 1, maxLength: 14 }), (choices) => {
      const scenarios = choices.map(({ choice, draw }, index) => SCENARIOS[choice]?.(index, draw)).filter((scenario) => scenario !== undefined);
      const closing = p('A closing paragraph that nobody touches.');
      const result = audit(scenarios.map((scenario) => scenario.sent).join('') + closing, scenarios.map((scenario) => scenario.returned).join('') + closing);
      for (const pile of ['tracked', 'untracked', 'removed', 'accepted'] as const) {
        expect(result[pile].map((item) => [item.removed, item.added]).sort()).toEqual(scenarios.flatMap(({ told }) => told.filter((one) => one.pile === pile).map((one) => [one.removed, one.added])).sort());
      }
    }),
    { seed: 20261121, numRuns: runs },
  );
});

describe('A3: the kind of return is said in words', () => {
  it.each<[string, string, string, string]>([
    ['nothing done', p('x y z'), p('x y z'), 'This is exactly the file that was sent; nothing was changed.'],
    ['no tracking', p('the fee is 10'), p('the fee is 20'), 'There is no change tracking in this file.'],
    ['tracking partly off', p('the fee is 10') + p('the term is 5 years'), para(r('the fee is ') + del('10') + ins(r('20'))) + p('the term is 3 years'), 'Tracking was off for part of this file.'],
    ['another document altogether', p('alpha beta gamma delta epsilon'), p('one two three four five'), 'This does not look like a return of the file that was sent: only 0 % of its words are in here.'],
    ['our marks gone', sentChange, p('pay within 45 days of the invoice'), 'Your tracked changes are no longer marked: they were accepted or dropped before it came back.'],
  ])('%s', (_, sent, returned, said) => {
    expect(audit(sent, returned).nature).toContain(said);
  });
});

describe('A4: what cannot be seen is found, and only what the return brought', () => {
  it.each<[string, string, string]>([
    ['hidden-text', r('secret waiver', '<w:vanish/>'), 'hidden text'],
    ['white-text', r('secret waiver', '<w:color w:val="FFFFFF"/>'), 'white text'],
    ['tiny-text', r('secret waiver', '<w:sz w:val="2"/>'), 'one-point text'],
    ['look-alike', r('the p\u0430rty'), 'a Cyrillic letter'],
    ['invisible-character', r('zero\u200Bwidth'), 'a zero-width space'],
  ])('%s', (check, run) => {
    expect(audit(p('A clause.'), para(r('A clause.') + run)).findings.map((finding) => finding.check)).toContain(check);
    expect(audit(para(r('A clause.') + run), para(r('A clause.') + run)).findings).toEqual([]);
  });
  it('a direction that is turned once, and letters among figures, also those of other alphabets', () => {
    const found = (words: string): string[] => audit(p('A fee of 1,000 euros.'), p(words)).findings.map(({ check, message }) => `${check}: ${message}`);
    expect(found('A fee of \u202E000,1\u202C euros.')).toEqual(['turned-text: Characters are shown in another order than they are stored: \u201C000,1\u201D']);
    expect(found('A\u200B fee of \u202E000,1\u202C euros.').map((one) => one.split(':')[0])).toEqual(['turned-text', 'invisible-character']);
    for (const figure of ['1,00O', '1,O00', '1l,000', 'l,000', '10O', '99.9O', '1O0.5', '1,00\u041E', '2\u04350']) expect(found(`A fee of ${figure} euros.`)).toEqual([`look-alike: Letters among the figures of \u201C${figure}\u201D`]);
    for (const figure of ['1,000', '10 l', '5l', '4.I', '4.l', '1st', 'A10', 'O2', 'I', '1o', '30\u00B0', '2nd', 'Form 10-K', 'IO', '12I']) expect(found(`A fee of ${figure} euros.`)).toEqual([]);
  });
  it('numbers printed another way, though no word changed, and a restriction that was lifted', () => {
    const list = (text: string, settings = ''): DocxParts => ({ numbering: LEGAL_LIST.replace('"%1."', `"${text}"`), settings });
    const protectedBy = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>';
    const body = p('The price is ten.', numbered(0));
    expect(audit(body, body, list('%1.'), list('Not %1.')).findings.map((finding) => [finding.check, finding.message])).toEqual([['numbers-printed', expect.stringContaining('1. is now Not 1.')]]);
    expect(audit(body, body, list('%1.', protectedBy), list('%1.')).findings.map((finding) => finding.check)).toEqual(['restriction-lifted']);
    expect(audit(body, p('A new first.', numbered(0)) + body, list('%1.'), list('%1.')).findings).toEqual([]);
  });
  it('tracking switched off, and a theme whose colours stand for others', () => {
    const body = para(r('The price is ten.', '<w:color w:val="4F81BD" w:themeColor="accent1"/>'));
    expect(audit(body, body, { settings: '<w:trackRevisions/>' }, { settings: '' }).findings.map(({ check }) => check)).toEqual(['tracking-switched-off']);
    expect(audit(body, body, { settings: '' }, { settings: '<w:trackRevisions/>' }).findings).toEqual([]);
    const themed = (colour: string): DocxParts => ({ more: {
      'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/></Relationships>',
      'word/theme/theme1.xml': `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="${colour}"/></a:accent1></a:clrScheme></a:themeElements></a:theme>`,
    } });
    expect(audit(body, body, themed('4F81BD'), themed('C00000')).findings.map(({ check, message }) => [check, message])).toEqual([['style-changed', 'Colours or fonts of the theme stand for others: accent1.']]);
    expect(audit(body, body, themed('4F81BD'), themed('FFFFFF')).findings.map(({ check }) => check)).toEqual(['white-text', 'style-changed']);
    expect(audit(body, body, themed('4F81BD'), themed('4f81bd')).findings).toEqual([]);
  });
  it('tells of a comment that was resolved, put on other words or taken away, with its clause', () => {
    const id = '<w:commentRangeStart w:id="0"/>';
    const end = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';
    const fees = 'The client pays the fees within thirty days.';
    const law = 'The laws of Ohio apply to all disputes.';
    const body = (on: string): string => [['Fees', fees], ['Law', law]].map(([head = '', words = '']) => p(head, numbered(0)) + para(on === words ? id + r(words) + end : r(words))).join('');
    const parts = (author: string, done = false): DocxParts => ({
      numbering: LEGAL_LIST,
      comments: `<w:comment w:id="0" w:author="${author}"><w:p w14:paraId="00000001"><w:r><w:t>Too long.</w:t></w:r></w:p></w:comment>`,
      more: {
        'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
          ['comments', 'numbering'].map((name) => `<Relationship Id="rId${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`).join('') +
          '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="extended.xml"/></Relationships>',
        'word/extended.xml': `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00000001" w15:done="${done ? 1 : 0}"/></w15:commentsEx>`,
      },
    });
    const found = (returned: string, after: DocxParts): string[][] => audit(body(fees), returned, parts(US), after).findings.map(({ check, clause }) => [check, clause]);
    expect(found(body(fees), parts(US))).toEqual([]);
    expect(found(body(fees), parts(US, true))).toEqual([['comment-resolved', '1 Fees']]);
    expect(found(body(law), parts(US))).toEqual([['comment-moved', '2 Law']]);
    expect(found(body(''), { ...parts(US), comments: '' })).toEqual([['comment-removed', '1 Fees']]);
    expect(found(body(fees), parts('Author'))).toEqual([]);
    expect(audit(body(''), body(law), { ...parts(US), comments: '' }, parts(THEM)).findings.map(({ check, clause }) => [check, clause])).toEqual([['comment-added', '2 Law']]);
  });
  it('removed comments, changed styles, outside templates and macros', () => {
    const parts = (more: DocxParts): DocxParts => ({ comments: '', ...more });
    const comment = (text: string): DocxParts => parts({ comments: text === '' ? '' : `<w:comment w:id="0" w:author="Us">${p(text)}</w:comment>` });
    expect(audit(p('x'), p('x'), comment('Please check.'), comment('')).findings.map((finding) => finding.check)).toEqual(['comment-removed']);
    const style = (size: number): DocxParts => ({ styles: `<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>` });
    expect(audit(p('x'), p('x'), style(20), style(2)).findings.map((finding) => finding.check)).toEqual(['style-changed']);
    expect(audit(p('x'), p('x'), {}, { more: { 'word/vbaProject.bin': 'x' } }).findings.map((finding) => finding.check)).toEqual(['macros']);
  });
});
