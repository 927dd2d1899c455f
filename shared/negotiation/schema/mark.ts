import * as v from 'valibot';
import { clauseIdSchema, countSchema, list } from './primitives.ts';

const pileSchema = v.picklist(['tracked', 'untracked', 'removed', 'accepted']);
export type Pile = v.InferOutput<typeof pileSchema>;

const changeKindSchema = v.picklist([
  'replaced', 'inserted', 'deleted', 'moved', 'moved-edited', 'split', 'merged', 'renumbered', 'row-inserted', 'row-deleted', 'row-moved', 'cell',
  'formatting', 'header-footer', 'note', 'comment', 'field', 'link', 'style', 'object', 'section',
]);

const changeClassSchema = v.picklist(['substantive', 'wording', 'typographic', 'formatting', 'numbering']);
const storySchema = v.picklist(['body', 'header', 'footer', 'footnote', 'endnote', 'comment', 'textbox']);

const changeFields = {
  id: v.string(),
  story: storySchema,
  part: v.string(),
  clause: v.string(),
  clauseId: v.string(),
  kind: changeKindSchema,
  class: changeClassSchema,
  detail: list(v.string()),
  before: v.string(),
  after: v.string(),
  removed: v.string(),
  added: v.string(),
  notMarkable: v.exactOptional(v.literal(true)),
};

/** `Change` of the engine, as it crosses the process boundary. */
export const changeSchema = v.object(changeFields);

const itemFields = { ...changeFields, author: v.string(), date: v.string(), ofSent: v.exactOptional(v.literal(true)) };

/** `AuditItem` of the engine, as it crosses the process boundary. */
export const auditItemSchema = v.object(itemFields);

/** One difference found in a returned file, with its pile and the clause of the negotiation it belongs to. */
const mark = v.object({ ...itemFields, pile: pileSchema, of: v.nullable(clauseIdSchema) });
export interface Mark extends v.InferOutput<typeof mark> {}
export const markSchema: v.GenericSchema<Mark> = mark;

const findingSchema = v.object({
  check: v.string(),
  severity: v.picklist(['blocks', 'warns', 'notes']),
  clause: v.string(),
  place: v.string(),
  message: v.string(),
  remedy: v.string(),
  change: v.exactOptional(v.string()),
});
export const findingsSchema = list(findingSchema);

/** The return audit in numbers, as the log keeps it; the marks themselves stand beside it. */
export const auditSummarySchema = v.object({
  tracked: countSchema,
  untracked: countSchema,
  removed: countSchema,
  accepted: countSchema,
  findings: findingsSchema,
  nature: list(v.string()),
  similarity: v.number(),
});
export type AuditSummary = v.InferOutput<typeof auditSummarySchema>;
