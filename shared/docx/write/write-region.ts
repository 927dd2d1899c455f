import { PARAGRAPH_MARK, type Region } from '../compare/plan.ts';
import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import { runSplices, type RunEdit } from './edit-runs.ts';
import type { Inserter } from './inserter.ts';
import type { MarkWriter } from './marks.ts';
import { propertiesXml } from './paragraph-properties.ts';

export type StoryWriter = { readonly source: string; readonly marks: MarkWriter; readonly inserter: Inserter };

type Insertion = { readonly paragraph: number; readonly previous: Token | undefined; readonly next: Token | undefined; readonly tokens: readonly Token[]; readonly firstAfter: number };

/** What the spans say about each paragraph of the base. */
type Plan = {
  readonly cuts: readonly Token[][];
  readonly reformats: readonly (readonly [Token, string])[][];
  readonly insertions: Insertion[];
  /** Index of the after paragraph that ends with this paragraph's mark, or −1 when the mark is deleted. */
  readonly ends: number[];
};

/**
 * Splices that turn the base paragraphs of a region into the new ones under marks: text, paragraph marks, properties.
 * Returns `undefined` where a paragraph would have to be split inside a link or content control, which Word cannot mark;
 * the caller then replaces the paragraphs as a whole.
 */
export function writeRegion(writer: StoryWriter, region: Region): Splice[] | undefined {
  const [one] = region.befores;
  const [two] = region.afters;
  if (region.isUnchanged && one !== undefined && two !== undefined && !writer.inserter.changesParagraph(one, two)) return [];
  const plan = readPlan(writer, region);
  const splices: Splice[] = [];
  for (let index = 0; index < region.befores.length; index += 1) {
    const own = writeParagraph(writer, region, plan, index);
    if (own === undefined) return undefined;
    splices.push(...own);
  }
  return splices;
}

function readPlan(writer: StoryWriter, region: Region): Plan {
  const { befores, beforeTokens, afterTokens } = region;
  const plan: Plan = { cuts: befores.map(() => []), reformats: befores.map(() => []), insertions: [], ends: befores.map(() => -1) };
  const paragraphAt = indexOfParagraph(beforeTokens);
  const afterParagraphAt = indexOfParagraph(afterTokens);
  for (const span of region.spans) {
    if (span.same) {
      for (let offset = 0; offset < span.beforeEnd - span.beforeStart; offset += 1) {
        const one = beforeTokens[span.beforeStart + offset];
        const two = afterTokens[span.afterStart + offset];
        const paragraph = paragraphAt[span.beforeStart + offset] ?? 0;
        if (one === undefined || two === undefined) continue;
        if (one === PARAGRAPH_MARK) plan.ends[paragraph] = afterParagraphAt[span.afterStart + offset] ?? 0;
        else {
          const properties = writer.inserter.reformat(one, two);
          if (properties !== undefined) plan.reformats[paragraph]?.push([one, properties]);
        }
      }
      continue;
    }
    for (let index = span.beforeStart; index < span.beforeEnd; index += 1) {
      const token = beforeTokens[index];
      if (token !== undefined && token !== PARAGRAPH_MARK) plan.cuts[paragraphAt[index] ?? 0]?.push(token);
    }
    if (span.afterEnd === span.afterStart) continue;
    const paragraph = paragraphAt[span.beforeEnd] ?? befores.length - 1;
    const previous = (paragraphAt[span.beforeEnd - 1] ?? -1) === paragraph ? beforeTokens[span.beforeEnd - 1] : undefined;
    const next = beforeTokens[span.beforeEnd];
    plan.insertions.push({
      paragraph,
      previous: previous === PARAGRAPH_MARK ? undefined : previous,
      next: next === PARAGRAPH_MARK ? undefined : next,
      tokens: afterTokens.slice(span.afterStart, span.afterEnd),
      firstAfter: afterParagraphAt[span.afterStart] ?? 0,
    });
  }
  return plan;
}

/** For each token the number of the paragraph it stands in. */
function indexOfParagraph(tokens: readonly Token[]): number[] {
  let paragraph = 0;
  return tokens.map((token) => (token === PARAGRAPH_MARK ? paragraph++ : paragraph));
}

function writeParagraph(writer: StoryWriter, region: Region, plan: Plan, index: number): Splice[] | undefined {
  const { source, marks } = writer;
  const unit = region.befores[index];
  const element = unit?.paragraph.sources.at(-1)?.element;
  if (unit === undefined || element === undefined) return [];
  const edits: RunEdit[] = [];
  const splices: Splice[] = [];
  for (const token of plan.cuts[index] ?? []) for (const slice of token.slices) edits.push({ type: 'cut', slice, mark: 'del' });
  for (const [token, properties] of plan.reformats[index] ?? []) {
    for (const slice of token.slices) edits.push({ type: 'reformat', slice, properties });
  }
  const insertions = plan.insertions.filter((insertion) => insertion.paragraph === index);
  const newMarks = insertions.flatMap((insertion) => insertion.tokens.filter((token) => token === PARAGRAPH_MARK).map((_, offset) => insertion.firstAfter + offset));
  const ownProperties = finalProperties(writer, region, plan, index, unit);
  // The properties of each line the paragraph becomes, but for the first, which stands at the paragraph's own start.
  const following = [...newMarks.map((after) => insertedProperties(writer, region, after, element)), ownProperties ?? rawProperties(source, element)];
  const [first = '', ...rest] = following;
  let content = '';
  for (const insertion of insertions) {
    const chunks = splitAtMarks(insertion.tokens);
    let xml = insertedRuns(writer, chunks[0] ?? [], insertion);
    for (const chunk of chunks.slice(1)) xml += `${marks.close('p')}<${marks.w}p>${rest.shift() ?? ''}${insertedRuns(writer, chunk, insertion)}`;
    if (isEmptyTag(element)) {
      content += xml;
      continue;
    }
    const placed = placeInsertion(element, insertion, xml, chunks.length > 1);
    if (placed === undefined) return undefined;
    if ('type' in placed) edits.push(placed);
    else splices.push(placed);
  }
  if (isEmptyTag(element)) {
    const changed = content !== '' || newMarks.length > 0 || ownProperties !== undefined;
    const open = source.slice(element.start, element.end - 2);
    return changed ? [{ start: element.start, end: element.end, text: `${open}>${first}${content}${marks.close('p')}` }] : [];
  }
  if (newMarks.length > 0 || ownProperties !== undefined) splices.unshift(replaceProperties(element, first));
  return [...splices, ...runSplices(source, edits, marks)];
}

function insertedRuns(writer: StoryWriter, tokens: readonly Token[], insertion: Insertion): string {
  if (tokens.length === 0) return '';
  const neighbour = insertion.previous?.slices.at(-1)?.piece.run ?? insertion.next?.slices[0]?.piece.run;
  return writer.marks.open('ins') + writer.inserter.runs(tokens, neighbour) + writer.marks.close('ins');
}

function splitAtMarks(tokens: readonly Token[]): Token[][] {
  const chunks: Token[][] = [[]];
  for (const token of tokens) {
    if (token === PARAGRAPH_MARK) chunks.push([]);
    else chunks.at(-1)?.push(token);
  }
  return chunks;
}

/** The element directly in the paragraph that holds this run, or `undefined` when the run stands in the paragraph itself. */
function wrapperOf(run: XmlElement | undefined, paragraph: XmlElement): XmlElement | undefined {
  if (run === undefined || run.parent === paragraph) return undefined;
  let element: XmlElement | undefined = run.parent;
  while (element?.parent !== undefined && element.parent !== paragraph) element = element.parent;
  return element;
}

function placeInsertion(paragraph: XmlElement, insertion: Insertion, xml: string, splits: boolean): RunEdit | Splice | undefined {
  const { previous, next, tokens } = insertion;
  const before = previous?.slices.at(-1);
  const after = next?.slices[0];
  if (before === undefined) {
    const start = contentStart(paragraph);
    return { start, end: start, text: xml };
  }
  const inside = wrapperOf(before.piece.run ?? before.piece.element, paragraph);
  const insideNext = after === undefined ? undefined : wrapperOf(after.piece.run ?? after.piece.element, paragraph);
  const isBox = before.piece.type === 'checkbox' && tokens.every((token) => token.key.startsWith('\u0000box'));
  const sameLink = before.piece.link !== undefined && tokens.every((token) => token.slices.every((slice) => slice.piece.link !== undefined));
  if (inside !== undefined && !isBox && (inside !== insideNext || splits)) {
    if (inside === insideNext) return undefined;
    if (!sameLink) return { start: inside.end, end: inside.end, text: xml };
    if (splits) return undefined;
  }
  const length = before.piece.element.name === 'w:t' || before.piece.element.name === 'w:delText' ? before.to : 1;
  return { type: 'insert', slice: before, at: length, xml };
}

const isEmptyTag = (element: XmlElement): boolean => element.end === element.openEnd;

/** Behind the paragraph's properties. */
function contentStart(paragraph: XmlElement): number {
  return child(paragraph, 'w:pPr')?.end ?? paragraph.openEnd;
}

const rawProperties = (source: string, paragraph: XmlElement): string => {
  const properties = child(paragraph, 'w:pPr');
  return properties === undefined ? '' : source.slice(properties.start, properties.end);
};

/** The paragraph's own `w:pPr` when its mark is deleted or its properties change; `undefined` when it stays as it is. */
function finalProperties(writer: StoryWriter, region: Region, plan: Plan, index: number, unit: ParagraphUnit): string | undefined {
  const { source, marks, inserter } = writer;
  const element = unit.paragraph.sources.at(-1)?.element;
  const properties = element === undefined ? undefined : child(element, 'w:pPr');
  const end = plan.ends[index] ?? -1;
  if (end < 0) return propertiesXml(source, properties, { mark: marks.empty('del') }, marks.w);
  const after = region.afters[end];
  if (after === undefined || !inserter.changesParagraph(unit, after)) return undefined;
  return propertiesXml(source, properties, { changed: { inner: inserter.paragraphProperties(after, element), open: marks.open('pPrChange'), close: marks.close('pPrChange') } }, marks.w);
}

function insertedProperties(writer: StoryWriter, region: Region, after: number, neighbour: XmlElement): string {
  const { marks, inserter } = writer;
  const unit = region.afters[after];
  const inner = unit === undefined ? '' : inserter.paragraphProperties(unit, neighbour);
  return `<${marks.w}pPr>${inner}<${marks.w}rPr>${marks.empty('ins')}</${marks.w}rPr></${marks.w}pPr>`;
}

function replaceProperties(paragraph: XmlElement, xml: string): Splice {
  const properties = child(paragraph, 'w:pPr');
  if (properties !== undefined) return { start: properties.start, end: properties.end, text: xml };
  return { start: paragraph.openEnd, end: paragraph.openEnd, text: xml };
}
