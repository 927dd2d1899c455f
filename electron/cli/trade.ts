import { otherParty } from '../../shared/contract/party.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { stepsOf } from '../../shared/negotiation/select/trades.ts';
import { ourParty, type ClauseState, type NegotiationState } from '../../shared/negotiation/state.ts';
import { expectFiles, expectOption, type Arguments } from './arguments.ts';
import { readId } from './negotiation-id.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** Notes what was given for what, or removes that (rule N43). */
export async function noteTrade(given: Arguments, world: World): Promise<Outcome> {
  const id = readId(expectFiles(given, 'the id of a negotiation')[0] ?? '');
  if ((given.options.remove === undefined) === (given.options.gave === undefined)) throw new UsageError('Either --gave and --for note a trade, or --remove takes one away.');
  const data = await world.openData(given.options.data);
  try {
    const { events } = await data.ask('negotiation.open', { id });
    const state = replay(events);
    const { command, said } = given.options.remove === undefined ? linking(state, given) : removing(given.options.remove);
    const { revision } = await data.ask('negotiation.command', { id, revision: state.revision, command });
    return { code: EXIT.fine, text: said, json: { id, revision, command } };
  } finally {
    await data.close();
  }
}

type Wish = { readonly command: UserCommand; readonly said: string };

function removing(number: string): Wish {
  if (!/^[1-9][0-9]*$/.test(number)) throw new UsageError('--remove is the number parley statistics says before a trade.');
  return { command: { type: 'unlink-trade', trade: Number(number) }, said: `Trade ${number} is no longer noted.` };
}

function linking(state: NegotiationState, given: Arguments): Wish {
  const ours = ourParty(state);
  const [gave, got] = [clauseCalled(state, expectOption(given, 'gave')), clauseCalled(state, expectOption(given, 'for'))];
  const [last] = stepsOf(gave, ours);
  // A change of theirs that is not our words is a demand more often than a gift; what they are to give is awaited then.
  const taken = stepsOf(got, otherParty(ours)).find((step) => step.whole);
  if (last === undefined) throw new UsageError(`Your side gave nothing on ${nameOf(gave)} that could be noted.`);
  const command: UserCommand = {
    type: 'link-trade', gave: { clauseId: gave.id, seq: last.seq }, got: { clauseId: got.id, seq: taken?.seq ?? null }, reason: given.options.reason ?? '',
    ...(state.side === 'mediator' ? { party: ours } : {}),
  };
  return { command, said: `Noted: ${nameOf(gave)} was given for ${nameOf(got)}${taken === undefined ? ', which is not given yet' : ''}.` };
}

/** The clause of this number or id. */
function clauseCalled(state: NegotiationState, called: string): ClauseState {
  const found = state.clauses.filter((clause) => clause.number === called || clause.id === called);
  const [clause] = found;
  if (clause === undefined) throw new UsageError(`There is no clause ${called}.`);
  if (found.length > 1) throw new UsageError(`More than one clause is numbered ${called}. Name one by its id: ${found.map((one) => one.id).join(', ')}.`);
  return clause;
}
