import { fail } from '../../base/app-error.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { ClauseEdit } from '../../contract/clause-edit.ts';
import type { ParagraphBlock } from '../../contract/content.ts';
import { planBlocks, type Move, type Op } from '../compare/plan.ts';
import type { Token } from '../compare/tokens.ts';
import { readSide, type ParagraphUnit, type Side, type Unit } from '../compare/units.ts';
import { writeArchive } from '../package/zip-write.ts';
import { viewStories, readDocument, type DocumentModel } from '../read/document.ts';
import { createLookReader } from '../read/run-look.ts';
import type { ViewBlock } from '../read/views.ts';
import { resolveRevisions } from '../resolve/resolve-revisions.ts';
import { correctSegments } from '../segment/correct-segments.ts';
import { segment } from '../segment/segment.ts';
import type { Segment } from '../segment/tree.ts';
import { verifyEdits } from '../verify/verify-edits.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { applySplices } from '../xml/splice.ts';
import type { Zlib } from '../zlib-port.ts';
import { createClauseInserter } from './clause-inserter.ts';
import { wordedUnits, type Look, type WordedUnits } from './clause-units.ts';
import { createMarkWriter, firstFreeId, type MarkAuthorship } from './marks.ts';
import { writeBlocks } from './write-blocks.ts';

export type WriteClausesOptions = MarkAuthorship & {
  readonly mode: 'redline' | 'clean';
  /** How a person corrected the clauses the edits speak of. */
  readonly corrections?: readonly ClauseCorrection[];
  /** What becomes of the marks the base carries in a redline: they are accepted first (as in a clean copy), or stay as they are with ours on top. */
  readonly earlierMarks?: 'accept' | 'keep';
};

/**
 * Writes edits of clauses onto a file by splices (rules W1–W4, W6). Marks the base carries are accepted first,
 * or kept where a redline asks for it: then rejecting ours alone gives the base as it was, marks included. Clause ids are
 * those of `readContract(base)` in its accepted view. In `redline` mode the edits are tracked changes by the
 * given author, in `clean` mode they simply stand. The result is re-opened and verified before it is returned; with no
 * edits an unmarked base comes back byte for byte. Throws an `AppFailure` when an edit names no clause, cannot be
 * written, or fails verification.
 */
export function writeClauses(base: Uint8Array, edits: readonly ClauseEdit[], options: WriteClausesOptions, zlib: Zlib): Uint8Array {
  const keeps = options.mode === 'redline' && options.earlierMarks === 'keep';
  const ground = keeps ? base : resolveRevisions(base, 'accept', zlib);
  const model = readDocument(ground, zlib);
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined || edits.length === 0) return ground;
  const side = readSide(model, body);
  const plan = planEdits(side, correctSegments(segment(model, body), options.corrections ?? []), edits);
  const { document, container, part } = body.story;
  const marks = createMarkWriter(document.root.scope.declared.get('w') ?? 'w', options, counter(firstFreeId(partSources(model))));
  const inserter = createClauseInserter({ source: document.source, w: marks.w, looks: createLookReader(document.source, model.styles), ...plan });
  const source = applySplices(document.source, writeBlocks({ source: document.source, marks, inserter }, plan.ops, container));
  const redline = writeArchive(model.docx.archive, new Map([[part, new TextEncoder().encode(source)]]), zlib);
  const result = options.mode === 'redline' ? redline : resolveRevisions(redline, 'accept', zlib);
  verifyEdits({ base: model, redline: readDocument(redline, zlib), result: readDocument(result, zlib), expected: plan.expected, isClean: options.mode === 'clean', isOwn: marks.isOwn });
  return result;
}

const partSources = (model: DocumentModel): string[] => [...new Set(model.stories.map((story) => story.document.source))];

function counter(from: number): () => number {
  let next = from;
  return () => next++;
}

type EditPlan = {
  readonly ops: readonly Op[];
  /** The text of each top-level block as it must read when everything is accepted. */
  readonly expected: readonly string[];
  readonly lookOf: ReadonlyMap<Token, Look>;
  readonly blockOf: WordedUnits['paragraphs'];
  readonly templateOf: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => XmlElement | undefined;
};

/** One stretch of the body in its new order: the base's units, or what takes their place. */
type Stretch = { readonly owner: Segment; readonly before: readonly Unit[]; after: readonly Unit[]; move?: 'from' | 'to' };

function planEdits(side: Side, roots: readonly Segment[], edits: readonly ClauseEdit[]): EditPlan {
  const unitOf = new Map<ViewBlock, Unit>();
  side.story.blocks.forEach((block, index) => {
    const unit = side.units[index];
    if (unit !== undefined) unitOf.set(block, unit);
  });
  const segments = flatten(roots);
  const byId = new Map(segments.map((node) => [node.id, node]));
  const lookOf = new Map<Token, Look>();
  const blockOf = new Map<ParagraphUnit, ParagraphBlock>();
  const templates = new Map<ParagraphUnit, XmlElement>();
  const units = (node: Segment): Unit[] => node.blocks.map((block) => unitOf.get(block)).filter((unit) => unit !== undefined);
  const find = (id: string): Segment => byId.get(id) ?? fail('edit.no-clause', 'The clause to change is not in the file any more.', 'Reload the negotiation and try again.');

  const stretches: Stretch[] = segments.map((node) => {
    const own = units(node);
    return { owner: node, before: own, after: own };
  });
  const worded = (blocks: Parameters<typeof wordedUnits>[0], model: readonly Unit[]): readonly Unit[] => {
    const made = wordedUnits(blocks, model.flatMap(tokensOf));
    for (const [token, look] of made.looks) lookOf.set(token, look);
    for (const [unit, block] of made.paragraphs) blockOf.set(unit, block);
    const paragraphs = model.filter((unit) => unit.type === 'paragraph');
    for (const [index, unit] of [...made.paragraphs.keys()].entries()) {
      const template = templateFor(unit, index, made, paragraphs);
      if (template !== undefined) templates.set(unit, template);
    }
    return made.units;
  };
  const indexOf = (node: Segment): number => stretches.findIndex((stretch) => stretch.owner === node && stretch.move !== 'to');
  const endOf = (node: Segment): number => {
    let end = indexOf(node) + 1;
    while (end < stretches.length && isBelow(stretches[end]?.owner, node)) end += 1;
    return end;
  };

  for (const edit of edits) {
    if (edit.type === 'replace') {
      const node = find(edit.clauseId);
      const covered = [node, ...itemsBelow(node)];
      const before = covered.flatMap(units);
      const after = worded(edit.blocks, before);
      // The clause and its items are one text: the first stretch takes it all.
      covered.forEach((part, index) => {
        const at = indexOf(part);
        if (index === 0) stretches[at] = { owner: part, before, after };
        else stretches[at] = { owner: part, before: [], after: [] };
      });
    } else if (edit.type === 'insert') {
      const sibling = edit.after === '' ? undefined : find(edit.after);
      const at = sibling === undefined ? 0 : endOf(sibling);
      const likeness = sibling ?? segments[0];
      const model = likeness === undefined ? [] : [likeness, ...itemsBelow(likeness)].flatMap(units);
      if (likeness !== undefined) stretches.splice(at, 0, { owner: likeness, before: [], after: worded(edit.blocks, model), move: 'to' });
    } else if (edit.type === 'remove') {
      const node = find(edit.clauseId);
      for (let at = indexOf(node); at < endOf(node); at += 1) {
        const stretch = stretches[at];
        if (stretch !== undefined) stretch.after = [];
      }
    } else {
      const node = find(edit.clauseId);
      const from = indexOf(node);
      const to = endOf(node);
      const moving = stretches.slice(from, to).map((stretch): Stretch => ({ owner: stretch.owner, before: [], after: stretch.before, move: 'to' }));
      for (const stretch of stretches.slice(from, to)) {
        stretch.after = [];
        stretch.move = 'from';
      }
      const target = edit.after === '' ? 0 : endOf(find(edit.after));
      stretches.splice(target, 0, ...moving);
    }
  }
  let moves = 0;
  const nextMove = (): number => (moves += 1);
  const links = new Map<Unit, Move>();
  const linkOf = (unit: Unit): Move => {
    let found = links.get(unit);
    if (found === undefined) links.set(unit, (found = { id: nextMove(), edited: false, from: unit, to: unit }));
    return found;
  };
  const ops = stretches.flatMap((stretch): Op[] => {
    if (stretch.before === stretch.after) return planBlocks(stretch.before, stretch.after, nextMove);
    if (stretch.move === 'from') return stretch.before.map((unit) => (canMove(unit) ? { type: 'delete', before: unit, move: linkOf(unit) } : { type: 'delete', before: unit }));
    const isMoved = stretch.move === 'to' && stretch.after.every((unit) => !(unit.type === 'paragraph' && blockOf.has(unit)));
    if (isMoved) return stretch.after.map((unit) => (canMove(unit) ? { type: 'insert', after: unit, move: linkOf(unit) } : { type: 'insert', after: unit }));
    return planBlocks(stretch.before, stretch.after, nextMove);
  });
  return { ops, expected: expectedTexts(stretches), lookOf, blockOf, templateOf: (unit, neighbour) => templates.get(unit) ?? neighbour };
}

/** A section's end stays as an empty line when its paragraph goes (C10), and a body never becomes quite empty. */
function expectedTexts(stretches: readonly Stretch[]): string[] {
  const endsSection = (unit: Unit): boolean => unit.type === 'paragraph' && child(unit.paragraph.properties, 'w:sectPr') !== undefined;
  const texts = stretches.flatMap((stretch) => [...stretch.after.map((unit) => unit.text), ...(stretch.after.length === 0 ? stretch.before.filter(endsSection).map(() => '') : [])]);
  return texts.length === 0 ? [''] : texts;
}

/** A paragraph that carries marks of others is deleted here and inserted there: a move would hide whose words they were. */
const canMove = (unit: Unit): boolean =>
  unit.type === 'paragraph' && unit.paragraph.sources.every((node) => node.mark.length === 0 && node.pieces.every((piece) => piece.revisions.length === 0));

const flatten = (nodes: readonly Segment[]): Segment[] => nodes.flatMap((node) => [node, ...flatten(node.children)]);

/** Items are part of the clause above them. */
const itemsBelow = (node: Segment): Segment[] => node.children.filter((child) => child.kind === 'item').flatMap((child) => [child, ...itemsBelow(child)]);

function isBelow(node: Segment | undefined, above: Segment): boolean {
  for (let up = node?.parent; up !== undefined; up = up.parent) if (up === above) return true;
  return false;
}

const tokensOf = (unit: Unit): readonly Token[] =>
  unit.type === 'paragraph' ? unit.tokens : unit.type === 'table' ? unit.rows.flatMap((row) => row.cells.flatMap((cell) => cell.flatMap(tokensOf))) : [];

/** A new paragraph is set like the paragraph of its clause that stands at the same list level, and the first like the first. */
function templateFor(unit: ParagraphUnit, index: number, made: WordedUnits, paragraphs: readonly ParagraphUnit[]): XmlElement | undefined {
  const wanted = made.paragraphs.get(unit);
  const level = (candidate: ParagraphUnit): number => (candidate.label === undefined ? 0 : candidate.label.place.level + 1);
  const elementOf = (candidate: ParagraphUnit | undefined): XmlElement | undefined => candidate?.paragraph.sources.at(-1)?.element;
  if (index === 0) return elementOf(paragraphs[0]);
  const same = paragraphs.filter((candidate) => level(candidate) === (wanted?.level ?? 0));
  const body = same.filter((candidate) => candidate !== paragraphs[0]);
  return elementOf(body.at(-1) ?? same.at(-1) ?? paragraphs.at(-1));
}
