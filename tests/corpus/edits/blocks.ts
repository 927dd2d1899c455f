import type { ClauseNode } from '../../../shared/contract/clause.ts';
import { paragraphText, type Block } from '../../../shared/contract/content.ts';

/** A clause and everything below it, in document order. */
export const subtree = (node: ClauseNode): readonly ClauseNode[] => [node, ...node.children.flatMap(subtree)];

/** A clause and its items: what one replacement covers. */
export const covered = (node: ClauseNode): readonly ClauseNode[] => [node, ...node.children.filter((child) => child.kind === 'item').flatMap(covered)];

/** The text of each paragraph, in tables cell by cell. */
export const blockLines = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [paragraphText(block)] : block.rows.flatMap((row) => row.cells.flatMap((cell) => blockLines(cell.blocks)))));
