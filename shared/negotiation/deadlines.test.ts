import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { startStory } from '../../tests/support/negotiation-fixtures.ts';
import { userCommandSchema } from './schema/commands.ts';
import { daysLeft, nextDeadline } from './select/deadlines.ts';

const deal = (): ReturnType<typeof startStory> => startStory({ Law: 'English law governs.' });

describe('N42: deadlines', () => {
  it('one for the deal and one for the round, each with who owes; the earlier comes first', () => {
    const story = deal();
    story.run({ type: 'set-deadline', scope: 'deal', on: '2026-12-31', owes: 'A' });
    expect(nextDeadline(story.state())).toMatchObject({ on: '2026-12-31', owes: 'A', scope: 'deal' });
    story.run({ type: 'set-deadline', scope: 'round', on: '2026-11-30', owes: 'B' });
    expect(nextDeadline(story.state())).toMatchObject({ on: '2026-11-30', owes: 'B', scope: 'round' });
  });

  it('the round’s is over with the round, and comes back when the round is undone', () => {
    const story = deal();
    story.run({ type: 'set-deadline', scope: 'round', on: '2026-11-30', owes: 'A' });
    story.send();
    expect(nextDeadline(story.state())).toBeNull();
    story.run({ type: 'undo' });
    expect(nextDeadline(story.state())).toMatchObject({ on: '2026-11-30' });
  });

  it('is taken away, and every step is a fact that can be undone', () => {
    const story = deal();
    story.run({ type: 'set-deadline', scope: 'deal', on: '2026-12-31', owes: 'B' });
    story.run({ type: 'set-deadline', scope: 'deal', on: null, owes: 'B' });
    expect(nextDeadline(story.state())).toBeNull();
    story.run({ type: 'undo' });
    expect(nextDeadline(story.state())).toMatchObject({ on: '2026-12-31' });
    story.run({ type: 'undo' });
    expect(nextDeadline(story.state())).toBeNull();
    expect(story.tryTo({ type: 'set-deadline', scope: 'deal', on: null, owes: 'A' })).toBe('same');
  });

  it('counts whole days, and only days that exist are taken', () => {
    expect([daysLeft('2026-11-21', '2026-11-21'), daysLeft('2026-11-21', '2026-12-01'), daysLeft('2026-03-30', '2026-03-27')]).toEqual([0, 10, -3]);
    const allows = (on: string): boolean => v.is(userCommandSchema, { type: 'set-deadline', scope: 'deal', on, owes: 'A' });
    expect(['2028-02-29', '2026-02-29', 'tomorrow', '2026-13-01'].map(allows)).toEqual([true, false, false, false]);
  });
});
