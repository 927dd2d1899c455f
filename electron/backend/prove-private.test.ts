import { expect, it } from 'vitest';
import { clauseId, commentId, says, startStory } from '../../tests/support/negotiation-fixtures.ts';
import type { Outgoing } from './outgoing.ts';
import { mustStay } from './prove-private.ts';

it('N49: a shared comment on what is held back is among what must stay here, until it goes out with it', () => {
  const story = startStory({ cap: 'Capped at 100.', law: 'English law.' });
  const outgoing = { party: 'A' } as Outgoing;
  const texts = (): readonly string[] => mustStay(story.state(), story.events(), outgoing, []).texts;
  story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Capped at 70.') });
  story.run({ type: 'comment', clauseId: clauseId('cap'), commentId: commentId('c1'), visibility: 'shared', text: 'Seventy is what the insurer covers.', quote: '', replyTo: null });
  expect(texts()).not.toContain('Seventy is what the insurer covers.');
  story.run({ type: 'hold-back', clauseId: clauseId('cap') });
  expect(texts()).toContain('Seventy is what the insurer covers.');
  story.run({ type: 'let-go', clauseId: clauseId('cap') });
  story.send('file', [commentId('c1')]);
  expect(texts()).not.toContain('Seventy is what the insurer covers.');
});
