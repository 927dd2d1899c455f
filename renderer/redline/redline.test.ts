import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../shared/contract/content.ts';
import { likeness } from './align.ts';
import { redlineOf, sideOf } from './redline.ts';

const says = (...texts: readonly string[]): readonly Block[] =>
  texts.map((text) => ({ type: 'paragraph', label: '', level: 0, inlines: text === '' ? [] : [{ type: 'text', text }] }));

/** `a [old/new] b` for every line, so that a test reads aloud. */
function told(before: readonly Block[] | null, after: readonly Block[] | null): readonly string[] {
  return redlineOf(before, after).lines.map((line) => {
    if (line.type === 'row') return `row ${line.changed ? 'changed' : 'same'}`;
    return line.segments.map((one) => (one.op === 'same' ? one.text : one.op === 'removed' ? `[-${one.text}-]` : one.op === 'added' ? `[+${one.text}+]` : `{${one.text}}`)).join('');
  });
}

describe('the redline of a clause', () => {
  it('marks whole amounts', () => {
    expect(told(says('a cap of USD 2,000,000 a year'), says('a cap of USD 200,000 a year'))).toEqual(['a cap of USD [-2,000,000-][+200,000+] a year']);
  });

  it('sets an added paragraph on a line of its own', () => {
    expect(told(says('one', 'three'), says('one', 'two words here', 'three'))).toEqual(['one', '[+two words here+]', 'three']);
  });

  it('tells a rewrite from a removal and an addition', () => {
    expect(told(says('The Supplier shall deliver the goods.'), says('Nothing alike remains')).length).toBe(2);
    expect(told(says('The Supplier shall deliver the goods.'), says('The Supplier may deliver the goods.'))).toEqual(['The Supplier [-shall-][+may+] deliver the goods.']);
  });

  it('names a change of formatting alone', () => {
    const bold: readonly Block[] = [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'very ' }, { type: 'text', text: 'bold', bold: true }] }];
    expect(told(says('very bold'), bold)).toEqual(['very {bold}']);
  });

  it('shows a clause that is gone as removed', () => {
    expect(told(says('gone'), null)).toEqual(['[-gone-]']);
  });

  it('compares table rows cell by cell', () => {
    const table = (...rows: readonly (readonly string[])[]): readonly Block[] => [
      { type: 'table', rows: rows.map((cells) => ({ cells: cells.map((text) => ({ blocks: says(text) })) })) },
    ];
    const { lines } = redlineOf(table(['Fee', '10'], ['Rent', '20']), table(['Fee', '10'], ['Rent', '25']));
    expect(lines.map((line) => line.changed)).toEqual([false, true]);
  });

  it('gives back both texts exactly', () => {
    const text = fc.array(fc.constantFrom('shall ', 'may ', 'not ', '1,000 ', 'the ', 'Party', '. ', ' '), { maxLength: 12 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.array(text, { minLength: 1, maxLength: 5 }), (before, after) => {
        const { lines } = redlineOf(says(...before), says(...after));
        const side = (which: 'before' | 'after'): readonly string[] =>
          lines.flatMap((line) => (line.type === 'text' && line[which] !== null ? [sideOf(line.segments, which).map((one) => one.text).join('')] : []));
        expect(side('before')).toEqual(before);
        expect(side('after')).toEqual(after);
      }),
    );
  });
});

describe('likeness', () => {
  it('is the share of words in common', () => {
    expect(likeness('a b c d', 'a b c e')).toBe(0.75);
    expect(likeness('', '')).toBe(1);
    expect(likeness('a', '')).toBe(0);
  });
});
