import type { ClauseEdit } from '../../../shared/contract/clause-edit.ts';
import type { ClauseNode } from '../../../shared/contract/clause.ts';
import { blockLines, covered, subtree } from './blocks.ts';

type Stretch = { readonly node: ClauseNode | undefined; readonly lines: readonly string[] };

/**
 * What the document must say after the edits, worked out from the clauses alone and not from how a file is written. Lines
 * without a word are left out: a section's end stays as an empty line when its clause goes (C10).
 */
export function expectedLines(roots: readonly ClauseNode[], edits: readonly ClauseEdit[]): readonly string[] {
  let stretches = roots.flatMap(subtree).map((node): Stretch => ({ node, lines: blockLines(node.blocks) }));
  const find = (id: string): ClauseNode => {
    const found = stretches.find((stretch) => stretch.node?.id === id)?.node;
    if (found === undefined) throw new Error(`No clause ${id}`);
    return found;
  };
  const endOf = (node: ClauseNode): number => {
    const below = subtree(node);
    return stretches.findLastIndex((stretch) => stretch.node !== undefined && below.includes(stretch.node)) + 1;
  };
  for (const edit of edits) {
    if (edit.type === 'insert') {
      const at = edit.after === '' ? 0 : endOf(find(edit.after));
      stretches = stretches.toSpliced(at, 0, { node: undefined, lines: blockLines(edit.blocks) });
      continue;
    }
    const node = find(edit.clauseId);
    if (edit.type === 'replace') {
      const parts = covered(node);
      stretches = stretches.map((stretch) => (stretch.node === node ? { node, lines: blockLines(edit.blocks) } : stretch.node !== undefined && parts.includes(stretch.node) ? { ...stretch, lines: [] } : stretch));
      continue;
    }
    const below = subtree(node);
    const taken = stretches.filter((stretch) => stretch.node !== undefined && below.includes(stretch.node));
    stretches = stretches.filter((stretch) => !taken.includes(stretch));
    if (edit.type === 'move') stretches = stretches.toSpliced(edit.after === '' ? 0 : endOf(find(edit.after)), 0, ...taken);
  }
  return worded(stretches.flatMap((stretch) => stretch.lines));
}

/** Every line of a reading that says something. */
export const readLines = (roots: readonly ClauseNode[]): readonly string[] => worded(roots.flatMap(subtree).flatMap((node) => blockLines(node.blocks)));

const worded = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');
