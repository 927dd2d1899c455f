import type { Sha256 } from '../../base/branded.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { ContractDocument } from '../../contract/document.ts';
import type { CommandOf } from '../command.ts';
import type { ClauseId, CommentId } from '../ids.ts';
import { emptyNegotiation } from '../state.ts';
import { unitsOf } from '../units.ts';
import { placedClauses } from './identify.ts';
import { planReceivedComments } from './plan-comments.ts';

export type ImportInput = {
  readonly sha256: Sha256;
  readonly fileName: string;
  readonly template: string;
  /** As a person corrected it. */
  readonly document: ContractDocument;
  readonly corrections?: readonly ClauseCorrection[];
  readonly newId: () => ClauseId;
  readonly newCommentId: () => CommentId;
};

/** The import of a first file: every unit becomes a clause with an identity for life (rule N2). */
export function planImport(input: ImportInput): CommandOf<'import'> {
  const units = unitsOf(input.document.clauses);
  const clauseOf = new Map(units.map((unit) => [unit.nodeId, input.newId()]));
  const blocks = new Map(units.map((unit) => [unit.nodeId, unit.blocks]));
  const places = placedClauses(units, clauseOf);
  const comments = planReceivedComments({ state: emptyNegotiation, known: [], comments: input.document.comments, places, newId: input.newCommentId });
  return {
    type: 'import',
    sha256: input.sha256,
    fileName: input.fileName,
    template: input.template,
    clauses: places.map((clause) => ({ ...clause, blocks: blocks.get(clause.nodeId) ?? [] })),
    ...(input.corrections === undefined || input.corrections.length === 0 ? {} : { corrections: input.corrections }),
    words: input.document.words,
    messages: input.document.messages,
    ...(comments.length === 0 ? {} : { comments }),
  };
}
