import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stretch } from '../../../shared/contract/presentation.ts';
import { inlineStretches } from './inline-stretches.ts';

const MARKS = { '-': 'removed', '+': 'added', '~': 'moved' } as const;
/** `The fee is [-30-]days`: stretches as a line of text. */
const cell = (text: string): { readonly label: string; readonly stretches: readonly Stretch[] } => ({
  label: '',
  stretches: [...text.matchAll(/\[([-+~])(.*?)\1\]|([^[]+)/g)].map(([, sign, inner, plain]) => ({ text: inner ?? plain ?? '', mark: sign === '-' || sign === '+' || sign === '~' ? MARKS[sign] : 'same' })),
});
const shown = (before: string | undefined, after: string | undefined): string =>
  inlineStretches(before === undefined ? undefined : cell(before), after === undefined ? undefined : cell(after))
    .map(({ text, mark }) => (mark === 'same' ? text : mark === 'removed' ? `[-${text}-]` : mark === 'added' ? `[+${text}+]` : `[~${text}~]`))
    .join('');

describe('two sides of a line as one redline', () => {
  it.each<[string, string | undefined, string | undefined, string]>([
    ['a word replaced', 'Pay in [-30-] days.', 'Pay in [+45+] days.', 'Pay in [-30-][+45+] days.'],
    ['a word added', 'Pay in full.', 'Pay [+promptly and +]in full.', 'Pay [+promptly and +]in full.'],
    ['a word removed at the end', 'Pay in full[- at once-].', 'Pay in full.', 'Pay in full[- at once-].'],
    ['several changes', '[-We-] pay [-late-].', '[+They+] pay [+early and often+].', '[-We-][+They+] pay [-late-][+early and often+].'],
    ['a line only the later version has', undefined, '[+New.+]', '[+New.+]'],
    ['a line that moved', '[~Moved.~]', undefined, '[~Moved.~]'],
    ['nothing changed', 'The same.', 'The same.', 'The same.'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });
  it('loses no word of either side', () => {
    const stretch = fc.tuple(fc.constantFrom<Stretch['mark']>('same', 'added', 'removed'), fc.constantFrom('pay ', 'the price ', 'net'));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), (stretches) => {
        const side = (left: Stretch['mark']): { readonly label: string; readonly stretches: readonly Stretch[] } => ({ label: '', stretches: stretches.filter(([mark]) => mark !== left).map(([mark, text]) => ({ mark, text })) });
        const inline = inlineStretches(side('added'), side('removed'));
        const text = (list: readonly Stretch[], left: Stretch['mark']): string => list.filter(({ mark }) => mark !== left).map((one) => one.text).join('');
        expect(text(inline, 'added')).toBe(text(side('added').stretches, 'added'));
        expect(text(inline, 'removed')).toBe(text(side('removed').stretches, 'removed'));
      }),
      { numRuns: 300, seed: 20_260_401 },
    );
  });
});
