import type { ClauseKind } from '../../contract/clause.ts';
import { viewText, type ViewBlock } from '../read/views.ts';

/** A clause of one document, still tied to the blocks it was found in. */
export type Segment = {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly level: number;
  kind: ClauseKind;
  readonly blocks: ViewBlock[];
  readonly why: string;
  readonly confidence: number;
  readonly children: Segment[];
  readonly parent: Segment | undefined;
};

/** What makes a block the start of a clause, and how deep it sits compared with others. */
export type Start = {
  readonly rank: Rank;
  readonly number: string;
  readonly heading: string;
  readonly kind: ClauseKind;
  readonly why: string;
  readonly confidence: number;
};

/**
 * `order` puts shapes of different families above one another; Two starts with equal
 * keys are siblings.
 */
export type Rank = {
  readonly key: string;
  readonly order: number;
  readonly value: number;
  readonly outline?: number;
  /** The computed list it counts in, where there is one. */
  readonly list?: { readonly id: string; readonly level: number };
};

/** Headings that divide a document into cover page, standard terms and the like. */
export const COVER_KEY = 'heading-of-part';

type Open = { readonly segment: Segment; readonly rank: Rank; last: number };

/** The tree as it grows, block by block. */
export type Builder = {
  readonly roots: Segment[];
  readonly append: (block: ViewBlock) => void;
  readonly open: (start: Start, block: ViewBlock) => void;
  readonly isEmpty: () => boolean;
  /** Whether the terms themselves have begun: a numbered, outlined or headed clause, not only title, cover and recitals. */
  readonly hasClauses: () => boolean;
  readonly currentKind: () => ClauseKind | undefined;
  readonly currentKey: () => string;
  /** Whether places to sign have stood anywhere before; the words that announce them alone are none. */
  readonly hasSigned: () => boolean;
  /** Inside a part of definitions: in the part itself or in one of its terms. */
  readonly inDefinitions: () => boolean;
};

export function createBuilder(): Builder {
  const roots: Segment[] = [];
  let stack: Open[] = [];
  let count = 0;
  let clauses = 0;

  const create = (start: Start, parent: Segment | undefined): Segment => {
    count += 1;
    const made: Segment = {
      id: `c${count}`, number: start.number, heading: start.heading, level: (parent?.level ?? 0) + 1, kind: start.kind, blocks: [], why: start.why,
      confidence: start.confidence, children: [], parent,
    };
    (parent?.children ?? roots).push(made);
    return made;
  };

  const open = (start: Start, block: ViewBlock): void => {
    if (!isEnumerated(start.rank)) stack = stack.filter((entry) => !entry.rank.key.startsWith('part'));
    stack = stack.slice(0, depthFor(stack, start.rank));
    const made = create(start, stack.at(-1)?.segment);
    made.blocks.push(block);
    stack.push({ segment: made, rank: start.rank, last: start.rank.value });
    const isCover = start.rank.key === COVER_KEY || start.rank.key.startsWith('part');
    if (!isCover && (start.kind === 'clause' || start.kind === 'article' || start.kind === 'definitions')) clauses += 1;
  };

  return {
    roots,
    open,
    append: (block) => {
      if (stack.length === 0) {
        open({ rank: { key: 'part-text', order: 0, value: 0 }, number: '', heading: '', kind: 'text', why: 'text before the first clause', confidence: 1 }, block);
        return;
      }
      stack.at(-1)?.segment.blocks.push(block);
    },
    isEmpty: () => roots.length === 0,
    hasClauses: () => clauses > 0,
    currentKind: () => stack.at(-1)?.segment.kind,
    currentKey: () => stack.at(-1)?.rank.key ?? '',
    hasSigned: () => roots.some((root) => root.kind === 'signature' && root.blocks.filter((block) => block.type !== 'paragraph' || viewText(block).trim() !== '').length > 1),
    inDefinitions: () => stack.some((entry) => entry.segment.kind === 'definitions'),
  };
}

/** Enumerated recitals and parties, and defined terms, belong to their heading; a clause after them does not. */
const isEnumerated = (rank: Rank): boolean => rank.order >= 70 || rank.key === 'definition' || (rank.key.startsWith('decimal-1') && rank.key.includes('('));

/** How many open clauses stay open when one of this rank starts. */
function depthFor(stack: readonly Open[], rank: Rank): number {
  if (rank.order === 0) return 0;
  // A sibling continues its sequence.
  const siblings = stack.map((open, depth) => ({ open, depth })).filter(({ open }) => isSibling(open.rank, rank));
  const continued = siblings.findLast(({ open }) => rank.value === 0 || open.last === 0 || open.last + 1 === rank.value);
  if (continued !== undefined) return continued.depth;
  const nearest = siblings.at(-1);
  if (nearest !== undefined && rank.value !== 1) return nearest.depth;
  if (nearest !== undefined && rank.list !== undefined && nearest.open.rank.list?.id === rank.list.id) return nearest.depth;
  // Otherwise it goes below everything that ranks above it.
  let depth = stack.length;
  while (depth > 0) {
    const open = stack[depth - 1];
    if (open === undefined || isAbove(open.rank, rank)) break;
    depth -= 1;
  }
  return depth;
}

function isSibling(open: Rank, rank: Rank): boolean {
  if (open.list !== undefined && rank.list !== undefined && open.list.id === rank.list.id) return open.list.level === rank.list.level;
  return open.key === rank.key && (open.outline === rank.outline || open.outline === undefined || rank.outline === undefined);
}

const isDecimal = (rank: Rank): boolean => rank.key.startsWith('decimal') && !rank.key.includes('(');

/** Whether one start ranks above another: by their common list, their heading levels, and last by how labels are usually nested. */
function isAbove(open: Rank, rank: Rank): boolean {
  if (open.list !== undefined && rank.list !== undefined && open.list.id === rank.list.id) return open.list.level < rank.list.level;
  if (open.key === COVER_KEY || rank.key === COVER_KEY) return open.order < rank.order;
  if (isDecimal(open) && isDecimal(rank) && open.order !== rank.order) return open.order < rank.order;
  if (open.outline !== undefined && rank.outline !== undefined && open.outline !== rank.outline) return open.outline < rank.outline;
  if (open.outline !== undefined && rank.outline === undefined) return true;
  if (open.outline === undefined && rank.outline !== undefined) return open.order < 30 && open.order < rank.order;
  // Lists of enumerators nest in the order they appear: (a) may hold (i), and (i) may hold (A).
  if (open.order >= 70 && rank.order >= 70) return open.key !== rank.key;
  // "1." below "1.": a list of its own inside the clause, unless both are headings of one level: then numbering starts again.
  const startsAgain = open.outline !== undefined && open.outline === rank.outline;
  return open.order < rank.order || (open.order < 60 && rank.value === 1 && isEnumerated(rank)) || (isDecimal(open) && isDecimal(rank) && rank.value === 1 && !startsAgain);
}

/** Clauses with everything below them, in document order. */
export const flattenSegments = (nodes: readonly Segment[]): Segment[] => nodes.flatMap((node) => [node, ...flattenSegments(node.children)]);

/** A clause with its items, which are part of it, in document order. */
export const withItems = (node: Segment): Segment[] => [node, ...node.children.filter((child) => child.kind === 'item').flatMap(withItems)];
