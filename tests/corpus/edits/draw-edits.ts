import type { ClauseEdit } from '../../../shared/contract/clause-edit.ts';
import type { ClauseNode } from '../../../shared/contract/clause.ts';
import type { Random } from '../../support/random.ts';
import { blockLines, covered, subtree } from './blocks.ts';
import { BLOCK_EDITS, newClause } from './edit-blocks.ts';

const BLOCK_KINDS = Object.keys(BLOCK_EDITS) as readonly (keyof typeof BLOCK_EDITS)[];
const CLAUSE_KINDS = ['clause inserted', 'clause removed', 'clause moved'] as const;
export const EDIT_KINDS = [...BLOCK_KINDS, ...CLAUSE_KINDS] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** How often the first edit is tried in one document before it is said to have no place there. */
const TRIES_FOR_FIRST = 5;

export type DrawnEdit = {
  readonly kind: EditKind;
  readonly edit: ClauseEdit;
  /** How many stored paragraphs it may touch; every other keeps its bytes. */
  readonly touches: number;
};

/**
 * One to three edits of different clauses that do not get in each other's way, the first of the kind asked for; none when the
 * document offers no place for it.
 */
export function drawEdits(roots: readonly ClauseNode[], first: EditKind, random: Random): readonly DrawnEdit[] {
  const wanted = random.below(10) < 7 ? 1 : 2 + random.below(2);
  const drawn: DrawnEdit[] = [];
  // Items are edited with the clause they belong to.
  let free = roots.flatMap(subtree).filter((node) => node.kind !== 'item');
  for (let tries = 0; drawn.length < wanted && tries < 60; tries += 1) {
    if (drawn.length === 0 && tries === TRIES_FOR_FIRST) break;
    const made = drawOne(drawn.length === 0 ? first : (random.pick(EDIT_KINDS) ?? first), free, random);
    if (made === undefined) continue;
    drawn.push(made.drawn);
    const used = new Set(made.used.flatMap((node) => subtree(node)));
    free = free.filter((node) => !used.has(node) && !made.used.some((one) => subtree(node).includes(one)));
  }
  return drawn;
}

type Made = { readonly drawn: DrawnEdit; readonly used: readonly ClauseNode[] };

function drawOne(kind: EditKind, free: readonly ClauseNode[], random: Random): Made | undefined {
  const node = random.pick(free);
  if (node === undefined) return undefined;
  const whole = blockLines(subtree(node).flatMap((part) => part.blocks)).length;
  switch (kind) {
    case 'clause inserted':
      return { drawn: { kind, edit: { type: 'insert', after: node.id, blocks: newClause(random) }, touches: 0 }, used: [node] };
    case 'clause removed':
      return free.length < 2 ? undefined : { drawn: { kind, edit: { type: 'remove', clauseId: node.id }, touches: whole }, used: [node] };
    case 'clause moved': {
      const target = random.pick(free.filter((other) => !subtree(node).includes(other) && !subtree(other).includes(node)));
      return target === undefined ? undefined : { drawn: { kind, edit: { type: 'move', clauseId: node.id, after: target.id }, touches: whole }, used: [node, target] };
    }
    default: {
      const places = free.flatMap((place) => {
        const edited = place === node || isRare(kind) ? BLOCK_EDITS[kind](covered(place).flatMap((part) => part.blocks), random) : undefined;
        return edited === undefined ? [] : [{ place, edited }];
      });
      const chosen = random.pick(places);
      return chosen === undefined ? undefined : { drawn: { kind, edit: { type: 'replace', clauseId: chosen.place.id, blocks: chosen.edited.blocks }, touches: chosen.edited.touches }, used: [chosen.place] };
    }
  }
}

/** Few clauses have a table, a tick box or a blank: for these every clause is asked. */
const isRare = (kind: keyof typeof BLOCK_EDITS): boolean => kind === 'option ticked' || kind === 'blank filled' || kind === 'row added' || kind === 'row removed' || kind === 'cell edited';
