import * as v from 'valibot';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import { clauseKindSchema } from './content.ts';
import { countSchema, list } from './primitives.ts';

const correctionSchema: v.GenericSchema<ClauseCorrection> = v.variant('type', [
  v.object({ type: v.literal('split'), clauseId: v.string(), at: countSchema }),
  v.object({ type: v.literal('merge'), clauseId: v.string(), with: v.string() }),
  v.object({ type: v.literal('relabel'), clauseId: v.string(), kind: clauseKindSchema, heading: v.string() }),
]);

/** Corrections of how one file was split into clauses, in the order they were made. */
export const correctionsSchema = list(correctionSchema);
