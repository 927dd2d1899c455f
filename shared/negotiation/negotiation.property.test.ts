import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseId, commentId, fileHash, record, recordedClause, says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import { blocksText } from '../contract/content.ts';
import type { Command } from './command.ts';
import { evolve, replay } from './evolve.ts';
import { statusOf } from './select/status.ts';
import type { NegotiationEvent } from './schema/events.ts';
import type { NegotiationState } from './state.ts';

const NAMES = ['one', 'two', 'three', 'nowhere'];
const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom('alpha', 'beta', 'gamma');

/** A step of a made-up negotiation: a command, a sent round, or a returned file. */
type Step = { readonly kind: 'command'; readonly command: Command } | { readonly kind: 'send' } | { readonly kind: 'receive'; readonly wordings: Readonly<Record<string, string | null>>; readonly adds: string | null };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    command: fc.oneof(
      fc.record({ type: fc.constantFrom('accept' as const, 'reject' as const, 'withdraw' as const, 'park' as const, 'hold-back' as const, 'let-go' as const, 'confirm' as const, 'keep-agreed' as const, 'remove' as const), clauseId: name.map(clauseId) }),
      fc.record({ type: fc.constant('counter' as const), clauseId: name.map(clauseId), blocks: text.map(says) }),
      fc.record({ type: fc.constant('comment' as const), clauseId: name.map(clauseId), commentId: fc.constantFrom('c1', 'c2', 'c3').map(commentId), visibility: fc.constantFrom('internal' as const, 'shared' as const), text, quote: fc.constant(''), replyTo: fc.constantFrom(null, commentId('c1')) }),
      fc.record({ type: fc.constantFrom('resolve-comment' as const, 'reopen-comment' as const, 'withdraw-comment' as const), clauseId: name.map(clauseId), commentId: fc.constantFrom('c1', 'c2').map(commentId) }),
      fc.record({
        type: fc.constant('decide-together' as const),
        decisions: fc.array(
          fc.oneof(
            fc.record({ type: fc.constantFrom('accept' as const, 'reject' as const, 'park' as const), clauseId: name.map(clauseId) }),
            fc.record({ type: fc.constant('reopen' as const), clauseId: name.map(clauseId), reason: fc.constant('because') }),
            fc.record({ type: fc.constant('counter' as const), clauseId: name.map(clauseId), blocks: text.map(says) }),
          ),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      fc.record({ type: fc.constant('reopen' as const), clauseId: name.map(clauseId), reason: fc.constant('because') }),
      fc.record({ type: fc.constant('link-trade' as const), gave: fc.record({ clauseId: name.map(clauseId), seq: fc.nat(30) }), got: fc.record({ clauseId: name.map(clauseId), seq: fc.option(fc.nat(30), { nil: null }) }) }),
      fc.record({ type: fc.constant('unlink-trade' as const), trade: fc.nat(30) }),
      fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const, 'undo-received-round' as const, 'confirm-untouched' as const) }),
      fc.record({ type: fc.constant('insert' as const), clauseId: fc.constantFrom('five', 'six').map(clauseId), after: fc.constantFrom(null, clauseId('one')), heading: fc.constant(''), blocks: text.map(says) }),
    ),
  }),
  fc.constant({ kind: 'send' as const }),
  fc.record({
    kind: fc.constant('receive' as const),
    wordings: fc.dictionary(fc.constantFrom('one', 'two', 'three'), fc.option(text, { nil: null })),
    adds: fc.option(text, { nil: null }),
  }),
);

function perform(story: Story, steps: readonly Step[], after: (story: Story) => void): void {
  let files = 0;
  for (const next of steps) {
    if (next.kind === 'command') story.tryTo(next.command);
    else if (next.kind === 'send') story.send();
    else {
      files += 1;
      const inserted = next.adds === null ? [] : [recordedClause(`new-${String(files)}`, next.adds)];
      story.receive(next.wordings, { file: `file-${String(files)}`, inserted });
    }
    after(story);
  }
}

const start = (): Story => startStory({ one: 'alpha', two: 'alpha', three: 'alpha' });
const run = { seed: 20261121, numRuns: 400 };

describe('whatever happens in a negotiation', () => {
  it('N4: a clause is agreed exactly when both sides hold the same words and both confirmed them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        perform(start(), steps, (story) => {
          for (const clause of story.state().clauses) {
            const { A, B } = clause.positions;
            const same = JSON.stringify(A.wording?.map((block) => blocksText([block]))) === JSON.stringify(B.wording?.map((block) => blocksText([block])));
            const both = A.confirmed === A.fingerprint && B.confirmed === B.fingerprint;
            expect(statusOf(clause, 'A') === 'agreed').toBe(same && both && A.wording !== null);
            if (statusOf(clause, 'A') === 'agreed') expect(clause.agreement?.fingerprint).toBe(A.fingerprint);
            if (statusOf(clause, 'A') === 'agreed') expect(clause.alarm).toBeNull();
          }
        });
      }),
      run,
    );
  });

  it('N5: no agreed clause ever stops being agreed without an alarm, a reopening or an undo', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let before: NegotiationState | null = null;
        perform(start(), steps, (story) => {
          const now = story.state();
          const last = story.events().at(-1)?.event.type;
          const undone = last === 'undone' || last === 'redone';
          for (const old of undone ? [] : (before?.clauses ?? [])) {
            const clause = now.clauses.find((candidate) => candidate.id === old.id);
            if (statusOf(old, 'A') === 'agreed' && clause !== undefined && !['agreed', 'removed'].includes(statusOf(clause, 'A'))) expect(clause.alarm).not.toBeNull();
          }
          before = now;
        });
      }),
      run,
    );
  });

  it('N20: replaying the log gives the very state that was reached step by step', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const story = start();
        perform(story, steps, () => undefined);
        expect(replay(story.events())).toEqual(story.state());
        expect(replay(JSON.parse(JSON.stringify(story.events())))).toEqual(story.state());
      }),
      run,
    );
  });

  it('N21: undoing everything leads back to the import', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const story = start();
        const imported = story.state();
        perform(story, steps, () => undefined);
        while (story.tryTo({ type: 'undo' }) === 'allowed');
        expect({ ...story.state(), revision: 0, redo: null }).toEqual({ ...imported, revision: 0 });
      }),
      run,
    );
  });

  it('N66: redoing everything that was undone leads back to where it was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), (steps, times) => {
        const story = start();
        perform(story, steps, () => undefined);
        const before = story.state();
        const undone = Array.from({ length: times }, () => story.tryTo({ type: 'undo' })).filter((said) => said === 'allowed').length;
        for (let again = 0; again < undone; again += 1) story.run({ type: 'redo' });
        expect({ ...story.state(), revision: 0 }).toEqual({ ...before, revision: 0 });
        expect(replay(story.events())).toEqual(story.state());
      }),
      run,
    );
  });

  it('N20: evolve takes any fact in any order', () => {
    const on = { clauseId: clauseId('nowhere'), party: 'A' as const, reason: '' };
    const events: readonly NegotiationEvent[] = [
      { type: 'change-accepted', ...on }, { type: 'clause-countered', ...on, blocks: says('x') }, { type: 'undone', seqs: [7, 3], what: '' }, { type: 'redone', seqs: [3], what: '' },
      { type: 'clauses-confirmed', clauseIds: [on.clauseId], party: 'B', reason: '' }, { type: 'agreed-text-kept', ...on, clauseId: clauseId('one') },
      { type: 'proposal-withdrawn', ...on, clauseId: clauseId('one') }, { type: 'negotiation-renamed', name: 'x' }, { type: 'author-mapped', author: 'Kim', party: 'B' },
      { type: 'clause-inserted', ...on, clauseId: clauseId('one'), after: clauseId('gone'), heading: '', kind: 'clause', level: 1, parentId: null, blocks: says('x') },
      { type: 'round-sent', party: 'B', base: fileHash('b'), redline: fileHash('r'), clean: fileHash('c'), fileName: '', reading: { sha256: fileHash('r'), clauses: [] } },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (facts) => {
        const first = start().state();
        let state = first;
        const log = facts.map((event) => {
          const recorded = record(state, event);
          state = evolve(state, recorded);
          return recorded;
        });
        expect(state.revision).toBe(2 + facts.length);
        expect(replay(log, first)).toEqual(state);
      }),
      run,
    );
  });
});
