import * as v from 'valibot';
import type { Sha256 } from '../../base/branded.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import { blocksSchema, clauseKindSchema } from './content.ts';
import { correctionsSchema } from './correction.ts';
import { clauseIdSchema, countSchema, list, sha256Schema } from './primitives.ts';

/** A clause as one file has it, recorded so that better segmentation never shifts an old negotiation. */
const recordedClauseFields = {
  clauseId: clauseIdSchema,
  /** The `ClauseNode.id` in that file's reading. */
  nodeId: v.string(),
  /** That node and its items: everything a replacement of this clause covers. */
  nodeIds: list(v.string()),
  number: v.string(),
  heading: v.string(),
  kind: clauseKindSchema,
  level: countSchema,
  parentId: v.nullable(clauseIdSchema),
};

const placed = v.object(recordedClauseFields);

/** Where a clause stands in a file; its words are known from the positions. */
export interface PlacedClause extends v.InferOutput<typeof placed> {}

const recorded = v.object({ ...recordedClauseFields, blocks: blocksSchema });

/** A clause with its words, recorded when the file is the first to have it. */
export interface RecordedClause extends v.InferOutput<typeof recorded> {}
export const recordedClauseSchema: v.GenericSchema<RecordedClause> = recorded;

/** Which clause of the negotiation is which clause of one file, in document order. */
export type Reading = {
  readonly sha256: Sha256;
  readonly clauses: readonly PlacedClause[];
  /** What a person corrected in how the file was split; node ids are those of the corrected tree. */
  readonly corrections?: readonly ClauseCorrection[];
};
export const readingSchema: v.GenericSchema<Reading> = v.object({ sha256: sha256Schema, clauses: list(placed), corrections: v.exactOptional(correctionsSchema) });

/** A reading with the corrections it was made with; without any, as logs have always had it. */
export const withCorrections = (reading: Reading, corrections: readonly ClauseCorrection[]): Reading => (corrections.length === 0 ? reading : { ...reading, corrections });
