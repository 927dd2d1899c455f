import { err, ok, type Result } from '../base/result.ts';
import type { ClauseKind } from './clause.ts';
import type { ClauseCorrection, CorrectionRefusal } from './clause-correction.ts';

/** A clause of any tree: as read (`ClauseNode`), or still tied to the blocks of a file. */
export type ClauseTree<B> = {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly level: number;
  readonly kind: ClauseKind;
  readonly blocks: readonly B[];
  readonly why: string;
  readonly confidence: number;
  readonly children: readonly ClauseTree<B>[];
};

type Nodes<B> = readonly ClauseTree<B>[];
type Corrected<B> = Result<Nodes<B>, CorrectionRefusal>;

/** Applies corrections in order to a clause tree; the text stays complete and in order. Refuses what cannot be done exactly. */
export function correctClauses<B>(clauses: Nodes<B>, corrections: readonly ClauseCorrection[]): Corrected<B> {
  let tree = clauses;
  for (const correction of corrections) {
    const next = correctOnce(tree, correction);
    if (!next.ok) return next;
    tree = next.value;
  }
  return ok(tree);
}

function correctOnce<B>(tree: Nodes<B>, correction: ClauseCorrection): Corrected<B> {
  const place = find(tree, correction.clauseId);
  if (place === undefined) return no('There is no such clause in this document.', 'Read the document again and choose a clause.');
  if (correction.type === 'split') return split(tree, place, correction.at);
  if (correction.type === 'merge') return merge(tree, place, correction.with);
  const { kind, heading } = correction;
  if (kind === 'item' && place.parent === undefined) return no('An item belongs to a clause above it, and nothing stands above this one.', 'Merge it with the clause before it instead.');
  return ok(finished(replaced(tree, place.node.id, [{ ...place.node, kind, heading, ...BY_HAND }])));
}

/** What a person said needs no guessing. */
const BY_HAND = { why: 'corrected by hand', confidence: 1 } as const;

const no = (message: string, remedy: string): Result<never, CorrectionRefusal> => err({ message, remedy });

type Place<B> = { readonly node: ClauseTree<B>; readonly parent: ClauseTree<B> | undefined; readonly siblings: Nodes<B>; readonly index: number };

function find<B>(nodes: Nodes<B>, id: string, parent?: ClauseTree<B>): Place<B> | undefined {
  for (const [index, node] of nodes.entries()) {
    if (node.id === id) return { node, parent, siblings: nodes, index };
    const below = find(node.children, id, node);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The clause that follows another under the same parent: after a split, the second part. */
export function followerOf<B>(tree: readonly ClauseTree<B>[], id: string): ClauseTree<B> | undefined {
  const place = find(tree, id);
  return place?.siblings[place.index + 1];
}

/** A clause anywhere in a tree. */
export const clauseIn = <B>(tree: readonly ClauseTree<B>[], id: string): ClauseTree<B> | undefined => find(tree, id)?.node;

function split<B>(tree: Nodes<B>, { node }: Place<B>, at: number): Corrected<B> {
  if (node.kind === 'item') return no('This is an item of the clause above it.', 'Split that clause at this paragraph.');
  const size = unitBlocks(node).length;
  if (!Number.isInteger(at) || at < 1 || at >= size) return no(size < 2 ? 'A clause of one paragraph cannot be split.' : `A clause of ${String(size)} paragraphs can be split before paragraph 1 to ${String(size - 1)}, counted from 0.`, 'Choose a paragraph inside the clause.');
  const [kept, rest] = cut(node, at);
  // An item keeps its own id and number; a paragraph in the middle gets an id that says where it was cut.
  const holdsClauses = !rest.children.every(isItem);
  const part: ClauseTree<B> = { ...rest, kind: node.kind === 'article' && !holdsClauses ? 'clause' : node.kind, ...BY_HAND };
  // A heading of an article that lost what it headed is a clause like any other.
  const whole: ClauseTree<B> = { ...kept, kind: node.kind === 'article' ? 'clause' : node.kind };
  return ok(finished(replaced(tree, node.id, [whole, part])));
}

/** A clause and what follows the cut, sub-clauses going with the second part, because they follow it. */
function cut<B>(node: ClauseTree<B>, at: number): readonly [ClauseTree<B>, ClauseTree<B>] {
  if (at < node.blocks.length) {
    const rest = { ...node, id: `${node.id}.${String(at)}`, number: '', heading: '', blocks: node.blocks.slice(at) };
    return [{ ...node, blocks: node.blocks.slice(0, at), children: [] }, rest];
  }
  let left = at - node.blocks.length;
  for (const [index, child] of node.children.entries()) {
    const size = unitBlocks(child).length;
    const after = node.children.slice(index + 1);
    if (left === 0) return [{ ...node, children: node.children.slice(0, index) }, { ...child, children: [...child.children, ...after] }];
    if (left < size) {
      const [kept, rest] = cut(child, left);
      return [{ ...node, children: [...node.children.slice(0, index), kept] }, { ...rest, children: [...rest.children, ...after] }];
    }
    left -= size;
  }
  return [node, { ...node, blocks: [], children: [] }];
}

function merge<B>(tree: Nodes<B>, first: Place<B>, second: string): Corrected<B> {
  const other = find(tree, second);
  if (other === undefined) return no('There is no such clause in this document.', 'Read the document again and choose a clause.');
  if (first.node.kind === 'item' || other.node.kind === 'item') return no('An item already belongs to the clause above it.', 'Choose the clauses themselves.');
  const isFirstBelow = other.parent === first.node && first.node.children.slice(0, other.index).every(isItem);
  const holdsClauses = !isFirstBelow && !inOrder(first.node.children).every(isItem);
  if (holdsClauses && other.siblings === first.siblings && other.index === first.index + 1) return no('The first clause has sub-clauses between it and the second.', 'Merge those first.');
  // The last of an article is followed by the next article, although that stands above it in the tree.
  const order = inOrder(tree).filter((node) => !isItem(node));
  if (holdsClauses || order[order.indexOf(first.node) + 1] !== other.node) return no('Only clauses that follow one another can be merged.', 'Choose the clause directly below.');
  const items = first.node.children.filter(isItem);
  const joined: ClauseTree<B> = { ...other.node, kind: 'item', children: other.node.children.filter(isItem) };
  const subClauses = other.node.children.filter((child) => !isItem(child));
  const later = isFirstBelow ? first.node.children.slice(other.index + 1) : [];
  const whole: ClauseTree<B> = { ...first.node, ...BY_HAND, children: [...items, joined, ...subClauses, ...later] };
  return ok(finished(replaced(isFirstBelow ? tree : replaced(tree, other.node.id, []), first.node.id, [whole])));
}

const inOrder = <B>(nodes: Nodes<B>): Nodes<B> => nodes.flatMap((node) => [node, ...inOrder(node.children)]);

const isItem = <B>(node: ClauseTree<B>): boolean => node.kind === 'item';

/** The blocks of a clause with those of its items: what is negotiated as one text. */
export const unitBlocks = <B>(node: ClauseTree<B>): readonly B[] => [...node.blocks, ...node.children.filter(isItem).flatMap((child) => unitBlocks(child))];

const replaced = <B>(nodes: Nodes<B>, id: string, by: Nodes<B>): Nodes<B> =>
  nodes.flatMap((node) => (node.id === id ? by : [{ ...node, children: replaced(node.children, id, by) }]));

/** Levels follow the tree, and an item behind a sub-clause is a sub-clause: the text of one clause stands together. */
function finished<B>(nodes: Nodes<B>, level = 1): Nodes<B> {
  let behindClause = false;
  return nodes.map((node) => {
    const kind = node.kind === 'item' && behindClause ? 'clause' : node.kind;
    if (kind !== 'item') behindClause = true;
    return { ...node, kind, level, children: finished(node.children, level + 1) };
  });
}
