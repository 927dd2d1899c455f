import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { readingText } from '../corpus/reading-text.ts';
import { del, ins, makeDocx, p, para, r } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const footnotes = `<w:footnote w:id="2">${p('Only in working hours.')}</w:footnote>`;
const box = `<w:r><w:pict>${`<w:txbxContent>${p('Words in a box')}</w:txbxContent>`}</w:pict></w:r>`;
const marked = (kind: 'ins' | 'del', run: string): string => `<w:${kind} w:id="7" w:author="Other Side" w:date="2026-03-01T10:00:00Z">${run}</w:${kind}>`;

describe('R5: a story goes with the mark that takes its place in the text', () => {
  it.each([
    ['a footnote whose reference they deleted', makeDocx(para(r('Delivery.') + marked('del', note)), { footnotes }), 'footnote', 'rejected'],
    ['a footnote whose reference they inserted', makeDocx(para(r('Delivery.') + marked('ins', note)), { footnotes }), 'footnote', 'accepted'],
    ['a text box they deleted', makeDocx(para(r('Delivery.') + marked('del', box))), 'textbox', 'rejected'],
    ['a text box they inserted', makeDocx(para(r('Delivery.') + marked('ins', box))), 'textbox', 'accepted'],
  ] as const)('%s', (_, bytes, kind, present) => {
    for (const view of ['accepted', 'rejected'] as const) {
      expect(Object.keys(readingText(bytes, view)).includes(kind), view).toBe(view === present);
      expect(readingText(bytes, view), view).toEqual(readingText(resolveRevisions(bytes, view === 'accepted' ? 'accept' : 'reject', nodeZlib)));
    }
  });

  it('a note nobody refers to is read all the same (R2)', () => {
    expect(readingText(makeDocx(p('Delivery.'), { footnotes }))['footnote']).toContain('working hours');
  });
});

it.each([
  ['a footnote', makeDocx(p('DELIVERY') + p('The goods are delivered.') + para(r('Within 30 days.') + note), { footnotes })],
  ['a text box', makeDocx(p('DELIVERY') + p('The goods are delivered.') + para(r('Within 30 days.') + box))],
])('W6: a paragraph with %s can go, as redline and clean', (_, bytes) => {
  const clause = readContract(bytes, nodeZlib).clauses.find(({ blocks }) => blocksText(blocks).includes('30 days'));
  if (clause === undefined) throw new Error('No clause');
  for (const mode of ['redline', 'clean'] as const) {
    const written = writeClauses(bytes, [{ type: 'replace', clauseId: clause.id, blocks: clause.blocks.slice(0, -1) }], { ...by, mode }, nodeZlib);
    expect(JSON.stringify(readingText(written))).not.toMatch(/30 days|working hours|in a box/);
  }
});

it('W3: marks inside a note are resolved with it', () => {
  const bytes = makeDocx(para(r('Delivery.') + note), { footnotes: `<w:footnote w:id="2">${para(r('Only in ') + del('working') + ins(r('business')) + r(' hours.'))}</w:footnote>` });
  expect(readingText(bytes, 'accepted')['footnote']).toContain('Only in business hours.');
});
