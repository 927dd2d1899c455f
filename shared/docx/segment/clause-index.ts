import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { Clause } from '../compare/story-comparison.ts';
import type { Unit } from '../compare/units.ts';
import { viewStories, type DocumentModel, type StoryView } from '../read/document.ts';
import type { ViewBlock } from '../read/views.ts';
import type { XmlElement } from '../xml/scan.ts';
import { clauseTitle } from './clause-title.ts';
import { correctSegments } from './correct-segments.ts';
import { segment } from './segment.ts';
import type { Segment } from './tree.ts';

/** Finds the clause a place of the main document belongs to, by its offset, whatever view the place was read in. */
export type ClauseIndex = { readonly at: (element: XmlElement | undefined) => Clause; readonly of: (unit: Unit) => Clause };

/** Indexes the clauses of the accepted view, as a person corrected them. Content only the rejected view has belongs to the clause before it. */
export function createClauseIndex(model: DocumentModel, body = acceptedBody(model), corrections: readonly ClauseCorrection[] = []): ClauseIndex {
  const starts: { readonly start: number; readonly node: Segment }[] = [];
  const visit = (node: Segment): void => {
    for (const block of node.blocks) starts.push({ start: blockElement(block)?.start ?? 0, node });
    node.children.forEach(visit);
  };
  if (body !== undefined) correctSegments(segment(model, body), corrections).forEach(visit);
  starts.sort((one, two) => one.start - two.start);
  const at = (element: XmlElement | undefined): Clause => {
    if (element === undefined) return { id: '', title: '' };
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.start ?? 0) <= element.start) low = middle + 1;
      else high = middle;
    }
    const node = starts[low - 1]?.node;
    return { id: node?.id ?? '', title: clauseTitle(node) };
  };
  return { at, of: (unit) => at(blockElement(unit.type === 'paragraph' ? unit.paragraph : unit.type === 'table' ? unit.table : unit.opaque)) };
}

const acceptedBody = (model: DocumentModel): StoryView | undefined => viewStories(model, 'accepted').find((story) => story.story.kind === 'body');

/** The stored element a block starts with. A paragraph that flowed together starts with its last source, whose mark remains. */
const blockElement = (block: ViewBlock): XmlElement | undefined => (block.type === 'paragraph' ? block.sources.at(-1)?.element : block.node.element);
