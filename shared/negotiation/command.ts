import type { ClauseId, CommentId } from './ids.ts';
import type { UserCommand } from './schema/commands.ts';
import type { EventOf } from './schema/events.ts';

type AsCommand<T extends string, E> = { readonly type: T } & Omit<E, 'type'>;

/** A person's wish to insert a clause, with the identity the back end gave it. */
export type InsertCommand = Extract<UserCommand, { type: 'insert' }> & { readonly clauseId: ClauseId };

/** A person's comment, with the identity the back end gave it. */
export type CommentCommand = Extract<UserCommand, { type: 'comment' }> & { readonly commentId: CommentId };

/** Everything `decide` can be asked: what people ask, and what services record about files. */
export type Command =
  | Exclude<UserCommand, { type: 'insert' | 'comment' }>
  | InsertCommand
  | CommentCommand
  | AsCommand<'create', EventOf<'negotiation-created'>>
  | AsCommand<'import', EventOf<'document-imported'>>
  | AsCommand<'record-sent', EventOf<'round-sent'>>
  | AsCommand<'record-received', EventOf<'round-received'>>
  | AsCommand<'record-own-version', EventOf<'own-version-taken'>>
  | AsCommand<'record-deal', EventOf<'deal-set'>>
  | AsCommand<'record-split', EventOf<'clause-split'>>
  | AsCommand<'record-merger', EventOf<'clauses-merged'>>;

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** The domain says no: a value, worded for people. */
export type Rejection = { readonly code: string; readonly message: string; readonly remedy: string };
