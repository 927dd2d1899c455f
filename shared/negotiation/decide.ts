import { canonicalJson } from '../base/canonical-json.ts';
import { ok, type Result } from '../base/result.ts';
import type { Command, CommandOf, Rejection } from './command.ts';
import { decideOnClause, decidingParty } from './decide/clauses.ts';
import { decideOnComment } from './decide/comments.ts';
import { mergerRefusal, splitRefusal } from './decide/division.ts';
import { decideTogether } from './decide/together.ts';
import { refuse } from './decide/refuse.ts';
import { decideOnTrade } from './decide/trades.ts';
import type { NegotiationEvent } from './schema/events.ts';
import { openDeadline } from './select/deadlines.ts';
import { roundWith } from './select/known-file.ts';
import { findClause, roundNow, type NegotiationState, type UndoEntry } from './state.ts';

type Outcome = Result<readonly NegotiationEvent[], Rejection>;

/**
 * What a command comes to: the facts it makes, or why not. Pure, and it never throws. The caller makes the facts
 * durable before anyone is told.
 */
export function decide(state: NegotiationState, command: Command): Outcome {
  if (command.type === 'create') {
    if (state.id !== null) return refuse('exists', 'This negotiation already exists.', 'Open it instead.');
    return ok([{ ...command, type: 'negotiation-created' }]);
  }
  if (state.id === null) return refuse('missing', 'This negotiation does not exist yet.', 'Create it first.');
  if (command.type === 'import') {
    if (state.document !== null) return refuse('imported', 'This negotiation already has its document.', 'Receive a new version instead.');
    return ok([{ ...command, type: 'document-imported' }]);
  }
  // Whose the authors of a first file are is said before it is taken in, so that its comments are theirs (rule N41).
  if (command.type === 'map-author') return mapAuthor(state, command);
  if (state.document === null) return refuse('no-document', 'This negotiation has no document yet.', 'Import one first.');
  switch (command.type) {
    case 'record-sent':
      return ok([{ ...command, type: 'round-sent' }]);
    case 'record-received':
      return recordReceived(state, command);
    case 'record-own-version':
      return recordOwnVersion(state, command);
    case 'record-deal':
      return recordDeal(state, command);
    case 'record-split': {
      const refusal = splitRefusal(state, command.clauseId);
      return refusal ?? (findClause(state, command.part) === undefined ? ok([{ ...command, type: 'clause-split' }]) : refuse('exists', 'This clause already exists.', 'Split the clause again.'));
    }
    case 'record-merger':
      return mergerRefusal(state, command.clauseId, command.with) ?? ok([{ ...command, type: 'clauses-merged' }]);
    case 'undo':
      return undoLast(state);
    case 'redo':
      return redoLast(state);
    case 'undo-received-round':
      return undoRound(state);
    case 'rename':
      return command.name === state.name ? refuse('same-name', 'It is already called that.', 'Choose another name.') : ok([{ type: 'negotiation-renamed', name: command.name }]);
    case 'archive':
      return command.archived === state.archived ? refuse('same', 'It already is.', 'Nothing needs to be done.') : ok([{ type: 'negotiation-archived', archived: command.archived }]);
    case 'name-parties':
      return ok([{ type: 'parties-named', parties: command.parties }]);
    case 'set-deadline':
      return setDeadline(state, command);
    case 'link-trade':
    case 'unlink-trade':
      return decideOnTrade(state, command);
    case 'insert':
      return insertClause(state, command);
    case 'relabel':
      return relabelClause(state, command);
    case 'comment':
    case 'resolve-comment':
    case 'reopen-comment':
    case 'withdraw-comment':
    case 'set-comment-visibility':
      return decideOnComment(state, command);
    case 'decide-together':
      return decideTogether(state, command);
    case 'confirm-untouched':
      return confirmUntouched(state, command);
    default:
      return decideOnClause(state, command);
  }
}

function recordReceived(state: NegotiationState, command: CommandOf<'record-received'>): Outcome {
  const before = roundWith(state, command.sha256);
  // Another bundle was found to be their next round, whatever bytes are in it (rule N63).
  const isNext = command.bundle !== undefined && !state.rounds.some((round) => round.bundle?.sha256 === command.bundle?.sha256);
  if (before?.kind === 'received' && before.party === command.party && !isNext) {
    return refuse('received-before', 'This exact file was received before.', 'Nothing was changed. Undo that round first if you want to review it again.');
  }
  return ok([{ ...command, type: 'round-received' }]);
}

/** Our own file is known once: taking it in again would only undo what was decided since (rule N40). */
function recordOwnVersion(state: NegotiationState, command: CommandOf<'record-own-version'>): Outcome {
  if (state.readings.some((reading) => reading.sha256 === command.sha256)) return refuse('known-file', 'This exact file is in the negotiation already.', 'Nothing was changed. Take in the version you changed.');
  return ok([{ ...command, type: 'own-version-taken' }]);
}

/** Saying again what is known is no fact (rule N45). */
function recordDeal({ deal: now }: NegotiationState, { deal }: CommandOf<'record-deal'>): Outcome {
  const said = now === null ? null : { id: now.id, name: now.name, documents: now.documents };
  return canonicalJson(said) === canonicalJson(deal) ? refuse('same', 'It is so already.', 'Nothing needs to be done.') : ok([{ type: 'deal-set', deal }]);
}

function mapAuthor(state: NegotiationState, command: CommandOf<'map-author'>): Outcome {
  if (state.authors[command.author] === command.party) return refuse('same', 'It is already known whose this name is.', 'Nothing needs to be done.');
  return ok([{ type: 'author-mapped', author: command.author, party: command.party }]);
}

function setDeadline(state: NegotiationState, { scope, on, owes }: CommandOf<'set-deadline'>): Outcome {
  const now = openDeadline(state, scope);
  if (on === (now?.on ?? null) && (on === null || owes === now?.owes)) return refuse('same', 'It is set so already.', 'Nothing needs to be done.');
  return ok([{ type: 'deadline-set', scope, on, owes }]);
}

function insertClause(state: NegotiationState, command: CommandOf<'insert'>): Outcome {
  const who = decidingParty(state, command.party);
  if (!who.ok) return who;
  if (command.blocks.length === 0) return refuse('empty', 'A clause needs at least one paragraph.', 'Write its text first.');
  if (findClause(state, command.clauseId) !== undefined) return refuse('exists', 'This clause already exists.', 'Change it instead.');
  const behind = command.after === null ? undefined : findClause(state, command.after);
  if (command.after !== null && behind === undefined) return refuse('no-such-clause', 'The clause it should stand behind is not part of the negotiation.', 'Choose another place.');
  const { after, clauseId, heading, blocks } = command;
  return ok([
    {
      type: 'clause-inserted', clauseId, party: who.value, reason: command.reason ?? '', after, heading, blocks,
      kind: 'clause', level: behind?.level ?? 1, parentId: behind?.parentId ?? null,
    },
  ]);
}

function relabelClause(state: NegotiationState, command: CommandOf<'relabel'>): Outcome {
  if (findClause(state, command.clauseId) === undefined) return refuse('no-such-clause', 'This clause is not part of the negotiation.', 'Reload the negotiation and try again.');
  const { clauseId, number, heading, kind } = command;
  return ok([{ type: 'clause-relabelled', clauseId, number, heading, kind }]);
}

function confirmUntouched(state: NegotiationState, command: CommandOf<'confirm-untouched'>): Outcome {
  const who = decidingParty(state, command.party);
  if (!who.ok) return who;
  const party = who.value;
  const clauseIds = state.clauses
    .filter(({ positions }) => positions.A.fingerprint === positions.B.fingerprint && positions[party].confirmed === null && positions[party].wording !== null)
    .map((clause) => clause.id);
  if (clauseIds.length === 0) return refuse('nothing-untouched', 'There is no untouched clause left to confirm.', 'Nothing needs to be done.');
  return ok([{ type: 'clauses-confirmed', clauseIds, party, reason: '' }]);
}

function undoLast(state: NegotiationState): Outcome {
  const last = state.undo;
  if (last === null) return refuse('nothing-to-undo', 'There is nothing left to undo.', 'Nothing needs to be done.');
  return ok([{ type: 'undone', seqs: [last.seq], what: last.type }]);
}

function redoLast({ redo }: NegotiationState): Outcome {
  if (redo === null) return refuse('nothing-to-redo', 'There is nothing to redo.', 'What was undone can be redone until anything else is recorded.');
  return ok([{ type: 'redone', seqs: redo.seqs, what: redo.what }]);
}

function undoRound(state: NegotiationState): Outcome {
  const seqs: number[] = [];
  for (let entry: UndoEntry | null = state.undo; entry !== null && entry.type !== 'round-sent'; entry = entry.below) {
    seqs.push(entry.seq);
    if (entry.type === 'own-version-taken') return ok([{ type: 'undone', seqs, what: entry.type }]);
    if (entry.type === 'round-received') return ok([{ type: 'undone', seqs, what: `round ${String(roundNow(state))}` }]);
  }
  return refuse('no-received-round', 'The last round was not a received one.', 'Undo the sent round first.');
}
