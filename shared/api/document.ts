import * as v from 'valibot';
import type { ClauseNode } from '../contract/clause.ts';
import { ROW_KINDS } from '../contract/presentation.ts';
import { METADATA_KINDS } from '../contract/metadata.ts';
import { changeSchema, auditItemSchema, findingsSchema } from '../negotiation/schema/mark.ts';
import { blocksSchema, clauseKindSchema } from '../negotiation/schema/content.ts';
import { countSchema, list } from '../negotiation/schema/primitives.ts';

const clauseNodeSchema: v.GenericSchema<ClauseNode> = v.lazy(() =>
  v.object({
    id: v.string(),
    number: v.string(),
    heading: v.string(),
    level: countSchema,
    kind: clauseKindSchema,
    blocks: blocksSchema,
    why: v.string(),
    confidence: v.number(),
    children: list(clauseNodeSchema),
  }),
);

const names = list(v.string());
const storySchema = v.picklist(['body', 'header', 'footer', 'footnote', 'endnote', 'comment', 'textbox']);

const reportSchema = v.object({
  read: names,
  kept: names,
  notUnderstood: names,
  parts: list(v.object({ part: v.string(), fate: v.picklist(['read', 'kept', 'notUnderstood']), note: v.string() })),
});

const authorSchema = v.object({ name: v.string(), insertions: countSchema, deletions: countSchema, other: countSchema, comments: countSchema });

const commentSchema = v.object({
  id: v.string(), author: v.string(), date: v.string(), text: v.string(), anchor: v.string(), clauseId: v.string(), parent: v.string(), resolved: v.boolean(),
});

/** `ContractDocument` of the engine: a contract as read from one file. */
export const contractDocumentSchema = v.object({
  clauses: list(clauseNodeSchema),
  sideStories: list(v.object({ story: storySchema, part: v.string(), text: v.string() })),
  authors: list(authorSchema),
  comments: list(commentSchema),
  findings: findingsSchema,
  report: reportSchema,
  messages: names,
  hasMarks: v.boolean(),
  words: countSchema,
});

const cellsSchema = v.nullable(list(v.object({ label: v.string(), stretches: list(v.object({ text: v.string(), mark: v.picklist(['same', 'added', 'removed', 'moved']) })) })));

/** `PresentedRow` of the engine: one line of two versions side by side. */
export const presentedRowSchema = v.object({ kind: v.picklist(ROW_KINDS), story: storySchema, clause: v.string(), isTable: v.boolean(), before: cellsSchema, after: cellsSchema });

/** `ComparisonFigures` of the engine. */
export const comparisonFiguresSchema = v.object({ wordsBefore: countSchema, wordsAfter: countSchema, wordsAdded: countSchema, wordsRemoved: countSchema, paragraphsMoved: countSchema });

/** `Comparison` of the engine. */
export const comparisonSchema = v.object({
  changes: list(changeSchema),
  counts: v.record(v.string(), v.number()),
  notCompared: names,
  marksPresent: v.object({ before: v.boolean(), after: v.boolean() }),
});

/** `Audit` of the engine: every difference in exactly one pile. */
export const auditSchema = v.object({
  tracked: list(auditItemSchema),
  untracked: list(auditItemSchema),
  removed: list(auditItemSchema),
  accepted: list(auditItemSchema),
  findings: findingsSchema,
  nature: names,
  similarity: v.number(),
});

/** `MetadataItem` of the engine: what a file tells about people, machines and its own past. */
export const metadataSchema = list(v.object({ kind: v.picklist(METADATA_KINDS), part: v.string(), what: v.string(), count: countSchema, samples: v.exactOptional(names), names: v.boolean() }));
