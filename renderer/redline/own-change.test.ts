import { describe, expect, it } from 'vitest';
import { diffWords } from '../../shared/text/word-diff.ts';
import { ownChange, turnsOf } from './own-change.ts';

const before = 'Employee assigns all right in inventions to Company.';
const after = 'Employee hereby assigns all right in Covered Inventions to Company.';
const said = (removed: string, added: string, turn = 0, [from, to] = [before, after] as readonly [string, string]): string =>
  ownChange(diffWords(from, to), { removed, added }, turn).map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `+${text}+` : `-${text}-`)).join('');

describe('a paragraph with several changes, once for each of them', () => {
  it('marks the one that is told; the others read as they read now', () => {
    expect(said('', 'hereby ')).toBe('Employee +hereby +assigns all right in Covered Inventions to Company.');
    expect(said('inventions', 'Covered Inventions')).toBe('Employee hereby assigns all right in -inventions-+Covered Inventions+ to Company.');
  });

  it('marks the second of two alike in its turn', () => {
    const texts = ['He will pay and he will sign.', 'He shall pay and he shall sign.'] as const;
    expect(said('will', 'shall', 0, texts)).toBe('He -will-+shall+ pay and he shall sign.');
    expect(said('will', 'shall', 1, texts)).toBe('He shall pay and he -will-+shall+ sign.');
    const told = { before: texts[0], after: texts[1], removed: 'will', added: 'shall' };
    expect(turnsOf([told, { ...told, removed: 'x' }, told])).toEqual([0, 0, 1]);
  });

  it('marks all where the words told are not found, or none are told', () => {
    const all = said('', '');
    expect(said('something else', '')).toBe(all);
    expect(all).toContain('+hereby +');
  });
});
