import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import { recordRows, type RecordRow } from '../../shared/negotiation/select/record-rows.ts';
import { recordWords, tradeSideWords } from '../../shared/negotiation/select/record-words.ts';
import { statisticsOf, type Statistics } from '../../shared/negotiation/select/statistics.ts';
import type { TimelinePoint } from '../../shared/negotiation/select/timeline.ts';
import type { TradeSide } from '../../shared/negotiation/select/trades.ts';
import { findClause, type NegotiationState, type Round } from '../../shared/negotiation/state.ts';
import { heading, line, table, titleLine, wordFile } from './word-file.ts';

export type RecordOptions = {
  /** With reasons, internal comments and the names of persons: for our side only. */
  readonly notes: boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
};

const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;

function roundRow(round: Round, state: NegotiationState): readonly string[] {
  const hash = round.kind === 'sent' ? round.redline : round.sha256;
  return [String(round.number), moment(round.at), `${round.kind === 'sent' ? 'sent by' : 'received from'} ${state.parties[round.party].name}`, round.fileName, hash];
}

const courseRows = (timeline: readonly TimelinePoint[]): readonly (readonly string[])[] =>
  timeline.map(({ round, kind, counts, concessions }) => [
    kind === 'start' ? 'Start' : `${String(round)} ${kind}`,
    ...[counts.agreed, counts['open-ours'] + counts['open-theirs'], counts.reopened, counts.untouched, concessions.A.length, concessions.B.length].map(String),
  ]);

function factRow(row: RecordRow, state: NegotiationState, notes: boolean): readonly string[] {
  const party = row.party === null ? '' : state.parties[row.party].name;
  const reason = notes || !row.internal ? row.reason : '';
  return [String(row.seq), moment(row.at), party, row.what, row.clause, reason, ...(notes ? [row.by] : [])];
}

/** What each side took over and what for, and what lies with whom since when: for our side only (rules N43, N44). */
function balance({ concessions, trades, open }: Statistics, state: NegotiationState): Parameters<typeof wordFile>[1] {
  const sides = ['A', 'B'] as const;
  const told = (side: TradeSide): string => {
    const clause = findClause(state, side.clauseId);
    return tradeSideWords(clause === undefined ? recordWords.gone : nameOf(clause), side);
  };
  return [
    heading('Given and taken'),
    table([6, 4, 4, 4], ['Party', 'Texts taken over', 'For something', 'For nothing noted'], sides.map((party) => [state.parties[party].name, ...[concessions[party].total, concessions[party].traded, concessions[party].free].map(String)])),
    ...(trades.length === 0 ? [] : [heading('What was given for what'), table([4, 8, 8, 7], ['Who gave', 'What', 'For what', 'Reason'], trades.map(({ trade, gave, got }) => [state.parties[trade.party].name, told(gave), told(got), trade.reason]))]),
    heading('Open, by who has to answer'),
    table([6, 4, 4, 4], ['Party', 'Since round', 'Since (UTC)', 'Clauses'], sides.flatMap((party) => open[party].map(({ round, since, clauseIds }) => [state.parties[party].name, round === 0 ? 'Start' : String(round), moment(since), String(clauseIds.length)]))),
  ];
}

/** The record of a negotiation as a Word file of our own making (rule N36). Without notes it names parties only. */
export async function recordDocx(events: readonly RecordedEvent[], state: NegotiationState, { notes, now }: RecordOptions): Promise<Uint8Array> {
  const { A, B } = state.parties;
  const rows = recordRows(events, state).filter((row) => notes || (!row.ours && !(row.kind === 'comments' && row.internal))).toReversed();
  const statistics = statisticsOf(events, state);
  const children = [
    titleLine(state.name),
    line(`Record of the negotiation between ${A.name} (Party A) and ${B.name} (Party B)`),
    line(`Made on ${moment(now)} UTC from ${String(events.length)} facts; the last is bound to all before it by ${events.at(-1)?.hash ?? ''}.`),
    line(notes ? 'For our side only: with reasons, internal comments and names.' : 'Without internal reasons, comments and names.'),
    heading('Files'),
    table([1.5, 3, 5, 6, 10], ['Round', 'When (UTC)', 'What', 'File', 'SHA-256'], state.rounds.map((round) => roundRow(round, state))),
    heading('Round by round'),
    table([3, 2, 2, 2, 2, 4, 4], ['Round', 'Agreed', 'Open', 'Reopened', 'Untouched', `Texts ${A.name} took over`, `Texts ${B.name} took over`], courseRows(statistics.timeline)),
    ...(notes ? balance(statistics, state) : []),
    heading('Everything that happened'),
    table([1, 3, 4, 5, 5, 7, ...(notes ? [3] : [])], ['No.', 'When (UTC)', 'Party', 'What', 'Clause', notes ? 'Reason or comment' : 'Comment', ...(notes ? ['By'] : [])], rows.map((row) => factRow(row, state, notes))),
  ];
  return wordFile(state.name, children);
}
