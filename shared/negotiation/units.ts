import type { ClauseKind, ClauseNode } from '../contract/clause.ts';
import type { Block } from '../contract/content.ts';

/**
 * What is negotiated on its own: every clause of a reading except items, which belong to the clause above them.
 * `blocks` are the clause's own blocks and those of its items; a `ClauseEdit` that replaces the unit's node is given
 * the same extent, items included.
 */
export type Unit = {
  readonly nodeId: string;
  /** The node and its items. */
  readonly nodeIds: readonly string[];
  readonly number: string;
  readonly heading: string;
  readonly kind: ClauseKind;
  readonly level: number;
  /** The unit above, or `null`. */
  readonly parent: string | null;
  readonly blocks: readonly Block[];
};

/** The units of a reading in document order (rule N19). */
export function unitsOf(clauses: readonly ClauseNode[]): readonly Unit[] {
  const units: Unit[] = [];
  for (const clause of clauses) addUnit(units, clause, null);
  return units;
}

function addUnit(units: Unit[], node: ClauseNode, parent: string | null): void {
  const folded = foldItems(node);
  const { id: nodeId, number, heading, kind, level } = node;
  units.push({ nodeId, nodeIds: folded.nodeIds, number, heading, kind, level, parent, blocks: folded.blocks });
  for (const child of folded.clauses) addUnit(units, child, nodeId);
}

type Folded = { readonly nodeIds: readonly string[]; readonly blocks: readonly Block[]; readonly clauses: readonly ClauseNode[] };

function foldItems(node: ClauseNode): Folded {
  const nodeIds = [node.id];
  const blocks = [...node.blocks];
  const clauses: ClauseNode[] = [];
  for (const child of node.children) {
    if (child.kind !== 'item') {
      clauses.push(child);
      continue;
    }
    const inner = foldItems(child);
    nodeIds.push(...inner.nodeIds);
    blocks.push(...inner.blocks);
    clauses.push(...inner.clauses);
  }
  return { nodeIds, blocks, clauses };
}
