import * as v from 'valibot';
import { blocksSchema } from '../negotiation/schema/content.ts';
import { visibilitySchema } from '../negotiation/schema/comments.ts';
import { clauseIdSchema, commentIdSchema, countSchema, list } from '../negotiation/schema/primitives.ts';

const text = v.object({
  type: v.literal('text'),
  clauseId: clauseIdSchema,
  /** Whose text the writing began from. */
  from: v.picklist(['ours', 'theirs']),
  blocks: blocksSchema,
  /** The revision it was begun on: a clause that moved since is said to have moved. */
  revision: countSchema,
});
const comment = v.object({ type: v.literal('comment'), clauseId: clauseIdSchema, visibility: visibilitySchema, text: v.pipe(v.string(), v.maxLength(20_000)), quote: v.string(), replyTo: v.nullable(commentIdSchema) });

/** What somebody is writing and has not recorded: no fact, and nobody else's business (rule S13). */
export const draftSchema = v.variant('type', [text, comment]);
export type Draft = v.InferOutput<typeof draftSchema>;
export type TextDraft = v.InferOutput<typeof text>;
export type CommentDraft = v.InferOutput<typeof comment>;

/** A draft as it is kept: when it was last written to. */
export const keptDraftSchema = v.object({ at: v.string(), draft: draftSchema });
export type KeptDraft = v.InferOutput<typeof keptDraftSchema>;
export const keptDraftsSchema = v.object({ drafts: list(keptDraftSchema) });

/** There is one draft in each place that can be written in. */
export const draftPlace = (draft: Pick<TextDraft, 'type' | 'clauseId'> | Pick<CommentDraft, 'type' | 'clauseId' | 'replyTo'>): string => (draft.type === 'text' ? `text ${draft.clauseId}` : `comment ${draft.clauseId} ${draft.replyTo ?? ''}`);
