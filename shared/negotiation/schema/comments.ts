import * as v from 'valibot';
import { clauseIdSchema, commentIdSchema, partySchema } from './primitives.ts';

/** Who may read a comment: our side alone, or the other side too (rule N26). */
export const visibilitySchema = v.picklist(['internal', 'shared']);
export type Visibility = v.InferOutput<typeof visibilitySchema>;

const fromFile = v.object({
  commentId: commentIdSchema,
  clauseId: clauseIdSchema,
  /** As the file names whoever wrote it. */
  author: v.string(),
  /** As the file dates it, or empty. */
  date: v.string(),
  text: v.string(),
  /** The words it is anchored to. */
  quote: v.string(),
  replyTo: v.nullable(commentIdSchema),
  resolved: v.boolean(),
  /** The comment's id in that file. */
  fileId: v.string(),
});

/** A comment a file brought that nobody had before (rule N30). */
export interface CommentFromFile extends v.InferOutput<typeof fromFile> {}
export const commentFromFileSchema: v.GenericSchema<CommentFromFile> = fromFile;

export const commentAddedSchema = v.object({
  type: v.literal('comment-added'),
  commentId: commentIdSchema,
  clauseId: clauseIdSchema,
  party: partySchema,
  visibility: visibilitySchema,
  text: v.string(),
  /** The words it is about; empty for the clause as a whole. */
  quote: v.string(),
  /** The comment that opened the thread it belongs to. */
  replyTo: v.nullable(commentIdSchema),
});

const onComment = { clauseId: clauseIdSchema, commentId: commentIdSchema };

export const commentResolvedSchema = v.object({ type: v.literal('comment-resolved'), ...onComment });
export const commentReopenedSchema = v.object({ type: v.literal('comment-reopened'), ...onComment });
export const commentWithdrawnSchema = v.object({ type: v.literal('comment-withdrawn'), ...onComment });
export const visibilityChangedSchema = v.object({ type: v.literal('comment-visibility-changed'), ...onComment, visibility: visibilitySchema });

/** What a person can ask about comments; the identity of a new one is given by the back end. */
export const commentCommandSchema = v.object({
  type: v.literal('comment'),
  clauseId: clauseIdSchema,
  party: v.exactOptional(partySchema),
  visibility: visibilitySchema,
  text: v.string(),
  quote: v.string(),
  replyTo: v.nullable(commentIdSchema),
});
export const resolveCommentSchema = v.object({ type: v.literal('resolve-comment'), ...onComment });
export const reopenCommentSchema = v.object({ type: v.literal('reopen-comment'), ...onComment });
export const withdrawCommentSchema = v.object({ type: v.literal('withdraw-comment'), ...onComment });
export const setVisibilitySchema = v.object({ type: v.literal('set-comment-visibility'), ...onComment, visibility: visibilitySchema });

