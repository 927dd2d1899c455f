import { checkboxGlyph } from '../../contract/content.ts';
import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import { storedCells } from '../read/blocks.ts';
import type { LookReader } from '../read/run-look.ts';
import { attribute, child } from '../xml/access.ts';
import { withValues } from '../xml/with-values.ts';
import { encodeText } from '../xml/entities.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Look, LookPart } from './clause-units.ts';
import type { Carried } from './carry/carry-along.ts';
import { controlProperties, copiedContent, wholeSelection, type PartCopier } from './carry/copy-paragraph.ts';
import { under, type BringingMark } from './carry/marking.ts';
import { wordedMove, type EditedMove } from './carry/edited-move.ts';
import { complexField } from './carry/complex-field.ts';
import { broughtControl } from './content-controls.ts';
import { fieldHalves } from './field-halves.ts';
import type { Inserter } from './inserter.ts';
import type { MarkWriter } from './marks.ts';
import { withoutParagraphIds } from './carry/paragraph-ids.ts';
import { inSchemaOrder } from './property-order.ts';
import { sliceXml } from './slices.ts';
import { withoutRanges } from './carry/transfer.ts';

export type ClauseInserterOptions = {
  readonly source: string;
  readonly marks: MarkWriter;
  /** What goes along with paragraphs that move. */
  readonly carried: Carried;
  /** See `createDrawingIds`. */
  readonly drawingIds: (xml: string) => string;
  readonly looks: LookReader;
  readonly lookOf: ReadonlyMap<Token, readonly LookPart[]>;
  /** The base paragraph a new one should be set like. */
  readonly templateOf: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => XmlElement | undefined;
};

/** New words look like the words beside them (W2); content that moves within the file keeps its own look. */
export function createClauseInserter(options: ClauseInserterOptions): Inserter {
  const { source, marks, carried, looks, lookOf, drawingIds } = options;
  const { w } = marks;

  /** `w:rPr` children of a run, its bold, italic and underline set as asked. */
  const runProperties = (run: XmlElement | undefined, look: Look): string => {
    const properties = child(run, 'w:rPr');
    const paragraph = child(paragraphOf(run), 'w:pPr');
    const current = looks(run, paragraph);
    const wants = { 'w:b': look.bold ?? false, 'w:i': look.italic ?? false, 'w:u': look.underline ?? false };
    const has = { 'w:b': current.bold, 'w:i': current.italic, 'w:u': current.underline };
    const changed = (['w:b', 'w:i', 'w:u'] as const).filter((name) => wants[name] !== has[name]);
    const isPlaceholder = (element: XmlElement): boolean => element.name === 'w:rStyle' && showsPlaceholder(run);
    const kept = (properties?.children ?? []).filter((element) => element.name !== 'w:rPrChange' && !isPlaceholder(element) && !changed.some((name) => element.name === name || element.name === `${name}Cs`));
    const toggles = changed.map((name) => `<${w}${name.slice(2)}${wants[name] ? (name === 'w:u' ? ` ${w}val="single"` : '') : ` ${w}val="${name === 'w:u' ? 'none' : '0'}"`}/>`);
    return inSchemaOrder('run', [...kept.map((element) => ({ name: element.name, xml: source.slice(element.start, element.end) })), ...toggles.map((xml, index) => ({ name: changed[index] ?? '', xml }))]);
  };

  /** Properties as they are now, without the record of who changed them: what we write is not their change. */
  const unmarked = (properties: XmlElement, without: ReadonlySet<string> = RECORDS): string => {
    if (!properties.children.some((element) => without.has(element.name))) return source.slice(properties.start, properties.end);
    const kept = properties.children.filter((element) => !without.has(element.name)).map((element) => source.slice(element.start, element.end));
    return source.slice(properties.start, properties.openEnd) + kept.join('') + source.slice(properties.closeStart, properties.end);
  };

  /** The words of a text box are copied without what must be there once. */
  const copy = (xml: string): string => drawingIds(withoutParagraphIds(withoutRanges(xml)));

  const ownLook = (run: XmlElement): string => child(run, 'w:rPr')?.children.filter((element) => element.name !== 'w:rPrChange').map((element) => source.slice(element.start, element.end)).join('') ?? '';

  const copier: PartCopier = {
    source,
    marks,
    runProperties: ownLook,
    runChild: ({ piece: { element, text }, from, to }) => {
      if (element.name === 'w:lastRenderedPageBreak') return '';
      if (element.name === 'w:fldChar') return unmarked(element);
      const id = carried.idOf.get(element);
      if (id !== undefined) return withValues(source, element, (_, { name }) => (name === 'w:id' ? id : undefined));
      if (element.name === 'w:commentReference') return '';
      return copy(from === 0 && to === text.length ? source.slice(element.start, element.end) : sliceXml(source, { element, from, to, length: text.length, text }, false, w));
    },
    // A control has a number of its own; without one it is given one (17.5.2.18).
    whole: (element) => copy(element.name === 'w:sdtPr' ? withoutChild(source, element, 'w:id') : source.slice(element.start, element.end)),
    tags: (element) => ({ open: source.slice(element.start, element.openEnd), close: source.slice(element.closeStart, element.end) }),
    rangeTags: carried.rangeTags,
  };

  const wrapRun = (properties: string, content: string): string => (content === '' ? '' : `<${w}r>${properties === '' ? '' : `<${w}rPr>${properties}</${w}rPr>`}${content}</${w}r>`);

  const runs = (tokens: readonly Token[], neighbour: XmlElement | undefined): string => {
    let out = '';
    let properties: string | undefined;
    let text = '';
    const flush = (): void => {
      if (properties !== undefined) out += wrapRun(properties, textXml(text, w));
      text = '';
      properties = undefined;
    };
    for (const token of tokens) {
      if (token.slices.length > 0) {
        flush();
        const simple = token.slices[0]?.piece.field;
        const field = simple?.begin.name === 'w:fldSimple' ? complexField(w, source, simple.begin, '') : { lead: '', tail: '' };
        out += field.lead;
        for (const { piece, from, to } of token.slices) {
          if (piece.run === undefined) out += copy(source.slice(piece.element.start, piece.element.end));
          else {
            out += wrapRun(ownLook(piece.run), piece.element.name === 'w:fldChar' ? unmarked(piece.element) : copy(sliceXml(source, { element: piece.element, from, to, length: piece.text.length, text: piece.text }, false, w)));
          }
        }
        out += field.tail;
        continue;
      }
      for (const part of lookOf.get(token) ?? [{ text: token.text, look: undefined }]) {
        const wanted = runProperties(neighbour, part.look ?? lookOfRun(looks, neighbour));
        if (wanted !== properties) flush();
        properties = wanted;
        text += part.text;
      }
    }
    flush();
    return out;
  };

  /** New words under a mark. A tick box is a control of its own, which no mark can stand around. */
  const marked = (tokens: readonly Token[], neighbour: XmlElement | undefined, mark: BringingMark): string => {
    let out = '';
    let from = 0;
    const flush = (to: number): void => {
      const worded = runs(tokens.slice(from, to), neighbour);
      if (worded !== '') out += marks.open(mark) + worded + marks.close(mark);
    };
    for (const [index, token] of tokens.entries()) {
      if (!isNewBox(token)) continue;
      flush(index);
      const { open, close } = broughtControl(marks, tickBoxProperties(w, token.text), mark === 'ins' ? 'customXmlInsRange' : 'customXmlMoveToRange');
      out += open + marks.open(mark) + wrapRun(`<${w}rFonts ${w}ascii="${BOX_FONT}" ${w}eastAsia="${BOX_FONT}" ${w}hAnsi="${BOX_FONT}" ${w}hint="eastAsia"/>`, textXml(token.text, w)) + marks.close(mark) + close;
      from = index + 1;
    }
    flush(tokens.length);
    return out;
  };

  const reformat: Inserter['reformat'] = (before, after) => {
    const parts = lookOf.get(after);
    if (parts === undefined || before.text.trim() === '') return undefined;
    let at = 0;
    const wanted: (string | undefined)[] = [];
    for (const { piece, from, to } of before.slices) {
      const asked = partsBetween(parts, at, at + to - from);
      at += to - from;
      const { run } = piece;
      const current = lookOfRun(looks, run);
      // A link's look belongs to the link.
      const different = run === undefined || piece.link !== undefined ? [] : asked.filter(({ look }) => look !== undefined && !isSameLook(current, look));
      const [only] = different;
      if (different.length > 0 && asked.length > 1) return 'replace';
      wanted.push(only?.look === undefined ? undefined : runProperties(run, only.look));
    }
    return wanted.every((properties) => properties === undefined) ? undefined : wanted;
  };

  /** A word that is to look otherwise is another word: a move has no mark for it. */
  const moveOf = (from: ParagraphUnit, to: ParagraphUnit): EditedMove => wordedMove(from, to, (before, after) => reformat(before, after) === undefined, (tokens, beside) => marked(tokens, beside, 'ins'));

  return {
    words: ({ tokens, neighbour, around }) => (around.has('w:sdt') ? marks.open('ins') + runs(tokens, neighbour) + marks.close('ins') : marked(tokens, neighbour, 'ins')),
    content: (unit, neighbour, mark, left, from) => {
      if (unit.paragraph.sources.length === 0 && from !== undefined) return copiedContent(from.paragraph, moveOf(from, unit).target, wholeSelection(from.paragraph, left), copier);
      if (unit.paragraph.sources.length > 0) return copiedContent(unit.paragraph, under(mark), wholeSelection(unit.paragraph, left), copier);
      return marked(unit.tokens, neighbour, mark);
    },
    leaving: (from, to) => moveOf(from, to).source,
    ranges: () => [],
    controlProperties: (control) => controlProperties(control, copier),
    halves: (units) => fieldHalves(source, units),
    paragraphProperties: (unit, neighbour) => {
      const own = unit.paragraph.sources.at(-1)?.element;
      const properties = child(own ?? options.templateOf(unit, neighbour), 'w:pPr');
      return (properties?.children ?? []).filter((element) => element.name !== 'w:rPr' && element.name !== 'w:sectPr' && element.name !== 'w:pPrChange').map((element) => unmarked(element)).join('');
    },
    markLook: (unit, neighbour) => {
      const own = unit.paragraph.sources.at(-1)?.element;
      const without = own === undefined ? NOT_FOR_NEW_MARKS : OF_MARKS;
      return (child(child(own ?? options.templateOf(unit, neighbour), 'w:pPr'), 'w:rPr')?.children ?? []).filter((element) => !without.has(element.name)).map((element) => source.slice(element.start, element.end)).join('');
    },
    changesParagraph: () => false,
    reformat,
    tableProperties: (table) => {
      const raw = (name: string): string => {
        const element = child(table.table.node.element, name);
        return element === undefined ? '' : unmarked(element);
      };
      if (table.table.rows.length > 0) return raw('w:tblPr') + raw('w:tblGrid');
      const columns = Math.max(1, ...table.rows.map((row) => row.cells.length));
      const side = (name: string): string => `<${w}${name} ${w}val="single" ${w}sz="4" ${w}space="0" ${w}color="auto"/>`;
      const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
      return `<${w}tblPr><${w}tblW ${w}w="0" ${w}type="auto"/><${w}tblBorders>${borders}</${w}tblBorders></${w}tblPr><${w}tblGrid>${`<${w}gridCol ${w}w="${Math.floor(9000 / columns)}"/>`.repeat(columns)}</${w}tblGrid>`;
    },
    rowExceptions: (row, neighbour) => {
      const exceptions = child(row.row.cells.length > 0 ? row.row.node.element : neighbour, 'w:tblPrEx');
      return exceptions === undefined ? '' : unmarked(exceptions);
    },
    rowProperties: (row, neighbour) => {
      const element = row.row.cells.length > 0 ? row.row.node.element : neighbour;
      const skip = new Set(['w:ins', 'w:del', 'w:trPrChange', ...(row.row.cells.length > 0 ? [] : ['w:tblHeader'])]);
      return (child(element, 'w:trPr')?.children ?? []).filter((inner) => !skip.has(inner.name)).map((inner) => source.slice(inner.start, inner.end)).join('');
    },
    cellProperties: (row, index, neighbour) => {
      const own = row.row.cells[index]?.node.element;
      const beside = neighbour && storedCells(neighbour);
      const properties = child(own ?? beside?.[index] ?? beside?.at(-1), 'w:tcPr');
      if (properties === undefined) return `<${w}tcPr><${w}tcW ${w}w="0" ${w}type="auto"/></${w}tcPr>`;
      if (own !== undefined) return unmarked(properties);
      // Words in a cell that goes on with the one above are not drawn (17.4.84): a new cell with words stands for itself. An empty one
      // between cells that are merged is merged with them.
      const merge = child(properties, 'w:vMerge');
      const isEmpty = (row.cells[index] ?? []).every(({ text }) => text === '');
      if (merge === undefined || !isEmpty || !goesOnBelow(neighbour, index)) return unmarked(properties, RECORDS_AND_MERGES);
      return unmarked(properties).replace(source.slice(merge.start, merge.end), `<${w}vMerge/>`);
    },
  };

  /** Whether the cell below this one is merged with it. */
  function goesOnBelow(row: XmlElement | undefined, index: number): boolean {
    const below = row?.parent?.children.find((element) => element.name === 'w:tr' && element.start >= row.end);
    const merge = child(child(below && storedCells(below)[index], 'w:tcPr'), 'w:vMerge');
    return merge !== undefined && attribute(source, merge, 'w:val') !== 'restart';
  }
}

/** A tick box that stands nowhere in the base. */
const isNewBox = (token: Token): boolean => token.slices.length === 0 && token.isAtom && token.key.startsWith('\u0000box|');

const BOX_FONT = 'MS Gothic';
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';

/** MS-DOCX 2.6.1.1: a tick box as Word makes one. */
const tickBoxProperties = (w: string, glyph: string): string =>
  `<${w}sdtPr><w14:checkbox xmlns:w14="${W14}"><w14:checked w14:val="${glyph === checkboxGlyph(true) ? '1' : '0'}"/><w14:checkedState w14:val="2612" w14:font="${BOX_FONT}"/><w14:uncheckedState w14:val="2610" w14:font="${BOX_FONT}"/></w14:checkbox></${w}sdtPr>`;

/** Whether a run is the placeholder of a control (17.5.2.39): what is written over it does not look like it. */
function showsPlaceholder(run: XmlElement | undefined): boolean {
  for (let up = run?.parent; up !== undefined; up = up.parent) if (up.name === 'w:sdt') return child(child(up, 'w:sdtPr'), 'w:showingPlcHdr') !== undefined;
  return false;
}

const withoutChild = (source: string, element: XmlElement, name: string): string => {
  const gone = child(element, name);
  return gone === undefined ? source.slice(element.start, element.end) : source.slice(element.start, gone.start) + source.slice(gone.end, element.end);
};

function paragraphOf(run: XmlElement | undefined): XmlElement | undefined {
  let up = run?.parent;
  while (up !== undefined && up.name !== 'w:p') up = up.parent;
  return up;
}

const RECORDS: ReadonlySet<string> = new Set(['w:tblPrChange', 'w:tblPrExChange', 'w:tblGridChange', 'w:tcPrChange', 'w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:numberingChange', 'w:ins']);

/** What a paragraph mark says of who wrote it. */
const OF_MARKS: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange']);

/** A new line is not hidden because the one it is set like runs into the next (17.3.2.36, 17.3.2.41). */
const NOT_FOR_NEW_MARKS: ReadonlySet<string> = new Set([...OF_MARKS, 'w:vanish', 'w:specVanish', 'w:webHidden']);

const RECORDS_AND_MERGES: ReadonlySet<string> = new Set([...RECORDS, 'w:vMerge', 'w:hMerge']);

const isSameLook = (one: Look, two: Look): boolean => (one.bold ?? false) === (two.bold ?? false) && (one.italic ?? false) === (two.italic ?? false) && (one.underline ?? false) === (two.underline ?? false);

/** The parts of a word that its characters `[from, to)` belong to, equal looks joined. */
function partsBetween(parts: readonly LookPart[], from: number, to: number): LookPart[] {
  const found: LookPart[] = [];
  let at = 0;
  for (const part of parts) {
    const end = at + part.text.length;
    const last = found.at(-1);
    const isSame = last !== undefined && (last.look === part.look || (last.look !== undefined && part.look !== undefined && isSameLook(last.look, part.look)));
    if (end > from && at < to && !isSame) found.push(part);
    at = end;
  }
  return found;
}

function lookOfRun(looks: LookReader, run: XmlElement | undefined): Look {
  const { bold, italic, underline } = looks(run, child(paragraphOf(run), 'w:pPr'));
  return { ...(bold ? { bold: true as const } : {}), ...(italic ? { italic: true as const } : {}), ...(underline ? { underline: true as const } : {}) };
}

/** Text as run content: tabs and line breaks have elements of their own (17.3.3). */
function textXml(text: string, w: string): string {
  return text
    .split(/(\t|\n|\f)/)
    .map((part) => (part === '' ? '' : part === '\t' ? `<${w}tab/>` : part === '\n' ? `<${w}br/>` : part === '\f' ? `<${w}br ${w}type="page"/>` : `<${w}t xml:space="preserve">${encodeText(part)}</${w}t>`))
    .join('');
}
