import { describe, expect, it } from 'vitest';
import type { RowKind } from '../../../shared/contract/presentation.ts';
import { isChange, shownLines } from './compared-rows.ts';

const KINDS: Readonly<Record<string, RowKind>> = { '.': 'same', e: 'edited', f: 'formatting', s: 'story' };
/** `..e....`: kinds of lines; folds come out as their length. */
const shown = (kinds: string, options: Partial<Parameters<typeof shownLines>[1]> = {}): string =>
  shownLines([...kinds].map((letter) => KINDS[letter] ?? 'same'), { changesOnly: true, withNoise: false, opened: new Set(), ...options })
    .map((line) => (line.type === 'row' ? kinds.charAt(line.index) : `(${String(line.count)})`))
    .join('');

describe('what stands on the page of a comparison', () => {
  it.each<[string, string, string]>([
    ['changes with a line around them', '.....e.....', '(4).e.(4)'],
    ['a single unchanged line is shown, not folded', '.e...e.', '.e...e.'],
    ['the head of a header or note stays where something in it changed', '....s....es...', '(4)s(3).e(4)'],
    ['nothing changed', '......', '(6)'],
  ])('%s', (_, kinds, expected) => {
    expect(shown(kinds)).toBe(expected);
  });
  it('all lines where nothing is to be hidden, and those of an opened fold', () => {
    expect(shown('.....e', { changesOnly: false })).toBe('.....e');
    expect(shown('.....e.....', { opened: new Set([0]) })).toBe('.....e.(4)');
  });
  it('formatting counts as a change only for who asks for it', () => {
    expect(shown('.....f.....')).toBe('(11)');
    expect(shown('.....f.....', { withNoise: true })).toBe('(4).f.(4)');
    expect([isChange('renumbered', false), isChange('renumbered', true), isChange('moved', false)]).toEqual([false, true, true]);
  });
});
