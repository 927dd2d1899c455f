import type { ParagraphBlock } from '../../contract/content.ts';
import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import type { LookReader } from '../read/run-look.ts';
import { child } from '../xml/access.ts';
import { encodeText } from '../xml/entities.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Look } from './clause-units.ts';
import type { Inserter } from './inserter.ts';
import { inSchemaOrder } from './property-order.ts';
import { sliceXml } from './slices.ts';

export type ClauseInserterOptions = {
  readonly source: string;
  readonly w: string;
  readonly looks: LookReader;
  readonly lookOf: ReadonlyMap<Token, Look>;
  readonly blockOf: ReadonlyMap<ParagraphUnit, ParagraphBlock>;
  /** The base paragraph a new one should be set like. */
  readonly templateOf: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => XmlElement | undefined;
};

/** New words look like the words beside them (W2); content that moves within the file keeps its own look. */
export function createClauseInserter(options: ClauseInserterOptions): Inserter {
  const { source, w, looks, lookOf } = options;

  /** `w:rPr` children of a run, its bold, italic and underline set as asked. */
  const runProperties = (run: XmlElement | undefined, look: Look): string => {
    const properties = child(run, 'w:rPr');
    const paragraph = child(paragraphOf(run), 'w:pPr');
    const current = looks(run, paragraph);
    const wants = { 'w:b': look.bold ?? false, 'w:i': look.italic ?? false, 'w:u': look.underline ?? false };
    const has = { 'w:b': current.bold, 'w:i': current.italic, 'w:u': current.underline };
    const changed = (['w:b', 'w:i', 'w:u'] as const).filter((name) => wants[name] !== has[name]);
    const kept = (properties?.children ?? []).filter((element) => element.name !== 'w:rPrChange' && !changed.some((name) => element.name === name || element.name === `${name}Cs`));
    const toggles = changed.map((name) => `<${w}${name.slice(2)}${wants[name] ? (name === 'w:u' ? ` ${w}val="single"` : '') : ` ${w}val="${name === 'w:u' ? 'none' : '0'}"`}/>`);
    return inSchemaOrder('run', [...kept.map((element) => ({ name: element.name, xml: source.slice(element.start, element.end) })), ...toggles.map((xml, index) => ({ name: changed[index] ?? '', xml }))]);
  };

  /** Properties as they are now, without the record of who changed them: what we write is not their change. */
  const unmarked = (properties: XmlElement): string => {
    if (!properties.children.some((element) => RECORDS.has(element.name))) return source.slice(properties.start, properties.end);
    const kept = properties.children.filter((element) => !RECORDS.has(element.name)).map((element) => source.slice(element.start, element.end));
    return source.slice(properties.start, properties.openEnd) + kept.join('') + source.slice(properties.closeStart, properties.end);
  };

  const wrapRun = (properties: string, content: string): string => (content === '' ? '' : `<${w}r>${properties === '' ? '' : `<${w}rPr>${properties}</${w}rPr>`}${content}</${w}r>`);

  return {
    runs: (tokens, neighbour) => {
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
          for (const { piece, from, to } of token.slices) {
            if (piece.run === undefined) out += source.slice(piece.element.start, piece.element.end);
            else {
              const own = child(piece.run, 'w:rPr')?.children.filter((element) => element.name !== 'w:rPrChange').map((element) => source.slice(element.start, element.end)).join('') ?? '';
              out += wrapRun(own, piece.element.name === 'w:fldChar' ? unmarked(piece.element) : sliceXml(source, { element: piece.element, from, to, length: piece.text.length, text: piece.text }, false, w));
            }
          }
          continue;
        }
        const wanted = runProperties(neighbour, lookOf.get(token) ?? lookOfRun(looks, neighbour));
        if (wanted !== properties) flush();
        properties = wanted;
        text += token.text;
      }
      flush();
      return out;
    },
    paragraphProperties: (unit, neighbour) => {
      const own = unit.paragraph.sources.at(-1)?.element;
      const properties = child(own ?? options.templateOf(unit, neighbour), 'w:pPr');
      return (properties?.children ?? []).filter((element) => element.name !== 'w:rPr' && element.name !== 'w:sectPr' && element.name !== 'w:pPrChange').map(unmarked).join('');
    },
    changesParagraph: () => false,
    reformat: (before, after) => {
      const look = lookOf.get(after);
      const run = before.slices[0]?.piece.run;
      // A link's look belongs to the link.
      if (look === undefined || run === undefined || before.text.trim() === '' || before.slices[0]?.piece.link !== undefined) return undefined;
      const current = lookOfRun(looks, run);
      const same = (current.bold ?? false) === (look.bold ?? false) && (current.italic ?? false) === (look.italic ?? false) && (current.underline ?? false) === (look.underline ?? false);
      return same ? undefined : runProperties(run, look);
    },
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
    rowProperties: (row, neighbour) => {
      const element = row.row.cells.length > 0 ? row.row.node.element : neighbour;
      const skip = new Set(['w:ins', 'w:del', 'w:trPrChange', ...(row.row.cells.length > 0 ? [] : ['w:tblHeader'])]);
      return (child(element, 'w:trPr')?.children ?? []).filter((inner) => !skip.has(inner.name)).map((inner) => source.slice(inner.start, inner.end)).join('');
    },
    cellProperties: (row, index, neighbour) => {
      const own = row.row.cells[index]?.node.element;
      const beside = neighbour?.children.filter((element) => element.name === 'w:tc');
      const properties = child(own ?? beside?.[index] ?? beside?.at(-1), 'w:tcPr');
      return properties === undefined ? `<${w}tcPr><${w}tcW ${w}w="0" ${w}type="auto"/></${w}tcPr>` : unmarked(properties);
    },
  };
}

function paragraphOf(run: XmlElement | undefined): XmlElement | undefined {
  let up = run?.parent;
  while (up !== undefined && up.name !== 'w:p') up = up.parent;
  return up;
}

const RECORDS: ReadonlySet<string> = new Set(['w:tblPrChange', 'w:tblGridChange', 'w:tcPrChange', 'w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:numberingChange', 'w:ins']);

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
