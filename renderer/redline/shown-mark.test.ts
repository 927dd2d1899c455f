import { expect, it } from 'vitest';
import { shownMark } from './shown-mark.ts';

it('our addition they dropped is drawn as gone, not as new', () => {
  expect(shownMark({ pile: 'removed', kind: 'inserted', removed: '', added: 'Gross negligence is never limited.' })).toEqual({ kind: 'deleted', before: 'Gross negligence is never limited.', after: '' });
  expect(shownMark({ pile: 'removed', kind: 'replaced', removed: '30', added: '45' })).toEqual({ kind: 'replaced', before: '45', after: '30' });
});

it('what they did is drawn as they did it', () => {
  expect(shownMark({ pile: 'tracked', kind: 'inserted', removed: '', added: 'new' })).toEqual({ kind: 'inserted', before: '', after: 'new' });
});
