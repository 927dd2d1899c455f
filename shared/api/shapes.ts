import * as v from 'valibot';
import { markSchema } from '../negotiation/schema/mark.ts';
import { wordingSchema } from '../negotiation/schema/content.ts';
import { dealDocumentSchema, partiesSchema, recordedEventSchema, sideSchema } from '../negotiation/schema/events.ts';
import { clauseIdSchema, commentIdSchema, countSchema, dealIdSchema, list, nameSchema, negotiationIdSchema, partySchema, sha256Schema } from '../negotiation/schema/primitives.ts';
import { ROW_KINDS } from '../contract/presentation.ts';
import { KEPT_KINDS } from '../negotiation/select/kept-files.ts';
import { auditSchema, comparisonFiguresSchema, comparisonSchema, metadataSchema, presentedRowSchema } from './document.ts';

/** A handle to bytes the host holds for this window; never a path. */
export const fileIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'not a file handle'));
/** A handle to a long piece of work, chosen by whoever asks for it, so that it can be followed and cancelled. */
export const jobIdSchema = v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'not a job id')));

export const offeredFileSchema = v.object({ fileId: fileIdSchema, name: v.string(), bytes: countSchema, sha256: sha256Schema });
export type OfferedFile = v.InferOutput<typeof offeredFileSchema>;

/** Bytes to show, compare or save: a stored version of a negotiation, or a file handed in by the window. */
export const versionSchema = v.variant('type', [
  v.object({ type: v.literal('stored'), negotiationId: negotiationIdSchema, sha256: sha256Schema }),
  v.object({ type: v.literal('offered'), fileId: fileIdSchema }),
]);
export type Version = v.InferOutput<typeof versionSchema>;

/** Two versions as compared, and how each of their lines differs; the lines themselves are asked for piece by piece. */
export const comparedVersionsSchema = v.object({ comparisonId: v.string(), comparison: comparisonSchema, figures: comparisonFiguresSchema, kinds: list(v.picklist(ROW_KINDS)) });
export type ComparedVersions = v.InferOutput<typeof comparedVersionsSchema>;
export const presentedRowsSchema = v.object({ rows: list(presentedRowSchema) });
export type PresentedRows = v.InferOutput<typeof presentedRowsSchema>;
/** As many lines are handed over at once. */
export const MOST_ROWS = 500;

const statusCountsSchema = v.object({
  untouched: countSchema, 'open-ours': countSchema, 'open-theirs': countSchema, agreed: countSchema, removed: countSchema, reopened: countSchema, total: countSchema, parked: countSchema,
});

/** One row of the library. */
export const libraryEntrySchema = v.object({
  id: negotiationIdSchema,
  name: v.string(),
  parties: partiesSchema,
  side: sideSchema,
  round: countSchema,
  turn: v.picklist(['A', 'B']),
  turnSince: v.string(),
  counts: statusCountsSchema,
  /** What is due next. */
  deadline: v.exactOptional(v.object({ on: v.string(), owes: v.picklist(['A', 'B']), scope: v.picklist(['deal', 'round']) })),
  createdAt: v.string(),
  changedAt: v.string(),
  archived: v.boolean(),
  sample: v.boolean(),
  /** It came in from another computer and stands beside the one it is a copy of. */
  copy: v.exactOptional(v.boolean()),
  /** The id it was created under, where that is another. */
  createdAs: v.exactOptional(negotiationIdSchema),
  /** The deal its record says it belongs to, and how many clauses are in the way of signing it (N45). */
  deal: v.exactOptional(v.object({ id: dealIdSchema, name: v.string(), at: v.string(), documents: list(dealDocumentSchema), blockers: countSchema })),
  /** Empty when all is well; else what is wrong with its folder, in plain words. */
  problem: v.string(),
});
export type LibraryEntry = v.InferOutput<typeof libraryEntrySchema>;

/** A file that went out or came in and is kept in its exact bytes (rule N68). */
export const keptFileSchema = v.object({ key: v.string(), round: countSchema, at: v.string(), party: v.nullable(partySchema), what: v.picklist(KEPT_KINDS), name: v.string(), sha256: sha256Schema });
/** One of many negotiations, as the library lists them. */
export const recentFileSchema = v.object({ ...keptFileSchema.entries, negotiationId: negotiationIdSchema, archived: v.boolean() });

/** What was found, by negotiation: those called so first, then the one that changed last. */
export const searchResultSchema = v.object({
  groups: list(
    v.object({
      id: negotiationIdSchema,
      name: v.string(),
      parties: partiesSchema,
      archived: v.boolean(),
      /** Its name or parties say all that was looked for. */
      named: v.boolean(),
      /** How many of its clauses were found; `hits` has the first of them. */
      count: countSchema,
      hits: list(
        v.object({
          clauseId: clauseIdSchema,
          clause: v.string(),
          where: v.picklist(['heading', 'both', 'A', 'B', 'comment', 'past', 'reason']),
          by: v.string(),
          excerpt: v.string(),
          /** Where in the excerpt it stands. */
          marks: list(v.object({ from: countSchema, to: countSchema })),
        }),
      ),
    }),
  ),
  negotiations: countSchema,
  clauses: countSchema,
  searched: countSchema,
  waiting: countSchema,
});

export const templateSchema = v.object({ id: v.string(), name: v.string(), description: v.string(), partyA: v.string(), partyB: v.string() });

/** An open negotiation as the renderer folds it: `replay(events)` from shared/negotiation. */
export const openedSchema = v.object({
  id: negotiationIdSchema,
  revision: countSchema,
  events: list(recordedEventSchema),
  /** Why nothing can be changed (another window, damage), or empty. */
  readOnly: v.string(),
  /** What was noticed on opening, e.g. a torn last line kept aside. */
  messages: list(v.string()),
  /** What repairing a damaged record would bring back: how many facts, and when the copy was made they come from (empty: from the record itself). */
  repair: v.nullable(v.object({ facts: countSchema, from: v.string() })),
});

/** New facts, to be folded onto revision `revision - events.length`. */
export const recordedSchema = v.object({ revision: countSchema, events: list(recordedEventSchema) });

/** What a received file is, before anything is recorded. */
const recognitionSchema = v.picklist(['return', 'received-before', 'sent-unchanged', 'another-agreement', 'older-round', 'first-file', 'own-version']);
export type Recognition = v.InferOutput<typeof recognitionSchema>;

/** What the file would do to one clause. */
const clausePreviewSchema = v.object({
  clauseId: clauseIdSchema,
  clause: v.string(),
  basis: wordingSchema,
  wording: wordingSchema,
  moved: v.boolean(),
  fresh: v.boolean(),
  /** It was agreed, and this file changes it. */
  alarm: v.boolean(),
  marks: list(markSchema),
});

export const receivePreviewSchema = v.object({
  previewId: v.string(),
  fileName: v.string(),
  sha256: sha256Schema,
  recognised: recognitionSchema,
  /** The recognition in plain words, e.g. "Return of round 2". */
  recognisedAs: v.string(),
  comparedWith: sha256Schema,
  audit: auditSchema,
  /** Agreed clauses that moved come first. */
  clauses: list(clausePreviewSchema),
  outside: list(markSchema),
  /** Every new mark in it is by one of us: it may be our own new version. */
  likelyOurs: v.boolean(),
  /** Author names nobody has assigned to a party yet. */
  unknownAuthors: list(v.string()),
  messages: list(v.string()),
});

export const sendPreviewSchema = v.object({
  base: sha256Schema,
  baseName: v.string(),
  /** True when the file ours is written on carries tracked changes of its own, which can be kept. */
  hasMarks: v.boolean(),
  author: v.string(),
  /** What the file ours is written on tells about people and machines (W5). */
  metadata: metadataSchema,
  clauses: list(v.object({ clauseId: clauseIdSchema, clause: v.string(), before: wordingSchema, after: wordingSchema, kind: v.picklist(['replaced', 'inserted', 'removed', 'moved']) })),
  /** Our shared comments that go out with the redline (N31). */
  comments: list(v.object({ commentId: commentIdSchema, clauseId: clauseIdSchema, clause: v.string(), text: v.string(), isAnswer: v.boolean() })),
  /** How many comments stay here. */
  internalComments: countSchema,
  /** What to think about before sending, e.g. parked clauses that go out as they are. */
  messages: list(v.string()),
});

/** A document of a deal with what stands in the way of signing it (N46). */
const dealStandingSchema = v.object({
  id: negotiationIdSchema,
  name: v.string(),
  /** Clauses that are not agreed. */
  clauses: countSchema,
  /** Findings in its text that block; `null` where it could not be checked, for the reason in `problem`. */
  findings: v.nullable(countSchema),
  problem: v.string(),
});
export type DealStanding = v.InferOutput<typeof dealStandingSchema>;

/** One readiness over all documents of a deal. */
export const dealReadinessSchema = v.object({ name: v.string(), ready: v.boolean(), documents: list(dealStandingSchema), missing: list(v.object({ ...dealDocumentSchema.entries, why: v.picklist(['not-here', 'unreadable']) })), twice: list(v.string()) });
export type DealReadiness = v.InferOutput<typeof dealReadinessSchema>;

/** How a copy of a negotiation stands to the closest one here. Counts are facts: shared at the beginning, only here, only in the file. */
const standingSchema = v.object({
  type: v.picklist(['new', 'identical', 'ours-ahead', 'theirs-ahead', 'diverged', 'damaged']),
  id: v.nullable(negotiationIdSchema),
  name: v.string(),
  common: countSchema,
  ours: countSchema,
  theirs: countSchema,
});

/** What an imported file is, before anything is taken in. */
export const lookSchema = v.variant('type', [
  /** It opens with a passphrase of its own. */
  v.object({ type: v.literal('locked') }),
  v.object({ type: v.literal('copy'), name: v.string(), parties: partiesSchema, side: sideSchema, facts: countSchema, rounds: countSchema, changedAt: v.string(), /** The deal it belongs to, and which documents of it would still be missing here. */ deal: v.nullable(v.object({ name: v.string(), missing: list(v.string()) })), here: standingSchema }),
  /** A bundle of the other side: it starts a negotiation, or belongs to one here, where it may be refused. */
  v.object({
    type: v.literal('bundle'), from: partySchema, parties: partiesSchema, round: countSchema, clauses: countSchema,
    here: v.variant('type', [v.object({ type: v.literal('starts') }), v.object({ type: v.literal('belongs'), id: negotiationIdSchema, name: v.string(), /** Why it cannot be received there, or empty. */ refused: v.string() })]),
  }),
]);

export const storedFileSchema = v.object({ sha256: sha256Schema, name: v.string(), bytes: countSchema });

export const sentSchema = v.object({ revision: countSchema, events: list(recordedEventSchema), redline: storedFileSchema, clean: storedFileSchema, /** Both with the issues list and the shared ledger; none for a mediator. */ bundle: v.nullable(storedFileSchema), messages: list(v.string()) });

/**
 * What became of a file given to the host to save. Electron saves it where the person says; the Local host answers with
 * an address on itself, which the page opens as an ordinary download.
 */
export const deliverySchema = v.variant('type', [
  /** `handle` where the host can open the file or show it in its folder. */
  v.object({ type: v.literal('saved'), name: v.string(), handle: v.exactOptional(v.string()) }),
  v.object({ type: v.literal('download'), href: v.string(), name: v.string() }),
  v.object({ type: v.literal('cancelled') }),
]);
export type Delivery = v.InferOutput<typeof deliverySchema>;

export const settingsSchema = v.object({
  /** Who is named in the record for what is done here. */
  userName: nameSchema,
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  /** In percent. */
  textSize: v.pipe(v.number(), v.integer(), v.minValue(80), v.maxValue(200)),
  singleKeys: v.boolean(),
  /** Pane sizes and the like, opaque to the back end. */
  layout: v.record(v.string(), v.number()),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
