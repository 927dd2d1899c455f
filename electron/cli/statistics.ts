import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { ClauseId } from '../../shared/negotiation/ids.ts';
import { recordWords, tradeSideWords } from '../../shared/negotiation/select/record-words.ts';
import { statisticsOf, type Statistics } from '../../shared/negotiation/select/statistics.ts';
import { findClause, type NegotiationState } from '../../shared/negotiation/state.ts';
import { expectFiles, type Arguments } from './arguments.ts';
import { readId } from './negotiation-id.ts';
import { EXIT, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** A negotiation in numbers, for our own side: rounds, what is open with whom since when, who gave what for what (rules N36, N43, N44). */
export async function negotiationStatistics(given: Arguments, world: World): Promise<Outcome> {
  const id = readId(expectFiles(given, 'the id of a negotiation')[0] ?? '');
  const data = await world.openData(given.options.data);
  try {
    const { events } = await data.ask('negotiation.open', { id });
    const state = replay(events);
    const statistics = statisticsOf(events, state);
    return { code: EXIT.fine, text: told(statistics, state), json: statistics };
  } finally {
    await data.close();
  }
}

function told({ rounds, open, concessions, trades }: Statistics, state: NegotiationState): string {
  const sides = ['A', 'B'] as const;
  const name = (id: ClauseId): string => {
    const clause = findClause(state, id);
    return clause === undefined ? recordWords.gone : nameOf(clause);
  };
  return [
    `Rounds: ${String(rounds.sent)} sent, ${String(rounds.received)} received${rounds.earlier === 0 ? '' : `, ${String(rounds.earlier)} before this record began`}`,
    ...sides.map((party) => {
      const waiting = open[party].map(({ round, since, clauseIds }) => `${String(clauseIds.length)} since ${round === 0 ? 'the start' : `round ${String(round)}`} (${since.slice(0, 10)})`);
      return `Open, ${state.parties[party].name} to answer: ${waiting.join(', ') || 'nothing'}`;
    }),
    ...sides.map((party) => `Texts ${state.parties[party].name} took over: ${String(concessions[party].total)}, ${String(concessions[party].traded)} for something, ${String(concessions[party].free)} for nothing noted`),
    ...trades.map(({ trade, gave, got }) => `Trade ${String(trade.seq)}: ${state.parties[trade.party].name} gave ${tradeSideWords(name(gave.clauseId), gave)} for ${tradeSideWords(name(got.clauseId), got)}${trade.reason === '' ? '' : ` – ${trade.reason}`}`),
  ].join('\n');
}
