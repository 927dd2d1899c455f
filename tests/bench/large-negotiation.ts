import type { NegotiationEvent } from '../../shared/negotiation/schema/events.ts';
import { clauseId, says, startStory } from '../support/negotiation-fixtures.ts';

const WORDS = 'the Provider shall not be liable under this Agreement for any loss of profit revenue or data arising from the Services except to the extent caused by gross negligence'.split(' ');

/** About a hundred words that differ from clause to clause. */
const wording = (clause: number, version: number): string =>
  Array.from({ length: 100 }, (_, at) => WORDS[(clause * 31 + at * (7 + (version % 5))) % WORDS.length] ?? '').join(' ') + ` Version ${String(version)}.`;

/** The facts of a negotiation of this size: an import, a round out and back, and then decision after decision. */
export function largeNegotiation(clauses: number, facts: number): readonly NegotiationEvent[] {
  const names = Array.from({ length: clauses }, (_, at) => `clause-${String(at)}`);
  const story = startStory(Object.fromEntries(names.map((name, at) => [name, wording(at, 0)])));
  story.send();
  story.receive(Object.fromEntries(names.slice(0, clauses / 4).map((name, at) => [name, wording(at, 1)])));
  for (let at = story.events().length; at < facts; at += 1) {
    const id = clauseId(names[(Math.floor(at / 2) * 37) % clauses] ?? '');
    if (at % 2 === 0 || story.clause(id).parked) story.run({ type: 'counter', clauseId: id, blocks: says(wording(at, at)) });
    else story.run({ type: 'park', clauseId: id });
  }
  return story.events().map(({ event }) => event);
}
