import * as v from 'valibot';
import { correctionsSchema } from '../negotiation/schema/correction.ts';
import { userCommandSchema } from '../negotiation/schema/commands.ts';
import { partiesSchema, sideSchema } from '../negotiation/schema/events.ts';
import { findingsSchema } from '../negotiation/schema/mark.ts';
import { clauseIdSchema, countSchema, list, nameSchema, negotiationIdSchema, partySchema } from '../negotiation/schema/primitives.ts';
import { draftSchema, keptDraftsSchema } from './drafts.ts';
import { comparisonSchema, contractDocumentSchema } from './document.ts';
import {
  comparedVersionsSchema, dealReadinessSchema, deliverySchema, fileIdSchema, jobIdSchema, libraryEntrySchema, lookSchema, MOST_ROWS, offeredFileSchema, openedSchema, presentedRowsSchema, receivePreviewSchema, recentFileSchema, recordedSchema, searchResultSchema, sendPreviewSchema, sentSchema,
  settingsSchema, storedFileSchema, templateSchema, versionSchema,
} from './shapes.ts';

/** No file larger than this is taken in; the engine has finer limits of its own. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const nothing = v.object({});
const one = v.object({ id: negotiationIdSchema });
const passphrase = v.pipe(v.string(), v.maxLength(1000, 'a passphrase is longer than 1,000 characters'));
const source = v.variant('type', [v.object({ type: v.literal('file'), fileId: fileIdSchema }), v.object({ type: v.literal('template'), templateId: v.string() })]);

/** A deal under way: its tracked changes are what each side proposes (N38), or drafts followed the first file, each from one side (N39). */
const beginSchema = v.variant('type', [
  v.object({ type: v.literal('marked'), /** Whether our changes have gone out to them. */ sent: v.boolean(), earlierRounds: countSchema }),
  v.object({ type: v.literal('drafts'), drafts: list(v.object({ fileId: fileIdSchema, from: partySchema })), earlierRounds: countSchema }),
]);

const bytes = v.pipe(
  v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are missing'),
  v.check((value) => value.byteLength <= MAX_FILE_BYTES, 'The file is larger than 64 MB.'),
);

/** What a file may be saved as: a name it came in with (`files.offer`) or one made from a negotiation’s own is longer than the name of a negotiation. */
const fileNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1, 'a name is missing'), v.maxLength(255, 'a file name is longer than 255 characters'), v.regex(/^[^\n\r\t]*$/, 'a name takes one line'));

/**
 * The whole contract between window and back end: name → what goes in, what comes out. Types, the client and the
 * router are derived from it; nothing else may cross.
 */
export const api = {
  'app.info': { input: nothing, output: v.object({ version: v.string(), host: v.picklist(['electron', 'local']), print: v.picklist(['host', 'page']), canReveal: v.boolean(), isProtected: v.boolean(), readOnly: v.string(), messages: list(v.string()) }) },
  /** Whether the data folder is open, asked before anything else. While it is locked, only this, `app.unlock` and `app.quit` are answered. */
  'app.gate': { input: nothing, output: v.object({ state: v.picklist(['open', 'locked']), isProtected: v.boolean(), /** The system can keep the key. */ keyStore: v.boolean(), remembered: v.boolean() }) },
  'app.unlock': { input: v.object({ passphrase, remember: v.boolean() }), output: nothing },
  'app.quit': { input: nothing, output: nothing },
  /** Sets a passphrase, or changes it; then `current` is the one until now. */
  'passphrase.set': { input: v.object({ passphrase, current: v.exactOptional(passphrase), remember: v.boolean() }), output: nothing },
  'passphrase.remove': { input: v.object({ current: passphrase }), output: nothing },
  'settings.get': { input: nothing, output: settingsSchema },
  'settings.set': { input: v.partial(settingsSchema), output: settingsSchema },
  'templates.list': { input: nothing, output: v.object({ templates: list(templateSchema) }) },

  /** Both drops and the page's own file input end here: the page reads the bytes, so no path ever exists on its side. */
  'files.offer': { input: v.object({ name: v.pipe(v.string(), v.maxLength(255)), bytes }), output: offeredFileSchema },
  'files.forget': { input: v.object({ fileId: fileIdSchema }), output: nothing },
  'files.save': { input: v.object({ version: versionSchema, name: fileNameSchema }), output: deliverySchema },

  /** Opens a file saved before in its own program, or shows it in its folder. `handle` comes with its delivery; hosts that cannot give none. */
  'files.show': { input: v.object({ handle: v.string(), how: v.picklist(['open', 'folder']) }), output: nothing },

  /** `files` are the newest of all of them (N68). */
  'library.list': { input: nothing, output: v.object({ negotiations: list(libraryEntrySchema), files: list(recentFileSchema), messages: list(v.string()) }) },
  /** Looks words up in all negotiations (N37). While `waiting` is not 0, not all are prepared yet: ask again. */
  'library.search': { input: v.object({ query: v.pipe(v.string(), v.maxLength(500)) }), output: searchResultSchema },
  'library.create': { input: v.object({ source, name: nameSchema, parties: partiesSchema, side: sideSchema, sample: v.exactOptional(v.boolean()), /** What a person corrected in the preview's clauses. */ corrections: v.exactOptional(correctionsSchema), /** Whose the names on marks and comments are. */ authors: v.exactOptional(list(v.object({ author: v.string(), party: partySchema }))), begin: v.exactOptional(beginSchema), jobId: jobIdSchema }), output: openedSchema },
  /** Makes a negotiation under way to look around in, with a second document of its deal. */
  'library.sample': { input: v.object({ jobId: jobIdSchema }), output: openedSchema },
  'library.rename': { input: v.object({ id: negotiationIdSchema, name: nameSchema }), output: nothing },
  'library.archive': { input: v.object({ id: negotiationIdSchema, archived: v.boolean() }), output: nothing },
  'library.duplicate': { input: v.object({ id: negotiationIdSchema, name: nameSchema }), output: one },
  'library.delete': { input: one, output: nothing },
  /** Undoes `library.delete`. */
  'library.restore': { input: one, output: nothing },

  /** Puts a negotiation into the deal another one belongs to, or makes one of both, called `name`. `messages` says which sister records could not be told. */
  'deal.join': { input: v.object({ id: negotiationIdSchema, with: negotiationIdSchema, name: v.exactOptional(nameSchema) }), output: v.object({ messages: list(v.string()) }) },
  /** Takes it out again. A document left alone belongs to no deal. */
  'deal.leave': { input: one, output: v.object({ messages: list(v.string()) }) },
  'deal.rename': { input: v.object({ id: negotiationIdSchema, name: nameSchema }), output: v.object({ messages: list(v.string()) }) },
  /** Takes a document off the deal that is not on this computer. */
  'deal.forget': { input: v.object({ id: negotiationIdSchema, document: negotiationIdSchema }), output: v.object({ messages: list(v.string()) }) },
  /** What stands in the way of signing, document by document; `null` where it belongs to no deal. */
  'deal.readiness': { input: v.object({ id: negotiationIdSchema, jobId: jobIdSchema }), output: v.object({ deal: v.nullable(dealReadinessSchema) }) },

  /** A whole negotiation, internal matter included, as one file for another computer of our side; kept like an offered file. */
  'copy.export': { input: v.object({ id: negotiationIdSchema, passphrase: v.exactOptional(passphrase), jobId: jobIdSchema }), output: v.object({ file: offeredFileSchema, facts: countSchema, documents: countSchema }) },
  /** What a file of Parley is and how it stands to what is here. Everything in it is verified, nothing is changed. */
  'import.look': { input: v.object({ fileId: fileIdSchema, passphrase: v.exactOptional(passphrase), jobId: jobIdSchema }), output: lookSchema },
  /** Starts a negotiation as the other party from a bundle that belongs to none here. The bundle itself is then received like any round. */
  'import.bundle': { input: v.object({ fileId: fileIdSchema, name: nameSchema, jobId: jobIdSchema }), output: openedSchema },
  /** Takes a copy in as was said: as a new negotiation, by going on from it, or beside the one here. Refused when that is not what it is. */
  'import.copy': { input: v.object({ fileId: fileIdSchema, passphrase: v.exactOptional(passphrase), as: v.picklist(['new', 'go-on', 'beside']), jobId: jobIdSchema }), output: one },

  'negotiation.open': { input: one, output: openedSchema },
  /** Puts the best that could be rescued in the place of a damaged record; the damaged one is kept aside. */
  'negotiation.repair': { input: one, output: openedSchema },
  'negotiation.close': { input: one, output: nothing },
  'negotiation.command': { input: v.object({ id: negotiationIdSchema, revision: countSchema, command: userCommandSchema }), output: v.object({ ...recordedSchema.entries, /** Given for `insert`. */ clauseId: v.nullable(clauseIdSchema) }) },

  /** What was being written when the window was last left, newest last. Drafts of clauses that are gone are left out. */
  'drafts.list': { input: one, output: keptDraftsSchema },
  /** Keeps what is being written, in place of what was kept for the same place. */
  'drafts.keep': { input: v.object({ id: negotiationIdSchema, draft: draftSchema }), output: nothing },
  /** `place` as `draftPlace` names it. Recording the text or comment drops its draft by itself. */
  'drafts.drop': { input: v.object({ id: negotiationIdSchema, place: v.string() }), output: nothing },

  /** Splits a clause before a paragraph of our text, or merges it with the one that follows. `clauseId` names the second part of a split. */
  'clauses.correct': {
    input: v.object({
      id: negotiationIdSchema,
      revision: countSchema,
      correction: v.variant('type', [
        v.object({ type: v.literal('split'), clauseId: clauseIdSchema, at: countSchema }),
        v.object({ type: v.literal('merge'), clauseId: clauseIdSchema, with: clauseIdSchema }),
      ]),
      jobId: jobIdSchema,
    }),
    output: v.object({ ...recordedSchema.entries, clauseId: v.nullable(clauseIdSchema) }),
  },

  'document.preview': { input: v.object({ source, corrections: v.exactOptional(correctionsSchema), jobId: jobIdSchema }), output: v.object({ fileName: v.string(), document: contractDocumentSchema }) },
  'document.read': { input: v.object({ version: versionSchema, jobId: jobIdSchema }), output: contractDocumentSchema },
  'compare.versions': { input: v.object({ before: versionSchema, after: versionSchema, jobId: jobIdSchema }), output: comparedVersionsSchema },
  /** Lines of a comparison that was made before, from `from` on. */
  'compare.rows': { input: v.object({ comparisonId: v.string(), from: countSchema, count: v.pipe(countSchema, v.maxValue(MOST_ROWS)) }), output: presentedRowsSchema },
  /** The redline is kept like an offered file, to be saved with `files.save`. */
  'compare.redline': { input: v.object({ before: versionSchema, after: versionSchema, author: nameSchema, jobId: jobIdSchema }), output: v.object({ comparison: comparisonSchema, file: offeredFileSchema }) },

  /** `from` is for a mediator, who receives from both sides; everyone else receives from the other side. `own`: it is our own new version, not sent yet or sent already (N40). */
  'receive.preview': { input: v.object({ id: negotiationIdSchema, fileId: fileIdSchema, from: v.exactOptional(partySchema), own: v.exactOptional(v.picklist(['kept', 'sent'])), jobId: jobIdSchema }), output: receivePreviewSchema },
  /** `insist` takes in a file that was recognised as something else than a return. */
  'receive.confirm': { input: v.object({ id: negotiationIdSchema, revision: countSchema, previewId: v.string(), insist: v.boolean() }), output: recordedSchema },
  'receive.discard': { input: v.object({ previewId: v.string() }), output: nothing },

  'send.preview': { input: one, output: sendPreviewSchema },
  /** `keepMarks` leaves the tracked changes of the file ours is written on in the redline, with ours on top (W2). `scrub` leaves out what names persons and machines: marks and comments of others get neutral names, the clean copy has none (W5). */
  'send.produce': { input: v.object({ id: negotiationIdSchema, revision: countSchema, keepMarks: v.optional(v.boolean(), false), scrub: v.optional(v.boolean(), false), jobId: jobIdSchema }), output: sentSchema },
  /** The clean document as our side stands now; no round, no turn. */
  'export.clean': { input: v.object({ id: negotiationIdSchema, jobId: jobIdSchema }), output: v.object({ file: storedFileSchema, messages: list(v.string()) }) },

  /** The copy both sides sign, with its certificate; or what stands in its way. Kept like offered files. No round, no turn. */
  'export.signature': {
    input: v.object({ id: negotiationIdSchema, jobId: jobIdSchema }),
    output: v.variant('type', [
      v.object({ type: v.literal('blocked'), blockers: list(v.object({ clauseId: clauseIdSchema, clause: v.string(), message: v.string() })), findings: findingsSchema, /** What stands in the way in the other documents of the deal. */ sisters: list(v.object({ id: v.nullable(negotiationIdSchema), name: v.string(), message: v.string() })) }),
      v.object({ type: v.literal('made'), file: offeredFileSchema, certificate: offeredFileSchema, clauses: countSchema }),
    ]),
  },

  /** The record as a Word file, kept like an offered file. `notes` adds reasons, internal comments and names of persons. */
  'record.export': { input: v.object({ id: negotiationIdSchema, notes: v.boolean(), jobId: jobIdSchema }), output: offeredFileSchema },

  /** What stands between the text as our side has it now and a signature. */
  'check.ours': { input: v.object({ id: negotiationIdSchema, jobId: jobIdSchema }), output: v.object({ findings: findingsSchema, blocking: countSchema }) },

  'jobs.cancel': { input: v.object({ jobId: v.string() }), output: nothing },
  'app.reveal': { input: v.object({ what: v.picklist(['data-folder']) }), output: nothing },
  /** Where `app.info` says `print: 'page'`, call `window.print()` instead. */
  'app.print': { input: v.object({ name: nameSchema }), output: deliverySchema },
} as const;

export type ApiName = keyof typeof api;
/** What a caller gives. */
export type ApiInput<N extends ApiName> = v.InferInput<(typeof api)[N]['input']>;
/** What a handler is given, parsed. */
export type ApiParsed<N extends ApiName> = v.InferOutput<(typeof api)[N]['input']>;
export type ApiOutput<N extends ApiName> = v.InferOutput<(typeof api)[N]['output']>;

export const isApiName = (name: string): name is ApiName => Object.hasOwn(api, name);
