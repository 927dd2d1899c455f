import { describe, expect, it } from 'vitest';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { Mark } from '../../../shared/negotiation/schema/mark.ts';
import { groupsOf, type Preview } from './groups.ts';

const mark = (id: string, change: Partial<Mark>): Mark => ({
  id, story: 'body', part: 'word/document.xml', clause: '', clauseId: '', kind: 'replaced', class: 'wording', detail: [], before: '', after: '', removed: '', added: '', author: '', date: '', pile: 'untracked', of: null, ...change,
});

const clause = (name: string, alarm: boolean, marks: readonly Mark[]): Preview['clauses'][number] => ({ clauseId: name as ClauseId, clause: name, basis: [], wording: [], moved: false, fresh: false, alarm, marks });

const preview = (clauses: Preview['clauses'], outside: readonly Mark[]): Pick<Preview, 'clauses' | 'outside'> & Preview => ({ clauses, outside }) as Preview;

describe('a returned file in groups', () => {
  const given = preview(
    [clause('10.2', true, [mark('a', { class: 'formatting' }), mark('b', { class: 'substantive', pile: 'tracked' })]), clause('3.1', false, [mark('c', {})])],
    [mark('d', { story: 'footer', class: 'substantive' }), mark('e', { class: 'numbering', clause: '4 Term' })],
  );
  it('puts every mark into exactly one group', () => {
    const ids = groupsOf(given, null).flatMap((group) => [...group.marks, ...group.noise].map((one) => one.id));
    expect(ids.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
  it('puts alarms first and noise last', () => {
    expect(groupsOf(given, null).map((group) => [group.name, group.section])).toEqual([['10.2', 'alarm'], ['3.1', 'wording'], ['footer', 'substance'], ['4 Term', 'noise']]);
  });
  it('knows a clause that came back as it was sent', () => {
    expect(groupsOf(preview([clause('5.3', false, [])], []), null).map((group) => group.section)).toEqual(['settled']);
  });
  it('shows one pile alone', () => {
    expect(groupsOf(given, 'tracked').map((group) => group.name)).toEqual(['10.2']);
  });
  it('counts changes of the same words in one paragraph in the order they stand, shown or not', () => {
    const line = { before: 'a b', after: 'a, b, c', added: ',', kind: 'inserted' } as const;
    const [group] = groupsOf(preview([clause('3.1', false, [mark('first', { ...line, class: 'typographic' }), mark('second', { ...line, pile: 'tracked' })])], []), 'tracked');
    expect(group?.turns.get('second')).toBe(1);
  });
});
