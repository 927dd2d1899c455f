import { err, ok, type Result } from '../../base/result.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import { clauseIn, correctClauses, followerOf, unitBlocks } from '../../contract/correct-clauses.ts';
import type { Block } from '../../contract/content.ts';
import type { CommandOf, Rejection } from '../command.ts';
import { mergerRefusal, splitRefusal } from '../decide/division.ts';
import { nameOf, refuse } from '../decide/refuse.ts';
import type { ClauseId } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import type { Reading } from '../schema/reading.ts';
import { findClause, ourParty, type NegotiationState } from '../state.ts';
import { unitsOf } from '../units.ts';
import { boundary } from './boundary.ts';
import { placedClauses } from './identify.ts';

/** A file whose clauses will be needed again, with its clauses as read and corrected so far. */
export type FileInUse = { readonly reading: Reading; readonly clauses: readonly ClauseNode[] };

type Planned<C extends 'record-split' | 'record-merger'> = Result<CommandOf<C>, Rejection>;

/** What splitting a clause before a paragraph of our text means for every wording of it, and for every file in use (rule N24). */
export function planSplit(state: NegotiationState, wish: { readonly clauseId: ClauseId; readonly at: number; readonly part: ClauseId }, files: readonly FileInUse[]): Planned<'record-split'> {
  const refusal = splitRefusal(state, wish.clauseId);
  if (refusal !== undefined) return refusal;
  const clause = findClause(state, wish.clauseId);
  const ours = clause?.positions[ourParty(state)].wording ?? null;
  if (clause === undefined || ours === null) return refuse('gone', 'Your side holds no text for this clause.', 'There is nothing to split.');
  if (wish.at < 1 || wish.at >= ours.length) return refuse('no-place', `${nameOf(clause)} has ${String(ours.length)} paragraphs; it can be split before the second to the last.`, 'Choose a paragraph inside the clause.');
  const cuts = [clause.positions.A.wording, clause.shown.A, clause.positions.B.wording, clause.shown.B, clause.agreement?.wording ?? null].map((wording) => cutOf(ours, wording, wish.at));
  const [positionA, shownA, positionB, shownB, agreement] = cuts;
  if (positionA === undefined || shownA === undefined || positionB === undefined || shownB === undefined || agreement === undefined) {
    return refuse('no-partition', `The texts of the two sides for ${nameOf(clause)} differ so much that they cannot be divided at the same place.`, 'Agree on its text first, or choose another paragraph.');
  }
  const readings = recorded(files, (file) => {
    const node = nodeOf(file, wish.clauseId);
    const at = node === undefined ? undefined : boundary(ours, unitBlocks<Block>(node), wish.at);
    return node === undefined || at === undefined ? undefined : { correction: { type: 'split', clauseId: node.id, at }, part: wish.part };
  });
  if (!readings.ok) return readings;
  return ok({ type: 'record-split', clauseId: clause.id, part: wish.part, at: { A: { position: positionA, shown: shownA }, B: { position: positionB, shown: shownB }, agreement }, readings: readings.value });
}

/** What merging a clause with the one that follows it means for every file in use (rule N25). */
export function planMerger(state: NegotiationState, wish: { readonly clauseId: ClauseId; readonly with: ClauseId }, files: readonly FileInUse[]): Planned<'record-merger'> {
  const refusal = mergerRefusal(state, wish.clauseId, wish.with);
  if (refusal !== undefined) return refusal;
  const readings = recorded(files, (file) => {
    const [first, second] = [nodeOf(file, wish.clauseId), nodeOf(file, wish.with)];
    return first === undefined || second === undefined ? undefined : { correction: { type: 'merge', clauseId: first.id, with: second.id }, gone: wish.with };
  });
  return readings.ok ? ok({ type: 'record-merger', clauseId: wish.clauseId, with: wish.with, readings: readings.value }) : readings;
}

/** Where another wording of the clause is cut: `null` without a wording, `undefined` when no place keeps both parts. */
function cutOf(ours: readonly Block[], wording: Wording, at: number): number | null | undefined {
  return wording === null ? null : boundary(ours, wording, at);
}

function nodeOf(file: FileInUse, id: ClauseId): ReturnType<typeof clauseIn<Block>> {
  const place = file.reading.clauses.find((clause) => clause.clauseId === id);
  return place === undefined ? undefined : clauseIn<Block>(file.clauses, place.nodeId);
}

type FileCorrection = { readonly correction: ClauseCorrection; readonly part?: ClauseId; readonly gone?: ClauseId };

/** Every file as it reads once it is corrected, or why one of them cannot be. */
function recorded(files: readonly FileInUse[], correctionIn: (file: FileInUse) => FileCorrection | undefined): Result<readonly Reading[], Rejection> {
  const readings: Reading[] = [];
  for (const file of files) {
    const found = correctionIn(file);
    if (found === undefined) return refuse('not-in-file', 'A file of the last rounds does not have this clause in this form.', 'Send or receive the next round first, then correct it.');
    const corrected = correctClauses<Block>(file.clauses, [found.correction]);
    if (!corrected.ok) return err({ code: 'correction', ...corrected.error });
    const clauseOf = new Map(file.reading.clauses.filter((clause) => clause.clauseId !== found.gone).map((clause) => [clause.nodeId, clause.clauseId]));
    const part = found.part === undefined ? undefined : followerOf(corrected.value, found.correction.clauseId);
    if (part !== undefined && found.part !== undefined) clauseOf.set(part.id, found.part);
    const { sha256, corrections = [] } = file.reading;
    readings.push({ sha256, clauses: placedClauses(unitsOf(corrected.value), clauseOf), corrections: [...corrections, found.correction] });
  }
  return ok(readings);
}
