import * as v from 'valibot';
import { commentCommandSchema, reopenCommentSchema, resolveCommentSchema, setVisibilitySchema, withdrawCommentSchema } from './comments.ts';
import { blocksSchema, clauseKindSchema } from './content.ts';
import { deadlineFields, partiesSchema, tradeFields } from './events.ts';
import { clauseIdSchema, countSchema, list, nameSchema, partySchema, reasonSchema } from './primitives.ts';

/** `party` is only for a mediator, who records both sides; everyone else decides for their own. */
const onClause = { clauseId: clauseIdSchema, party: v.exactOptional(partySchema), reason: v.exactOptional(reasonSchema) };

const decision = <const T extends string>(type: T) => v.object({ type: v.literal(type), ...onClause });

const counter = v.object({ type: v.literal('counter'), ...onClause, blocks: blocksSchema });
const reopen = v.object({ type: v.literal('reopen'), ...onClause, reason: v.pipe(reasonSchema, v.trim(), v.minLength(1, 'Say why the clause is reopened.')) });
const insert = v.object({
  type: v.literal('insert'),
  party: v.exactOptional(partySchema),
  reason: v.exactOptional(reasonSchema),
  /** The clause it stands behind; `null` for the very beginning. */
  after: v.nullable(clauseIdSchema),
  heading: v.string(),
  blocks: blocksSchema,
});
const relabel = v.object({ type: v.literal('relabel'), clauseId: clauseIdSchema, number: v.string(), heading: v.string(), kind: clauseKindSchema });
const confirmUntouched = v.object({ type: v.literal('confirm-untouched'), party: v.exactOptional(partySchema) });
const undo = v.object({ type: v.literal('undo') });
const redo = v.object({ type: v.literal('redo') });
const undoRound = v.object({ type: v.literal('undo-received-round') });
const rename = v.object({ type: v.literal('rename'), name: nameSchema });
const archive = v.object({ type: v.literal('archive'), archived: v.boolean() });
const nameParties = v.object({ type: v.literal('name-parties'), parties: partiesSchema });
const setDeadline = v.object({ type: v.literal('set-deadline'), ...deadlineFields });
const linkTrade = v.object({ type: v.literal('link-trade'), party: v.exactOptional(partySchema), ...tradeFields, reason: v.exactOptional(reasonSchema) });
const unlinkTrade = v.object({ type: v.literal('unlink-trade'), /** The fact that linked it. */ trade: countSchema });
const mapAuthor = v.object({ type: v.literal('map-author'), author: v.string(), party: partySchema });

const accept = decision('accept');
const reject = decision('reject');
const withdraw = decision('withdraw');
const park = decision('park');
const holdBack = decision('hold-back');
const letGo = decision('let-go');
const confirm = decision('confirm');
const keepAgreed = decision('keep-agreed');
const remove = decision('remove');

/** Decisions on several clauses in one go; a reopened clause may be countered in the same go (rule N34). */
export type DecisionInGo = v.InferOutput<typeof accept> | v.InferOutput<typeof reject> | v.InferOutput<typeof park> | v.InferOutput<typeof counter> | v.InferOutput<typeof reopen>;
const decisionInGo: v.GenericSchema<unknown, DecisionInGo> = v.variant('type', [accept, reject, park, counter, reopen]);
const together = v.object({ type: v.literal('decide-together'), decisions: list(decisionInGo) });

/** What a person can ask of an open negotiation. */
export type UserCommand =
  /** Our position becomes theirs. */
  | v.InferOutput<typeof accept>
  /** We keep ours, and have answered. */
  | v.InferOutput<typeof reject>
  /** Our position becomes the given blocks (all blocks of the clause, heading first). */
  | v.InferOutput<typeof counter>
  /** Our last proposal is taken back. */
  | v.InferOutput<typeof withdraw>
  /** Set aside; it stays open. */
  | v.InferOutput<typeof park>
  /** Our unseen proposal stays here when files are sent. */
  | v.InferOutput<typeof holdBack>
  | v.InferOutput<typeof letGo>
  /** We stand on our present wording. */
  | v.InferOutput<typeof confirm>
  | v.InferOutput<typeof reopen>
  /** Our position returns to the text last agreed. */
  | v.InferOutput<typeof keepAgreed>
  | { readonly type: 'decide-together'; readonly decisions: readonly DecisionInGo[] }
  | v.InferOutput<typeof insert>
  /** We want this clause gone. */
  | v.InferOutput<typeof remove>
  | v.InferOutput<typeof relabel>
  /** Stand on the wording of every clause nobody has touched. */
  | v.InferOutput<typeof confirmUntouched>
  /** Takes back the last fact that can be taken back. */
  | v.InferOutput<typeof undo>
  /** Brings back what was taken back last, as long as nothing else has happened since. */
  | v.InferOutput<typeof redo>
  /** Takes back the last received round with everything decided since. */
  | v.InferOutput<typeof undoRound>
  | v.InferOutput<typeof rename>
  | v.InferOutput<typeof archive>
  | v.InferOutput<typeof nameParties>
  | v.InferOutput<typeof mapAuthor>
  /** Says by when something is owed and by whom, or that it no longer is. */
  | v.InferOutput<typeof setDeadline>
  /** Notes for our side what was given for what. */
  | v.InferOutput<typeof linkTrade>
  | v.InferOutput<typeof unlinkTrade>
  /** Writes a comment on a clause, or answers one. */
  | v.InferOutput<typeof commentCommandSchema>
  /** The thread is settled for us. */
  | v.InferOutput<typeof resolveCommentSchema>
  | v.InferOutput<typeof reopenCommentSchema>
  /** Takes back a comment of ours that nobody has seen. */
  | v.InferOutput<typeof withdrawCommentSchema>
  /** Shares a whole thread with the other side, or keeps it to ours again. */
  | v.InferOutput<typeof setVisibilitySchema>;

export const userCommandSchema: v.GenericSchema<unknown, UserCommand> = v.variant('type', [
  accept, reject, counter, withdraw, park, holdBack, letGo, confirm, reopen, keepAgreed, together, insert, remove, relabel, confirmUntouched, undo, redo, undoRound, rename, archive, nameParties, mapAuthor, setDeadline, linkTrade, unlinkTrade,
  commentCommandSchema, resolveCommentSchema, reopenCommentSchema, withdrawCommentSchema, setVisibilitySchema,
]);
