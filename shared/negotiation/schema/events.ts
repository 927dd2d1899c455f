import * as v from 'valibot';
import { receivedBundleSchema, sentBundleSchema } from './bundle.ts';
import { commentAddedSchema, commentFromFileSchema, commentReopenedSchema, commentResolvedSchema, commentWithdrawnSchema, visibilityChangedSchema } from './comments.ts';
import { wordingSchema, blocksSchema, clauseKindSchema } from './content.ts';
import { correctionsSchema } from './correction.ts';
import { auditSummarySchema, markSchema } from './mark.ts';
import { clauseIdSchema, commentIdSchema, countSchema, daySchema, dealIdSchema, instantSchema, list, nameSchema, negotiationIdSchema, partySchema, reasonSchema, sha256Schema } from './primitives.ts';
import { readingSchema, recordedClauseSchema } from './reading.ts';

export const partiesSchema = v.object({ A: v.object({ name: nameSchema }), B: v.object({ name: nameSchema }) });
export type Parties = v.InferOutput<typeof partiesSchema>;

/** Whom we act for; a mediator records both sides. */
export const sideSchema = v.picklist(['A', 'B', 'mediator']);
export type Side = v.InferOutput<typeof sideSchema>;

const onClause = { clauseId: clauseIdSchema, party: partySchema, reason: reasonSchema };

/** What a received file does to one clause. */
const receivedClause = v.object({
  clauseId: clauseIdSchema,
  /** What the returning side now stands on. */
  wording: wordingSchema,
  /** The wording that side had before it, as we sent it. */
  basis: wordingSchema,
  /** Whether its file places the clause elsewhere than ours did. */
  moved: v.boolean(),
});
export interface ReceivedClause extends v.InferOutput<typeof receivedClause> {}
const receivedClauseSchema: v.GenericSchema<ReceivedClause> = receivedClause;

const created = v.object({
  type: v.literal('negotiation-created'),
  negotiationId: negotiationIdSchema,
  name: nameSchema,
  parties: partiesSchema,
  side: sideSchema,
  /** Whether it was made to look around in, from the bundled sample. */
  sample: v.boolean(),
});

const imported = v.object({
  type: v.literal('document-imported'),
  sha256: sha256Schema,
  fileName: v.string(),
  /** The template it was started from, or empty. */
  template: v.string(),
  clauses: list(recordedClauseSchema),
  /** What a person corrected in how the file was split, before it was taken in. */
  corrections: v.exactOptional(correctionsSchema),
  words: countSchema,
  messages: list(v.string()),
  /** Comments the file already carries. */
  comments: v.exactOptional(list(commentFromFileSchema)),
  /** How many rounds there were before this record of it began. */
  earlierRounds: v.exactOptional(countSchema),
});

const sent = v.object({
  type: v.literal('round-sent'),
  party: partySchema,
  base: sha256Schema,
  redline: sha256Schema,
  clean: sha256Schema,
  fileName: v.string(),
  /** How the bytes that went out read; clauses left out are not in them. */
  reading: readingSchema,
  /** The comments of ours that went out with the redline. */
  comments: v.exactOptional(list(commentIdSchema)),
  /** The bundle that was made with the files. */
  bundle: v.exactOptional(sentBundleSchema),
});

/** What taking in a file of either side records. */
const takenIn = {
  party: partySchema,
  sha256: sha256Schema,
  fileName: v.string(),
  comparedWith: sha256Schema,
  audit: auditSummarySchema,
  marks: list(markSchema),
  reading: readingSchema,
  /** Clauses the file brings that no one had before, in document order. */
  inserted: list(recordedClauseSchema),
  changed: list(receivedClauseSchema),
  /** Comments that are not in the file it was compared with. */
  comments: v.exactOptional(list(commentFromFileSchema)),
};
const received = v.object({ type: v.literal('round-received'), ...takenIn, /** The bundle it came in. */ bundle: v.exactOptional(receivedBundleSchema) });
/** A new version of ours made outside Parley; `sent` = it went out to them as it is, which makes it a round. */
const ownVersion = v.object({ type: v.literal('own-version-taken'), ...takenIn, sent: v.boolean(), /** Worked out from the marks in a later file; nobody ever had it as a file. */ derived: v.exactOptional(v.literal(true)) });

const undone = v.object({
  type: v.literal('undone'),
  /** The facts taken back, newest first. */
  seqs: list(countSchema),
  /** What was taken back, in words. */
  what: v.string(),
});

/** What was taken back last is there again, as it was (rule N66). */
const redone = v.object({
  type: v.literal('redone'),
  /** The facts brought back, newest first, as the fact that took them back named them. */
  seqs: list(countSchema),
  /** What was brought back, in words. */
  what: v.string(),
});

const renamed = v.object({ type: v.literal('negotiation-renamed'), name: nameSchema });
const archived = v.object({ type: v.literal('negotiation-archived'), archived: v.boolean() });
const partiesNamed = v.object({ type: v.literal('parties-named'), parties: partiesSchema });
const authorMapped = v.object({ type: v.literal('author-mapped'), author: v.string(), party: partySchema });
/** By when something is owed; `null` = no longer. For the whole deal, or for the round that is under way. */
export const deadlineFields = { scope: v.picklist(['deal', 'round']), on: v.nullable(daySchema), owes: partySchema };
const deadlineSet = v.object({ type: v.literal('deadline-set'), ...deadlineFields });
/** A document of a deal, by the id its negotiation was created under, and what it was called then. */
export const dealDocumentSchema = v.object({ id: negotiationIdSchema, name: nameSchema });
const dealSchema = v.object({ id: dealIdSchema, name: nameSchema, /** Those known then in their order, this one included. */ documents: list(dealDocumentSchema) });
/** Which deal the document belongs to; `null` = to none. */
const dealSet = v.object({ type: v.literal('deal-set'), deal: v.nullable(dealSchema) });
/** What was given for what: a decision on one clause for one of the other side on another, or for one awaited (`null`). */
export const tradeFields = { gave: v.object({ clauseId: clauseIdSchema, seq: countSchema }), got: v.object({ clauseId: clauseIdSchema, seq: v.nullable(countSchema) }) };
const tradeLinked = v.object({ type: v.literal('trade-linked'), party: partySchema, ...tradeFields, reason: reasonSchema });
const tradeUnlinked = v.object({ type: v.literal('trade-unlinked'), /** The fact that linked it. */ trade: countSchema });
const accepted = v.object({ type: v.literal('change-accepted'), ...onClause });
const rejected = v.object({ type: v.literal('change-rejected'), ...onClause });
const countered = v.object({ type: v.literal('clause-countered'), ...onClause, blocks: blocksSchema });
const withdrawn = v.object({ type: v.literal('proposal-withdrawn'), ...onClause });
const parked = v.object({ type: v.literal('clause-parked'), ...onClause });
const confirmed = v.object({ type: v.literal('clauses-confirmed'), clauseIds: list(clauseIdSchema), party: partySchema, reason: reasonSchema });
const reopened = v.object({ type: v.literal('clause-reopened'), ...onClause });
const kept = v.object({ type: v.literal('agreed-text-kept'), ...onClause });
const removed = v.object({ type: v.literal('clause-removed'), ...onClause });
/** What we propose stays here for now, or goes out after all. */
const heldBack = v.object({ type: v.literal('proposal-held-back'), ...onClause });
const letGo = v.object({ type: v.literal('proposal-let-go'), ...onClause });
/** What one decision on one clause comes to. */
const decisionSchema = v.variant('type', [accepted, rejected, countered, withdrawn, parked, reopened, kept, removed]);
/** Decisions made in one go: recorded wholly or not at all, and undone as one (rule N34). */
const together = v.object({ type: v.literal('decided-together'), decisions: list(decisionSchema) });
const inserted = v.object({
  type: v.literal('clause-inserted'),
  ...onClause,
  /** The clause it stands behind; `null` for the very beginning. */
  after: v.nullable(clauseIdSchema),
  heading: v.string(),
  kind: clauseKindSchema,
  level: countSchema,
  parentId: v.nullable(clauseIdSchema),
  blocks: blocksSchema,
});
const relabelled = v.object({ type: v.literal('clause-relabelled'), clauseId: clauseIdSchema, number: v.string(), heading: v.string(), kind: clauseKindSchema });

/** Where each wording of a clause is cut, in paragraphs from its beginning; `null` where there is no wording. */
const cut = v.object({ position: v.nullable(countSchema), shown: v.nullable(countSchema) });
const split = v.object({
  type: v.literal('clause-split'),
  clauseId: clauseIdSchema,
  /** The identity of the second part. */
  part: clauseIdSchema,
  at: v.object({ A: cut, B: cut, agreement: v.nullable(countSchema) }),
  /** How the files in use read from now on, the newest last. */
  readings: list(readingSchema),
});
const merged = v.object({ type: v.literal('clauses-merged'), clauseId: clauseIdSchema, /** The one that became part of the first. */ with: clauseIdSchema, readings: list(readingSchema) });

/** Everything that can have happened in a negotiation. Old shapes get upcasters, never edits. */
export type NegotiationEvent =
  | v.InferOutput<typeof created>
  | v.InferOutput<typeof imported>
  | v.InferOutput<typeof sent>
  | v.InferOutput<typeof received>
  | v.InferOutput<typeof ownVersion>
  | v.InferOutput<typeof undone>
  | v.InferOutput<typeof redone>
  | v.InferOutput<typeof renamed>
  | v.InferOutput<typeof archived>
  | v.InferOutput<typeof partiesNamed>
  | v.InferOutput<typeof authorMapped>
  | v.InferOutput<typeof deadlineSet>
  | v.InferOutput<typeof dealSet>
  | v.InferOutput<typeof tradeLinked>
  | v.InferOutput<typeof tradeUnlinked>
  | v.InferOutput<typeof accepted>
  | v.InferOutput<typeof rejected>
  | v.InferOutput<typeof countered>
  | v.InferOutput<typeof withdrawn>
  | v.InferOutput<typeof parked>
  | v.InferOutput<typeof heldBack>
  | v.InferOutput<typeof letGo>
  | v.InferOutput<typeof confirmed>
  | v.InferOutput<typeof reopened>
  | v.InferOutput<typeof kept>
  | v.InferOutput<typeof removed>
  | v.InferOutput<typeof together>
  | v.InferOutput<typeof inserted>
  | v.InferOutput<typeof relabelled>
  | v.InferOutput<typeof split>
  | v.InferOutput<typeof merged>
  | v.InferOutput<typeof commentAddedSchema>
  | v.InferOutput<typeof commentResolvedSchema>
  | v.InferOutput<typeof commentReopenedSchema>
  | v.InferOutput<typeof commentWithdrawnSchema>
  | v.InferOutput<typeof visibilityChangedSchema>;
export type EventType = NegotiationEvent['type'];
export type EventOf<T extends EventType> = Extract<NegotiationEvent, { type: T }>;

const eventSchema: v.GenericSchema<unknown, NegotiationEvent> = v.variant('type', [
  created, imported, sent, received, ownVersion, undone, redone, renamed, archived, partiesNamed, authorMapped, deadlineSet, dealSet, tradeLinked, tradeUnlinked, accepted, rejected,
  countered, withdrawn, parked, heldBack, letGo, confirmed, reopened, kept, removed, together, inserted, relabelled, split, merged,
  commentAddedSchema, commentResolvedSchema, commentReopenedSchema, commentWithdrawnSchema, visibilityChangedSchema,
]);

/** A fact with its place in the chain: an audit entry *is* this. `hash` covers everything else in it. */
export type RecordedEvent = {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Who made it so, as the person is called here. */
  readonly by: string;
  /** Version of the event's shape. */
  readonly v: number;
  readonly event: NegotiationEvent;
  /** Hash of the fact before; empty for the first. */
  readonly prev: string;
  readonly hash: string;
};

export const recordedEventSchema: v.GenericSchema<unknown, RecordedEvent> = v.object({
  seq: countSchema,
  at: instantSchema,
  by: v.string(),
  v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  event: eventSchema,
  prev: v.string(),
  hash: v.string(),
});
