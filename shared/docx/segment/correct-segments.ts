import { fail } from '../../base/app-error.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import { correctClauses, type ClauseTree } from '../../contract/correct-clauses.ts';
import type { ViewBlock } from '../read/views.ts';
import type { Segment } from './tree.ts';

/** The clauses of a file as a person corrected them (rule R6), still tied to the file. */
export function correctSegments(roots: readonly Segment[], corrections: readonly ClauseCorrection[]): readonly Segment[] {
  if (corrections.length === 0) return roots;
  const corrected = correctClauses<ViewBlock>(roots, corrections);
  return corrected.ok ? corrected.value.map((node) => segmentOf(node, undefined)) : fail('clauses.correction', corrected.error.message, corrected.error.remedy);
}

function segmentOf(node: ClauseTree<ViewBlock>, parent: Segment | undefined): Segment {
  const made: Segment = { ...node, blocks: [...node.blocks], children: [], parent };
  made.children.push(...node.children.map((child) => segmentOf(child, made)));
  return made;
}
