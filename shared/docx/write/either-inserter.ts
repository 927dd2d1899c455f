import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit, Side, Unit } from '../compare/units.ts';
import { rootOf } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Inserter, NewWords } from './inserter.ts';

/** Asks of two inserters the one of the file that something stands in: `theirs` writes what stands in `side`, `own` all else, wording that stands nowhere included. */
export function eitherInserter(own: Inserter, theirs: Inserter, side: Side): Inserter {
  const paragraphs = paragraphsOf(side);
  const { root } = side.story.story.document;
  const isTheirs = (element: XmlElement | undefined): boolean => element !== undefined && rootOf(element) === root;
  const of = (element: XmlElement | undefined): Inserter => (isTheirs(element) ? theirs : own);
  const ofParagraph = (unit: ParagraphUnit): Inserter => of(unit.paragraph.sources[0]?.element);
  /** New words, and among them notes and pictures of the earlier file. */
  const words = (wanted: NewWords, write: (words: NewWords) => string): string =>
    byOrigin(wanted.tokens, isTheirs, paragraphs).map((tokens) => {
      const element = tokens[0]?.slices[0]?.piece.element;
      return isTheirs(element) ? theirs.words({ ...wanted, tokens, unit: paragraphAround(element, paragraphs) }) : write({ ...wanted, tokens });
    }).join('');
  return {
    words: (wanted) => words(wanted, own.words),
    content: (unit, neighbour, mark, left, from) =>
      unit.paragraph.sources.length > 0 || from !== undefined ? ofParagraph(unit).content(unit, neighbour, mark, left, from) : words({ tokens: unit.tokens, unit, neighbour, around: NOTHING }, ({ tokens }) => own.content({ ...unit, tokens }, neighbour, mark, left, from)),
    leaving: own.leaving,
    halves: (units) => new Set([...own.halves(units.filter((unit) => ofParagraph(unit) === own)), ...theirs.halves(units.filter((unit) => ofParagraph(unit) === theirs))]),
    ranges: (unit) => ofParagraph(unit).ranges(unit),
    controlProperties: (control) => of(control).controlProperties(control),
    paragraphProperties: (unit, neighbour) => ofParagraph(unit).paragraphProperties(unit, neighbour),
    markLook: (unit, neighbour) => ofParagraph(unit).markLook(unit, neighbour),
    changesParagraph: own.changesParagraph,
    reformat: own.reformat,
    tableProperties: (table) => of(table.table.node.element).tableProperties(table),
    rowExceptions: (row, neighbour) => of(row.row.node.element).rowExceptions(row, neighbour),
    rowProperties: (row, neighbour) => of(row.row.node.element).rowProperties(row, neighbour),
    cellProperties: (row, index, neighbour) => of(row.row.node.element).cellProperties(row, index, neighbour),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Tokens in stretches that come from one file, and of the other file from one paragraph in its order: those are copied in one piece. */
function byOrigin(tokens: readonly Token[], isTheirs: (element: XmlElement | undefined) => boolean, paragraphs: ReadonlyMap<XmlElement, ParagraphUnit>): Token[][] {
  const groups: { readonly from: ParagraphUnit | undefined; readonly tokens: Token[] }[] = [];
  for (const token of tokens) {
    const element = token.slices[0]?.piece.element;
    const from = isTheirs(element) ? paragraphAround(element, paragraphs) : undefined;
    const last = groups.at(-1);
    if (last !== undefined && last.from === from && (from === undefined || followsOn(last.tokens.at(-1), token))) last.tokens.push(token);
    else groups.push({ from, tokens: [token] });
  }
  return groups.map((group) => group.tokens);
}

/** Whether a word stands behind another as it is stored, and in one run of characters directly behind it. */
function followsOn(one: Token | undefined, two: Token): boolean {
  const [last, first] = [one?.slices.at(-1), two.slices[0]];
  if (last === undefined || first === undefined) return false;
  return last.piece.element === first.piece.element ? last.to === first.from : last.piece.element.start < first.piece.element.start;
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
