import type { ClauseNode } from '../../contract/clause.ts';
import type { ContractComment, ContractDocument, SideStory } from '../../contract/document.ts';
import { words } from '../../text/tokens.ts';
import { clauseTitle } from '../segment/clause-title.ts';
import { segment } from '../segment/segment.ts';
import type { Segment } from '../segment/tree.ts';
import type { Zlib } from '../zlib-port.ts';
import { readComments, type AnchoredComment } from './comments.ts';
import { createBlockReader } from './contract-blocks.ts';
import { readDocument, viewStories, type DocumentModel, type StoryView } from './document.ts';
import { packageFindings, textFindings } from './hidden-content.ts';
import { importReport, missingParts, unknownFormats } from './import-report.ts';
import { markAuthors } from './mark-authors.ts';
import type { View } from './revisions.ts';
import { hasRevisionMarks } from './stories.ts';
import { storyLines } from './story-lines.ts';
import type { ViewBlock } from './views.ts';

/**
 * Reads a .docx as a contract: clauses with their content, side stories, authors, comments, findings and the import
 * report (rules R1–R6). The accepted view unless told otherwise. Throws an `AppFailure` for a file that cannot be read.
 */
export function readContract(bytes: Uint8Array, zlib: Zlib, view: View = 'accepted'): ContractDocument {
  return contractOf(readDocument(bytes, zlib), view);
}

export function contractOf(model: DocumentModel, view: View): ContractDocument {
  const stories = viewStories(model, view);
  const body = stories.find((story) => story.story.kind === 'body');
  const segments = body === undefined ? [] : segment(model, body);
  const clauses = body === undefined ? [] : clauseNodes(model, body, segments);
  const owner = clauseOwner(segments);
  const sideStories = stories.filter((story) => story.story.kind !== 'body').map(sideStory).filter((story) => story.text !== '');
  const allText = stories.map((story) => storyLines(story).map((line) => line.text).join('\n'));
  const report = importReport(model);
  return {
    clauses,
    sideStories,
    authors: markAuthors(model),
    comments: readComments(model).map((comment) => withClause(comment, owner)),
    findings: [...textFindings(model, stories, (block) => clauseTitle(owner.byBlock.get(block))), ...packageFindings(model)],
    report,
    messages: [...report.parts.filter((part) => part.fate === 'notUnderstood').map((part) => `${part.part}: ${part.note}`), ...missingParts(model), ...unknownFormats(model, stories)],
    hasMarks: model.stories.some((story) => hasRevisionMarks(story.document)),
    words: allText.reduce((sum, text) => sum + words(text).length, 0),
  };
}

/** The clause tree as plain content. */
export function clauseNodes(model: DocumentModel, body: StoryView, segments: readonly Segment[]): ClauseNode[] {
  const readBlocks = createBlockReader(model, body);
  const convert = (node: Segment): ClauseNode => ({
    id: node.id,
    number: node.number,
    heading: node.heading,
    level: node.level,
    kind: node.kind,
    blocks: readBlocks(node.blocks),
    why: node.why,
    confidence: node.confidence,
    children: node.children.map(convert),
  });
  return segments.map(convert);
}

type Owner = { readonly byBlock: ReadonlyMap<ViewBlock, Segment>; readonly inOrder: readonly (readonly [ViewBlock, Segment])[] };

function clauseOwner(segments: readonly Segment[]): Owner {
  const inOrder: (readonly [ViewBlock, Segment])[] = [];
  const visit = (node: Segment): void => {
    for (const block of node.blocks) inOrder.push([block, node]);
    node.children.forEach(visit);
  };
  segments.forEach(visit);
  return { byBlock: new Map(inOrder), inOrder };
}

function withClause(comment: AnchoredComment, owner: Owner): ContractComment {
  const { part: _part, from, to: _to, ...rest } = comment;
  const found = owner.inOrder.findLast(([block]) => {
    const start = block.type === 'paragraph' ? block.sources[0]?.element.start : block.node.element.start;
    return start !== undefined && start <= from;
  });
  return { ...rest, clauseId: from < 0 ? '' : (found?.[1].id ?? '') };
}

const sideStory = (story: StoryView): SideStory => ({
  story: story.story.kind,
  part: story.story.part,
  text: storyLines(story).map((line) => line.text).join('\n').trim(),
});
