import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import type { Unit } from '../compare/units.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import type { ViewBlock } from '../read/views.ts';
import type { ClauseIndex } from '../segment/clause-index.ts';
import type { XmlElement } from '../xml/scan.ts';

/** The clause a block of the returned body is told under. */
export type ClauseOfBlock = (block: XmlElement) => Clause;

/**
 * What ends no line of the returned contract, because they tracked its deletion, is told under the clause of the sent file it stood in: a clause that goes
 * is told under its own name, not under that of the one before it (A1). Everything else stands in a clause of the returned file.
 */
export function clausesOfReturn(returned: DocumentModel, at: ClauseIndex['at'], stories: readonly StoryComparison[]): ClauseOfBlock {
  const standing = new Set((viewStories(returned, 'accepted').find(({ story }) => story.kind === 'body')?.blocks ?? []).map(lastElement));
  const sent = new Map<XmlElement, () => Clause>();
  const body = stories.find(({ kind }) => kind === 'body');
  const pair = (story: StoryComparison, before: Unit, after: Unit): void => {
    for (const element of elementsOf(after)) if (!standing.has(element)) sent.set(element, () => story.clauseBefore(before));
  };
  for (const op of body?.ops ?? []) {
    if (body === undefined) break;
    if (op.type === 'table') pair(body, op.before, op.after);
    else if (op.type === 'insert' && op.move !== undefined) pair(body, op.move.from, op.move.to);
    else if (op.type === 'region') {
      op.afters.forEach((after, index) => {
        const before = op.befores[Math.min(index, op.befores.length - 1)];
        if (before !== undefined) pair(body, before, after);
      });
    }
  }
  return (block) => sent.get(block)?.() ?? at(block);
}

/** The stored block that gives a line its end; one before it flowed into it. */
const lastElement = (block: ViewBlock): XmlElement | undefined => (block.type === 'paragraph' ? block.sources.at(-1)?.element : block.node.element);

const elementsOf = (unit: Unit): readonly XmlElement[] =>
  unit.type === 'paragraph' ? unit.paragraph.sources.map(({ element }) => element) : [unit.type === 'table' ? unit.table.node.element : unit.opaque.node.element];
