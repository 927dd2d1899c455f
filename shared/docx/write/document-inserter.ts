import { areSetAlike, isSetAnewIn, type FormatReader } from '../compare/formatting.ts';
import type { PieceSlice, Token } from '../compare/tokens.ts';
import type { ParagraphUnit, Side } from '../compare/units.ts';
import { listPlace, stylePlace, type ListPlace } from '../read/numbering.ts';
import { styleChain } from '../read/styles.ts';
import { child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Scope } from '../xml/scope.ts';
import { controlProperties, copiedContent, selectionOf, wholeSelection, type PartCopier } from './carry/copy-paragraph.ts';
import { fieldHalves } from './field-halves.ts';
import { editedMove } from './carry/edited-move.ts';
import type { PartImporter } from './carry/import-parts.ts';
import { under } from './carry/marking.ts';
import type { Inserter, TagAmongTokens } from './inserter.ts';
import type { MarkWriter } from './marks.ts';
import { inSchemaOrder, type Property } from './property-order.ts';
import { NO_RANGE_TAGS, type RangeTags } from './carry/range-tags.ts';
import { sliceXml } from './slices.ts';
import { transferElement, transferTags, withoutBookmarks, type AttributeMap } from './carry/transfer.ts';

export type DocumentInserterOptions = {
  readonly before: Side;
  readonly after: Side;
  readonly formatBefore: FormatReader;
  readonly formatAfter: FormatReader;
  readonly importer: PartImporter;
  /** The prefixes in force at the root of the part that is written. */
  readonly scope: Scope;
  readonly marks: MarkWriter;
  /** Bookmarks of new paragraphs that can stand in the file. */
  readonly rangeTags: RangeTags;
  /** See `createDrawingIds`. */
  readonly drawingIds: (xml: string) => string;
};

/** New content comes from another document, with what it refers to brought along (styles, lists, pictures, notes). */
export function createDocumentInserter(options: DocumentInserterOptions): Inserter {
  const { before, after, importer, scope, marks, rangeTags, drawingIds, formatBefore, formatAfter } = options;
  const { source } = after.story.story.document;
  const baseSource = before.story.story.document.source;
  const afterPart = after.story.story.part;
  const basePart = before.story.story.part;
  const { w } = marks;

  const map: AttributeMap = (element, name, value) => {
    if (name.startsWith('w:rsid') || name === 'w14:paraId' || name === 'w14:textId') return undefined;
    if (name.startsWith('r:')) return importer.relationshipId(afterPart, basePart, value);
    if (name !== 'w:val') return value;
    if (element === 'w:pStyle' || element === 'w:rStyle' || element === 'w:tblStyle') return importer.styleId(value);
    return element === 'w:numId' && value !== '0' ? importer.numberingId(value) : value;
  };
  const transfer = (element: XmlElement): string => drawingIds(withoutBookmarks(transferElement(source, element, scope, map)));
  const childrenWithout = (properties: XmlElement | undefined, without: ReadonlySet<string>): string => (properties?.children ?? []).filter((element) => !without.has(element.name)).map(transfer).join('');

  const property = (element: XmlElement): Property => ({ name: element.name, xml: transfer(element) });
  const look = (properties: XmlElement | undefined): string => inSchemaOrder('run', (properties?.children ?? []).filter((element) => !NO_MARKS.has(element.name)).map(property));
  const runProperties = (run: XmlElement): string => look(child(run, 'w:rPr'));

  const childXml = (element: XmlElement): string => {
    if (element.name === 'w:footnoteReference' || element.name === 'w:endnoteReference') {
      const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
      return transferElement(source, element, scope, (name, attributeName, value) => (attributeName === 'w:id' ? (importer.noteId(kind, value) ?? value) : map(name, attributeName, value)));
    }
    return transfer(element);
  };

  const sliceOf = ({ piece: { element, text }, from, to }: PieceSlice): string =>
    element.name === 'w:t' || element.name === 'w:delText' ? sliceXml(source, { element, from, to, length: text.length, text }, false, w) : childXml(element);

  /** A control has a number of its own (17.5.2.18), and the data it is filled from stay where they are: its words would be theirs. */
  const ownProperties = (element: XmlElement): string => {
    const tags = transferTags(source, element, scope, map);
    return tags === undefined ? '' : tags.open + childrenWithout(element, CONTROL_OWN) + tags.close;
  };

  const copier: PartCopier = {
    source,
    marks,
    runProperties,
    runChild: (slice) => (STAYS_BEHIND.has(slice.piece.element.name) ? '' : sliceOf(slice)),
    whole: (element) => (element.name === 'w:sdtPr' ? ownProperties(element) : transfer(element)),
    tags: (element) => transferTags(source, element, scope, map),
    rangeTags,
  };

  return {
    content: (unit, _neighbour, mark, left, from) =>
      copiedContent(unit.paragraph, from === undefined ? under(mark) : editedMove(from, unit).target, wholeSelection(unit.paragraph, left), copier),
    leaving: (from, to) => editedMove(from, to).source,
    ranges: (unit) => unit.paragraph.sources.flatMap(({ element }) => rangeTags.of(element)).map(({ tag, xml }) => tagAmongTokens(unit.tokens, tag, xml)),
    controlProperties: (control) => controlProperties(control, copier),
    halves: (units) => fieldHalves(source, units),
    words: ({ tokens, unit, around }) => (unit === undefined ? '' : copiedContent(unit.paragraph, under('ins'), selectionOf(unit.paragraph, tokens.flatMap((token) => token.slices), around), { ...copier, rangeTags: NO_RANGE_TAGS })),
    paragraphProperties: (unit) => withNumber(unit, (unit.paragraph.properties?.children ?? []).filter((element) => !NOT_OWN.has(element.name))),
    markLook: (unit) => look(child(unit.paragraph.properties, 'w:rPr')),
    changesParagraph: (one, two) =>
      !areSetAlike({ source: baseSource, reader: formatBefore }, one.paragraph.properties, { source, reader: formatAfter }, two.paragraph.properties) || listChanges(one, two),
    reformat: (one: Token, two: Token) => {
      const [first] = two.slices;
      const run = first?.piece.run;
      if (run === undefined || one.slices.some((slice) => slice.piece.run === undefined)) return undefined;
      if (!isSetAnewIn({ source: baseSource, reader: formatBefore }, one, { source, reader: formatAfter }, two)) return undefined;
      const parts = lookParts(two);
      const [whole = { properties: runProperties(run) }] = parts;
      if (one.isAtom || parts.length < 2) return one.slices.map(() => whole.properties);
      let at = 0;
      const wanted = one.slices.map(({ from, to }) => {
        const covering = parts.filter((part) => part.from < at + to - from && part.to > at);
        at += to - from;
        return covering.length === 1 ? covering[0]?.properties : undefined;
      });
      // Half a word cannot be set anew on its own; the word is replaced by the one of both looks.
      return wanted.every((properties) => properties !== undefined) ? wanted : 'replace';
    },
    tableProperties: (table) => {
      const { element } = table.table.node;
      return ['w:tblPr', 'w:tblGrid'].map((name) => child(element, name)).map((part) => (part === undefined ? '' : transferWithout(part))).join('');
    },
    rowExceptions: (row) => {
      const exceptions = child(row.row.node.element, 'w:tblPrEx');
      return exceptions === undefined ? '' : transferWithout(exceptions);
    },
    rowProperties: (row) => childrenWithout(child(row.row.node.element, 'w:trPr'), ROW_MARKS),
    cellProperties: (row, index) => {
      const cell = row.row.cells[index]?.node.element;
      const properties = child(cell, 'w:tcPr');
      return properties === undefined ? '' : transferWithout(properties);
    },
  };

  /** The looks of a word that has several, by their places in it. */
  function lookParts({ slices }: Token): { readonly properties: string; readonly from: number; readonly to: number }[] {
    const parts: { readonly properties: string; readonly from: number; readonly to: number }[] = [];
    let at = 0;
    for (const { piece, from, to } of slices) {
      const [start, end] = [at, (at += to - from)];
      const properties = piece.run === undefined || start === end ? parts.at(-1)?.properties ?? '' : runProperties(piece.run);
      const last = parts.at(-1);
      if (last !== undefined && last.properties === properties) parts.splice(-1, 1, { ...last, to: end });
      else if (end > start) parts.push({ properties, from: start, to: end });
    }
    return parts;
  }

  /** A style of the same name may number differently in the base; then the paragraph says its number itself. */
  function withNumber(unit: ParagraphUnit, children: readonly XmlElement[]): string {
    const { properties } = unit.paragraph;
    // The end of a section cannot be inserted under a mark; its empty line comes over without the number it never printed.
    const endsSection = child(properties, 'w:sectPr') !== undefined && unit.text === '';
    const wanted = endsSection ? undefined : listPlace(source, properties, after.model.styles, after.model.numbering);
    const own = childValue(source, properties, 'w:pStyle');
    const given = styleNumber(own);
    const direct = !endsSection && children.some((element) => element.name === 'w:numPr');
    const same = wanted === undefined ? given === undefined : given !== undefined && given.level === wanted.level && given.numId === importer.numberingId(wanted.numId);
    const transferred = children.filter((element) => !endsSection || element.name !== 'w:numPr').map(property);
    if (direct ? wanted === undefined || childValue(source, child(properties, 'w:numPr'), 'w:numId') !== undefined : same) return inSchemaOrder('paragraph', transferred);
    const numPr = `<${w}numPr>${wanted === undefined ? '' : `<${w}ilvl ${w}val="${wanted.level}"/>`}<${w}numId ${w}val="${wanted === undefined ? '0' : importer.numberingId(wanted.numId)}"/></${w}numPr>`;
    return inSchemaOrder('paragraph', [...transferred.filter((entry) => entry.name !== 'w:numPr'), { name: 'w:numPr', xml: numPr }]);
  }

  /** The number a style gives in the file that is written: a style that comes along brings its own, unless it rests on one that is there. */
  function styleNumber(id: string | undefined): ListPlace | undefined {
    for (const style of id === undefined ? [] : styleChain(after.model.styles, id)) {
      const brought = importer.styleId(style.id);
      if (before.model.styles.byId.has(brought)) return stylePlace(brought, before.model.styles, before.model.numbering);
      if (child(style.paragraph, 'w:numPr') === undefined) continue;
      const theirs = stylePlace(style.id, after.model.styles, after.model.numbering);
      return theirs === undefined ? undefined : { ...theirs, numId: importer.numberingId(theirs.numId) };
    }
    return stylePlace(undefined, before.model.styles, before.model.numbering);
  }

  function transferWithout(element: XmlElement): string {
    const inner = childrenWithout(element, TABLE_MARKS);
    const name = element.name.slice(2);
    return `<${w}${name}>${inner}</${w}${name}>`;
  }

  /** The number a paragraph prints may differ although its own properties read the same, and the other way round. */
  function listChanges(one: ParagraphUnit, two: ParagraphUnit): boolean {
    const mine = listPlace(baseSource, one.paragraph.properties, before.model.styles, before.model.numbering);
    const theirs = listPlace(source, two.paragraph.properties, after.model.styles, after.model.numbering);
    if (mine === undefined || theirs === undefined) return mine !== theirs;
    return mine.level !== theirs.level || importer.numberingId(theirs.numId) !== mine.numId;
  }
}

/** Where a tag stands among the words of its paragraph. A word it stands in belongs to the range. */
function tagAmongTokens(tokens: readonly Token[], tag: XmlElement, xml: string): TagAmongTokens {
  const isStart = tag.name.endsWith('Start');
  const isBefore = ({ slices }: Token): boolean => {
    const [first, last] = [slices[0]?.piece.element, slices.at(-1)?.piece.element];
    return isStart ? last !== undefined && last.end <= tag.start : first !== undefined && first.start < tag.start;
  };
  return { xml, isStart, before: tokens.filter(isBefore).length };
}

/** What a copy into another file leaves behind: comments are not redlined, and where a page broke last says nothing there. */
const STAYS_BEHIND: ReadonlySet<string> = new Set(['w:commentReference', 'w:lastRenderedPageBreak']);
const CONTROL_OWN: ReadonlySet<string> = new Set(['w:id', 'w:dataBinding', 'w15:dataBinding']);
const NO_MARKS: ReadonlySet<string> = new Set(['w:rPrChange', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
const NOT_OWN: ReadonlySet<string> = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange']);
const ROW_MARKS: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:trPrChange']);
const TABLE_MARKS: ReadonlySet<string> = new Set(['w:tblPrChange', 'w:tblPrExChange', 'w:tblGridChange', 'w:tcPrChange', 'w:cellIns', 'w:cellDel', 'w:cellMerge']);
