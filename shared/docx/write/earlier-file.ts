import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import { createFormatReader } from '../compare/formatting.ts';
import type { Op } from '../compare/plan.ts';
import type { Token } from '../compare/tokens.ts';
import { readSide, type ParagraphUnit, type Side, type Unit } from '../compare/units.ts';
import { createBlockReader } from '../read/contract-blocks.ts';
import { viewStories, readDocument } from '../read/document.ts';
import { referencedBookmarks } from '../read/referenced-bookmarks.ts';
import { resolvedModel } from '../resolve/resolve-revisions.ts';
import { correctSegments } from '../segment/correct-segments.ts';
import { segment } from '../segment/segment.ts';
import { flattenSegments, withItems } from '../segment/tree.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Zlib } from '../zlib-port.ts';
import { createBaseWording, type BaseWording } from './base-wording.ts';
import { bookmarkNames } from './carry/bookmarks.ts';
import { carryBookmarks } from './carry/carry-bookmarks.ts';
import { createPartImporter } from './carry/import-parts.ts';
import { plannedParagraphs } from './carry/planned-paragraphs.ts';
import { createDocumentInserter } from './document-inserter.ts';
import { createDrawingIds } from './drawing-ids.ts';
import type { Inserter, NewWords } from './inserter.ts';
import type { MarkWriter } from './marks.ts';
import type { Splice } from '../xml/splice.ts';

/** A file of the same negotiation that holds clauses the base lacks, and how a person corrected its clauses. */
export type EarlierFile = { readonly bytes: Uint8Array; readonly corrections: readonly ClauseCorrection[] };

/** An earlier file, opened: everything in it accepted. */
export type Earlier = {
  readonly side: Side;
  /** The wording of a clause with its items, each time anew; `undefined` for an id the file does not have. */
  readonly wordingOf: (clauseId: string) => BaseWording | undefined;
};

/** Opens an earlier file to take clauses from. Throws an `AppFailure` where it cannot be read. */
export function openEarlier({ bytes, corrections }: EarlierFile, zlib: Zlib): Earlier | undefined {
  const model = resolvedModel(readDocument(bytes, zlib), 'accept');
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined) return undefined;
  const side = readSide(model, body);
  const unitOf = new Map(body.blocks.map((block, index) => [block, side.units[index]]));
  const byId = new Map(flattenSegments(correctSegments(segment(model, body), corrections)).map((node) => [node.id, node]));
  const read = createBlockReader(model, body);
  return {
    side,
    wordingOf: (clauseId) => {
      const node = byId.get(clauseId);
      if (node === undefined) return undefined;
      return createBaseWording(withItems(node).flatMap((part) => part.blocks.map((block) => unitOf.get(block))).filter((unit) => unit !== undefined), read);
    },
  };
}

export type EarlierToBring = {
  readonly earlier: Earlier;
  /** What is written on. */
  readonly side: Side;
  /** Writes what does not come from the earlier file. */
  readonly own: Inserter;
  readonly marks: MarkWriter;
  readonly ops: readonly Op[];
  /** Sources of other parts as they are changed already. */
  readonly carried: ReadonlyMap<string, string>;
};

/** `parts` must be asked for after everything is written: they hold what the words written refer to. */
export type BroughtEarlier = { readonly inserter: Inserter; readonly splices: readonly Splice[]; readonly parts: Iterable<readonly [string, string | Uint8Array]> };

/** Writes what stood in an earlier file as it is stored there, with the notes, pictures, lists and bookmarks it needs (W7), and all else as `own` does. */
export function bringEarlier({ earlier, side, own, marks, ops, carried }: EarlierToBring): BroughtEarlier {
  const [before, after] = [side.model, earlier.side.model];
  const { document } = side.story.story;
  const importer = createPartImporter(before, after);
  const documents = new Set(before.stories.map((story) => story.document));
  const bookmarks = carryBookmarks({ before: document, after: earlier.side.story.story.document, planned: plannedParagraphs(ops), marks, taken: bookmarkNames(documents), referenced: referencedBookmarks(after) });
  const theirs = createDocumentInserter({
    before: side, after: earlier.side, formatBefore: createFormatReader(before), formatAfter: createFormatReader(after), importer, scope: document.root.scope, marks,
    rangeTags: bookmarks.rangeTags, drawingIds: createDrawingIds([...documents].map(({ source }) => source).join('')),
  });
  const current = (part: string): string | undefined => carried.get(part) ?? before.docx.xml(part)?.source;
  return {
    inserter: eitherInserter(own, theirs, paragraphsOf(earlier.side)),
    splices: bookmarks.splices,
    parts: {
      *[Symbol.iterator]() {
        yield* carried;
        yield* importer.changes(current);
      },
    },
  };
}

/** Asks the inserter of the file that something stands in. `paragraphs` are those of the earlier one, by their stored element. */
function eitherInserter(own: Inserter, theirs: Inserter, paragraphs: ReadonlyMap<XmlElement, ParagraphUnit>): Inserter {
  const roots = new Set([...paragraphs.keys()].map(rootOf));
  const isTheirs = (element: XmlElement | undefined): boolean => element !== undefined && roots.has(rootOf(element));
  const of = (element: XmlElement | undefined): Inserter => (isTheirs(element) ? theirs : own);
  const ofParagraph = (unit: ParagraphUnit): Inserter => of(unit.paragraph.sources[0]?.element);
  /** New words, and among them notes and pictures of the earlier file. */
  const words = (wanted: NewWords, write: (words: NewWords) => string): string =>
    byOrigin(wanted.tokens, isTheirs).map((tokens) => {
      const element = tokens[0]?.slices[0]?.piece.element;
      return isTheirs(element) ? theirs.words({ ...wanted, tokens, unit: paragraphAround(element, paragraphs) }) : write({ ...wanted, tokens });
    }).join('');
  return {
    words: (wanted) => words(wanted, own.words),
    content: (unit, neighbour, mark, left) =>
      unit.paragraph.sources.length > 0 ? ofParagraph(unit).content(unit, neighbour, mark, left) : words({ tokens: unit.tokens, unit, neighbour, around: NOTHING }, ({ tokens }) => own.content({ ...unit, tokens }, neighbour, mark, left)),
    halves: (units) => new Set([...own.halves(units.filter((unit) => ofParagraph(unit) === own)), ...theirs.halves(units.filter((unit) => ofParagraph(unit) === theirs))]),
    ranges: (unit) => ofParagraph(unit).ranges(unit),
    controlProperties: (control) => of(control).controlProperties(control),
    paragraphProperties: (unit, neighbour) => ofParagraph(unit).paragraphProperties(unit, neighbour),
    changesParagraph: own.changesParagraph,
    reformat: own.reformat,
    tableProperties: (table) => of(table.table.node.element).tableProperties(table),
    rowProperties: (row, neighbour) => of(row.row.node.element).rowProperties(row, neighbour),
    cellProperties: (row, index, neighbour) => of(row.row.node.element).cellProperties(row, index, neighbour),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

function rootOf(element: XmlElement): XmlElement {
  let up = element;
  while (up.parent !== undefined) up = up.parent;
  return up;
}

/** Tokens in stretches that come from one file. */
function byOrigin(tokens: readonly Token[], isTheirs: (element: XmlElement | undefined) => boolean): Token[][] {
  const groups: { readonly theirs: boolean; readonly tokens: Token[] }[] = [];
  for (const token of tokens) {
    const theirs = isTheirs(token.slices[0]?.piece.element);
    const last = groups.at(-1);
    if (last?.theirs === theirs && !theirs) last.tokens.push(token);
    else groups.push({ theirs, tokens: [token] });
  }
  return groups.map((group) => group.tokens);
}

function paragraphAround(element: XmlElement | undefined, paragraphs: ReadonlyMap<XmlElement, ParagraphUnit>): ParagraphUnit | undefined {
  for (let up = element; up !== undefined; up = up.parent) {
    const found = paragraphs.get(up);
    if (found !== undefined) return found;
  }
  return undefined;
}

function paragraphsOf({ units }: Side): Map<XmlElement, ParagraphUnit> {
  const found = new Map<XmlElement, ParagraphUnit>();
  const collect = (unit: Unit): void => {
    if (unit.type === 'paragraph') for (const { element } of unit.paragraph.sources) found.set(element, unit);
    else if (unit.type === 'table') for (const row of unit.rows) for (const cell of row.cells) cell.forEach(collect);
  };
  units.forEach(collect);
  return found;
}
