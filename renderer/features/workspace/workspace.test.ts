import { describe, expect, it } from 'vitest';
import { clauseId, says, startStory, type Story } from '../../../tests/support/negotiation-fixtures.ts';
import { usualLens, type Lens } from '../../state/lens.ts';
import { nextChange, nextClause, type Place } from './navigate.ts';
import { rowsOf } from './rows.ts';
import { matchesFilter, matchesSearch, viewsOf, type ClauseView } from './views.ts';

/** Five clauses; the other side changed the second and the fourth. */
function returned(): Story {
  const story = startStory({ one: 'Scope.', two: 'Cap of 100.', three: 'Law.', four: 'Term of 5 years.', five: 'Notices.' });
  story.send();
  story.receive({ two: 'Cap of 10.', four: 'Term of 2 years.' });
  return story;
}
const views = (story: Story, lens: Lens = 'theirs'): readonly ClauseView[] => viewsOf(story.state(), lens, 'A');
const names = (shown: readonly ClauseView[]): readonly string[] => shown.map((view) => view.clause.id);

describe('the lens', () => {
  it('suggests what they changed after a return, else what we propose', () => {
    const story = returned();
    expect(usualLens(story.state())).toBe('theirs');
    story.send();
    expect(usualLens(story.state())).toBe('ours');
  });

  it('keeps showing what they changed after we accepted it', () => {
    const story = returned();
    story.run({ type: 'accept', clauseId: clauseId('two') });
    expect(names(views(story).filter((view) => view.changed))).toEqual(['two', 'four']);
    expect(names(views(story, 'both').filter((view) => view.changed))).toEqual(['four']);
  });

  it('shows our proposals against what they last had', () => {
    const story = returned();
    story.run({ type: 'counter', clauseId: clauseId('five'), blocks: says('Notices by post.') });
    expect(names(views(story, 'start').filter((view) => view.changed))).toEqual(['five']);
  });

  it('works a clause out once', () => {
    const story = returned();
    expect(views(story)[0]).toBe(views(story)[0]);
  });
});

describe('filters and search', () => {
  it('find clauses by status, tracking and words of either side', () => {
    const shown = views(returned());
    expect(names(shown.filter((view) => matchesFilter(view, 'open-ours')))).toEqual(['two', 'four']);
    expect(names(shown.filter((view) => matchesFilter(view, 'untracked')))).toEqual(['two', 'four']);
    expect(names(shown.filter((view) => matchesSearch(view, '2 YEARS')))).toEqual(['four']);
    expect(names(shown.filter((view) => matchesSearch(view, '5 years')))).toEqual(['four']);
  });
});

describe('next and previous', () => {
  const from = (focus: string | null, change = -1): Place => ({ focus: focus === null ? null : clauseId(focus), change });
  const all = { substanceOnly: false };
  it('go from change to change and stop at the ends', () => {
    const shown = views(returned());
    expect(nextChange(shown, from(null), 1, all)).toEqual(from('two', 0));
    expect(nextChange(shown, from('two', 0), 1, all)).toEqual(from('four', 0));
    expect(nextChange(shown, from('four', 0), 1, all)).toBeNull();
    expect(nextChange(shown, from('four', 0), -1, all)).toEqual(from('two', 0));
    expect(nextChange(shown, from('three'), 1, all)).toEqual(from('four', 0));
  });
  it('go from clause to clause', () => {
    const shown = views(returned());
    expect(nextClause(shown, clauseId('two'), 1)).toBe('three');
    expect(nextClause(shown, clauseId('one'), -1)).toBeNull();
    expect(nextClause(shown, null, 1)).toBe('one');
  });
});

describe('the rows of the document', () => {
  const told = (story: Story, changedOnly: boolean, opened: readonly string[] = []): readonly string[] =>
    rowsOf(views(story), { changedOnly, focus: null, opened: new Set(opened.map(clauseId)) }).map((row) => (row.type === 'fold' ? `${String(row.count)} folded` : row.view.clause.id));
  it('are all clauses', () => {
    expect(told(returned(), false)).toEqual(['one', 'two', 'three', 'four', 'five']);
  });
  it('fold what is unchanged to counted lines that open', () => {
    expect(told(returned(), true)).toEqual(['1 folded', 'two', '1 folded', 'four', '1 folded']);
    expect(told(returned(), true, ['three'])).toEqual(['1 folded', 'two', 'three', 'four', '1 folded']);
  });
});
