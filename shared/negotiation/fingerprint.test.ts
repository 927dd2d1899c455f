import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/sha256.ts';
import type { Block, Inline } from '../contract/content.ts';
import { fingerprintOf, sameWording } from './fingerprint.ts';

const paragraph = (inlines: readonly Inline[], label = ''): readonly Block[] => [{ type: 'paragraph', label, level: 0, inlines }];

describe('N1: the fingerprint covers what a clause says', () => {
  it('N1: is the same however Word cut and dressed the text', () => {
    const plain = paragraph([{ type: 'text', text: 'Either party may terminate.' }]);
    const dressed = paragraph([{ type: 'text', text: 'Either ', bold: true }, { type: 'text', text: 'party may' }, { type: 'text', text: ' terminate.', italic: true }], '9.1');
    expect(sameWording(plain, dressed)).toBe(true);
  });

  it('N1: empty lines and page breaks say nothing', () => {
    const plain = paragraph([{ type: 'text', text: 'Either party may terminate.' }]);
    expect(sameWording(plain, [...plain, ...paragraph([{ type: 'text', text: '\f' }]), ...paragraph([])])).toBe(true);
    expect(sameWording(plain, paragraph([{ type: 'text', text: 'Either party may terminate.\f' }]))).toBe(true);
  });

  it.each<[string, readonly Block[]]>([
    ['a letter', paragraph([{ type: 'text', text: 'Either party may terminate' }])],
    ['a no-break space', paragraph([{ type: 'text', text: 'Either\u00a0party may terminate.' }])],
    ['hidden text', paragraph([{ type: 'text', text: 'Either ', hidden: true }, { type: 'text', text: 'party may terminate.' }])],
    ['struck text', paragraph([{ type: 'text', text: 'Either party may terminate.', strike: true }])],
    ['a tick box', paragraph([{ type: 'text', text: 'Either party may terminate.' }, { type: 'checkbox', checked: false }])],
    ['a paragraph break', [...paragraph([{ type: 'text', text: 'Either party' }]), ...paragraph([{ type: 'text', text: ' may terminate.' }])]],
    ['a table instead', [{ type: 'table', rows: [{ cells: [{ blocks: paragraph([{ type: 'text', text: 'Either party may terminate.' }]) }] }] }]],
  ])('N1: changes with %s', (_what, blocks) => {
    expect(sameWording(paragraph([{ type: 'text', text: 'Either party may terminate.' }]), blocks)).toBe(false);
  });

  it('N1: changes with a ticked option and with an added row', () => {
    expect(sameWording(paragraph([{ type: 'checkbox', checked: true }]), paragraph([{ type: 'checkbox', checked: false }]))).toBe(false);
    const row = { cells: [{ blocks: paragraph([{ type: 'text', text: 'x' }]) }] };
    expect(sameWording([{ type: 'table', rows: [row] }], [{ type: 'table', rows: [row, row] }])).toBe(false);
  });

  it('N1: is the hash of the canonical JSON of all it covers, as records hold it', () => {
    const blocks: readonly Block[] = [
      ...paragraph([{ type: 'text', text: 'Ü "x" \u2028' }, { type: 'text', text: 'h', hidden: true }, { type: 'text', text: 's', strike: true }, { type: 'checkbox', checked: true }, { type: 'note', kind: 'footnote', text: 'n' }, { type: 'object', description: 'o' }]),
      { type: 'table', rows: [{ cells: [{ blocks: paragraph([{ type: 'field', instruction: 'REF', text: '4' }]) }, { blocks: [] }] }] },
    ];
    const said = [{ p: ['Ü "x" \u2028', { hidden: 'h' }, { struck: 's' }, { box: true }, { note: 'footnote: n' }, { object: 'o' }] }, { rows: [[[{ p: ['4'] }], []]] }];
    expect(fingerprintOf(blocks)).toBe(sha256Hex(canonicalJson(said)));
    expect(fingerprintOf(null)).toBe(sha256Hex(canonicalJson(null)));
  });

  it('N1: a clause nobody wants has a fingerprint of its own', () => {
    expect(fingerprintOf(null)).not.toBe(fingerprintOf([]));
  });
});
