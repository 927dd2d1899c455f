import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { classify } from '../../shared/contract/substance.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { figureValue } from '../../shared/docx/segment/east-asian-markers.ts';
import { tokenise } from '../../shared/text/tokens.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const outline = (nodes: readonly ClauseNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [`${'  '.repeat(depth)}${[node.kind, node.number, node.heading].filter((part) => part !== '').join(' ')}`, ...outline(node.children, depth + 1)]);
const clauses = (...lines: readonly string[]): string[] => outline(readContract(makeDocx(para(r(lines[0] ?? '', '<w:b/>'), '<w:jc w:val="center"/>') + lines.slice(1).map((line) => p(line)).join('')), nodeZlib).clauses);

describe('R6: Chinese, Japanese and Korean numbering', () => {
  it('chapters, articles and what is listed below them', () => {
    expect(clauses(
      '技术合作协议', '第一章　总则', '第一条 定义', '本协议所称服务，是指甲方提供的服务。', '（一）甲方的服务；', '（二）乙方的数据。', '第二条 目的', '双方合作开发。',
      '第二章　费用', '第三条 付款', '3.1乙方应在三十日内付款。', '3.2逾期付款按日计息。', '附件一：服务范围',
    )).toEqual([
      'title 技术合作协议',
      'article 第一章 总则', '  definitions 第一条 定义', '    item （一）', '    item （二）', '  clause 第二条 目的',
      'article 第二章 费用', '  article 第三条 付款', '    clause 3.1', '    clause 3.2',
      'schedule 附件一 服务范围',
    ]);
  });
  it('a contract that only lists', () => {
    expect(clauses('保密协议', '一、保密信息', '双方披露的信息。', '二、期限', '（一）两年。', '（二）可以延长。', '三、争议解决', '提交仲裁。')).toEqual([
      'title 保密协议', 'clause 一、 保密信息', 'clause 二、 期限', '  item （一）', '  item （二）', 'clause 三、 争议解决',
    ]);
  });
  it('Japanese and Korean articles', () => {
    expect(clauses('業務委託契約書', '第１条 目的', '甲は乙に業務を委託する。', '第２条 報酬', '（１）月額とする。', '（２）翌月末に支払う。')).toEqual(['title 業務委託契約書', 'clause 第１条 目的', 'clause 第２条 報酬', '  item （１）', '  item （２）']);
    expect(clauses('비밀유지계약', '제1조 (목적)', '이 계약은 비밀을 지킨다.', '제2조 (기간)', '계약 기간은 2년으로 한다.')).toEqual(['title 비밀유지계약', 'clause 제1조 (목적)', 'clause 제2조 (기간)']);
  });
  it('a sentence about an article is no article', () => {
    expect(clauses('协议', '第一条 付款', '第三条所述的义务不受影响。', '第二条 期限', '两年。')).toEqual(['title 协议', 'clause 第一条 付款', 'clause 第二条 期限']);
  });
  it.each([['十', 10], ['十二', 12], ['二十', 20], ['三十五', 35], ['一百零三', 103], ['二〇', 20], ['１２', 12], ['12', 12], ['方', 0]] as const)('%s is %d', (figure, value) => {
    expect(figureValue(figure)).toBe(value);
  });
});

describe('C2, C6: figures written in signs', () => {
  it('are whole', () => {
    expect(tokenise('在三十日内')).toEqual(['在', '三十', '日', '内']);
    expect(tokenise('支付30万元')).toEqual(['支', '付', '30万', '元']);
    expect(tokenise('一方')).toEqual(['一', '方']);
  });
  it('and say what they count', () => {
    const change = (before: string, after: string): (readonly string[])[] => compareDocuments(makeDocx(p(before)), makeDocx(p(after)), nodeZlib).changes.map(({ before: was, after: is, class: class_, detail, removed, added }) => [class_, detail.join(), removed, added, was === before ? '' : was, is === after ? '' : is].slice(0, 4));
    expect(change('乙方应在三十日内付款。', '乙方应在六十日内付款。')).toEqual([['substantive', 'duration', '三十', '六十']]);
    expect(change('乙方应在三日内付款。', '乙方应在五日内付款。')).toEqual([['substantive', 'duration', '三', '五']]);
    expect(change('费用为人民币30万元。', '费用为人民币50万元。')).toEqual([['substantive', 'amount', '30万', '50万']]);
  });
  it.each([
    ['不', '', '甲方', '承担责任。', 'negation'],
    ['应', '可', '甲方', '付款。', 'modal'],
    ['甲', '乙', '由', '方承担。', 'party'],
  ])('%s → %s', (removed, added, lead, tail, kind) => {
    expect(classify(removed, added, { lead, tail })).toMatchObject({ class: 'substantive', kinds: [kind] });
  });
});
