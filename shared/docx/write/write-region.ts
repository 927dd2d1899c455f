import { append } from '../../base/append.ts';
import { PARAGRAPH_MARK, type Region } from '../compare/ops.ts';
import type { PieceSlice, Token } from '../compare/tokens.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import { endsSection } from '../read/views.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import { takenControl } from './content-controls.ts';
import { runSplices, type RunEdit } from './edit-runs.ts';
import { emptiedParts } from './emptied-parts.ts';
import type { Inserter } from './inserter.ts';
import type { MarkWriter } from './marks.ts';
import { propertiesXml } from './paragraph-properties.ts';
import { rawName } from './slices.ts';
import { namesAround, placeOf, putAt, type Place } from './place-insertion.ts';

export type StoryWriter = {
  readonly source: string;
  readonly marks: MarkWriter;
  readonly inserter: Inserter;
  /** Whether new lines behind one that grew at its end are written with it; only who knows the setting of a new line can. */
  readonly growsEnds?: true;
};

type PlannedInsertion = { readonly paragraph: number; readonly previous: Token | undefined; readonly next: Token | undefined; readonly tokens: readonly Token[]; readonly firstAfter: number; readonly replaces: boolean };

/** The tag of a bookmark between two neighbours of the base. */
type PlannedTag = { readonly paragraph: number; readonly previous: Token | undefined; readonly next: Token | undefined; readonly xml: string; readonly isStart: boolean };

/** What the spans say about each paragraph of the base. */
type Plan = {
  readonly cuts: readonly Token[][];
  readonly reformats: (readonly [PieceSlice, string])[][];
  readonly insertions: PlannedInsertion[];
  readonly tags: readonly PlannedTag[];
  /** Index of the after paragraph that ends with this paragraph's mark, or −1 when the mark is deleted. */
  readonly ends: number[];
};

/**
 * Splices that turn the base paragraphs of a region into the new ones under marks: text, paragraph marks, properties.
 * Returns `undefined` where a paragraph would have to be split inside a link or content control, or the end of a section deleted, which Word cannot mark;
 * the caller then replaces the paragraphs as a whole.
 */
export function writeRegion(writer: StoryWriter, region: Region): Splice[] | undefined {
  const [one] = region.befores;
  const [two] = region.afters;
  const tags = plannedTags(writer, region);
  if (tags.length === 0 && region.isUnchanged && one !== undefined && two !== undefined && !writer.inserter.changesParagraph(one, two)) return [];
  const plan = readPlan(writer, region, tags);
  // The end of a section cannot be marked as deleted (C10).
  if (region.befores.some((unit, index) => (plan.ends[index] ?? -1) < 0 && endsSection(unit.paragraph))) return undefined;
  const splices: Splice[] = [];
  for (let index = 0; index < region.befores.length; index += 1) {
    const own = writeParagraph(writer, region, plan, index);
    if (own === undefined) return undefined;
    append(splices, own);
  }
  return splices;
}

function readPlan(writer: StoryWriter, region: Region, tags: readonly PlannedTag[]): Plan {
  const { befores, beforeTokens, afterTokens } = region;
  const plan: Plan = { cuts: befores.map(() => []), reformats: befores.map(() => []), insertions: [], tags, ends: befores.map(() => -1) };
  const paragraphAt = indexOfParagraph(beforeTokens);
  const afterParagraphAt = indexOfParagraph(afterTokens);
  for (const span of region.spans) {
    if (span.same) {
      let replaced: { readonly befores: Token[]; readonly afters: Token[]; readonly paragraph: number; readonly firstAfter: number } | undefined;
      const flush = (): void => {
        const next = replaced;
        replaced = undefined;
        if (next !== undefined) plan.insertions.push({ paragraph: next.paragraph, previous: next.befores.at(-1), next: undefined, tokens: next.afters, firstAfter: next.firstAfter, replaces: true });
      };
      for (let offset = 0; offset < span.beforeEnd - span.beforeStart; offset += 1) {
        const one = beforeTokens[span.beforeStart + offset];
        const two = afterTokens[span.afterStart + offset];
        const paragraph = paragraphAt[span.beforeStart + offset] ?? 0;
        if (one === undefined || two === undefined) continue;
        const properties = one === PARAGRAPH_MARK ? undefined : writer.inserter.reformat(one, two);
        // A run can record one earlier look only; where that record is another's, the words are replaced instead.
        if (properties === 'replace' || (properties !== undefined && one.slices.some(hasRecordedLook))) {
          plan.cuts[paragraph]?.push(one);
          replaced ??= { befores: [], afters: [], paragraph, firstAfter: afterParagraphAt[span.afterStart + offset] ?? 0 };
          replaced.befores.push(one);
          replaced.afters.push(two);
          continue;
        }
        flush();
        if (one === PARAGRAPH_MARK) plan.ends[paragraph] = afterParagraphAt[span.afterStart + offset] ?? 0;
        else one.slices.forEach((slice, index) => {
          const wanted = properties?.[index];
          if (wanted !== undefined) plan.reformats[paragraph]?.push([slice, wanted]);
        });
      }
      flush();
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
      replaces: span.beforeEnd > span.beforeStart,
    });
  }
  return plan;
}

/** The tags of bookmarks the region is to get, each between the base's tokens that its neighbours stand for. */
function plannedTags(writer: StoryWriter, region: Region): PlannedTag[] {
  const wanted = region.afters.map((unit) => writer.inserter.ranges(unit));
  if (wanted.every((tags) => tags.length === 0)) return [];
  const { beforeTokens, afterTokens, spans } = region;
  const paragraphAt = indexOfParagraph(beforeTokens);
  const starts = [0, ...afterTokens.flatMap((token, index) => (token === PARAGRAPH_MARK ? [index + 1] : []))];
  const inBase = (index: number, isStart: boolean): number => {
    const span = spans.find(({ afterStart, afterEnd }) => index >= afterStart && index < afterEnd);
    if (span === undefined) return index;
    return span.same ? span.beforeStart + index - span.afterStart : isStart ? span.beforeStart : span.beforeEnd - 1;
  };
  return wanted.flatMap((tags, unit) =>
    tags.map(({ xml, isStart, before }): PlannedTag => {
      const at = (starts[unit] ?? 0) + before;
      const place = Math.min(isStart ? inBase(at, true) : before === 0 ? inBase(at, true) : inBase(at - 1, false) + 1, beforeTokens.length - 1);
      const paragraph = paragraphAt[place] ?? 0;
      const [previous, next] = [paragraphAt[place - 1] === paragraph ? beforeTokens[place - 1] : undefined, beforeTokens[place]];
      return { paragraph, previous: previous === PARAGRAPH_MARK ? undefined : previous, next: next === PARAGRAPH_MARK ? undefined : next, xml, isStart };
    }),
  );
}

const hasRecordedLook = ({ piece }: PieceSlice): boolean => child(child(piece.run, 'w:rPr'), 'w:rPrChange') !== undefined;

/** For each token the number of the paragraph it stands in. */
function indexOfParagraph(tokens: readonly Token[]): number[] {
  let paragraph = 0;
  return tokens.map((token) => (token === PARAGRAPH_MARK ? paragraph++ : paragraph));
}

/** A paragraph of the accepted view may be stored as several, where others deleted the marks between; each is written on its own. */
function writeParagraph(writer: StoryWriter, region: Region, plan: Plan, index: number): Splice[] | undefined {
  const { source, marks } = writer;
  const unit = region.befores[index];
  const sources = unit?.paragraph.sources.map((node) => node.element) ?? [];
  const last = sources.at(-1);
  if (unit === undefined || last === undefined) return [];
  const edits: RunEdit[] = [];
  const splices: Splice[] = [];
  for (const token of plan.cuts[index] ?? []) for (const slice of token.slices) edits.push({ type: 'cut', slice, mark: 'del' });
  for (const [slice, properties] of plan.reformats[index] ?? []) edits.push({ type: 'reformat', slice, properties });
  const insertions = plan.insertions.filter((insertion) => insertion.paragraph === index);
  const ownProperties = finalProperties(writer, region, plan, index, unit);
  for (const element of sources) {
    const here = insertions.filter((insertion) => storedParagraph(insertion, sources) === element);
    const tags = plan.tags.filter((tag) => tag.paragraph === index && storedParagraph(tag, sources) === element);
    const written = writeStored(writer, region, element, here, tags, element === last ? ownProperties : undefined);
    if (written === undefined) return undefined;
    append(edits, written.edits);
    append(splices, written.splices);
  }
  const emptied = emptiedParts(source, sources, unit.paragraph.pieces, edits);
  const controls = emptied.controls.map((control) => takenControl(marks, control, 'customXmlDelRange'));
  return [...controls.flatMap(({ first }) => first), ...splices, ...runSplices(source, [...edits, ...emptied.cuts], marks), ...controls.flatMap(({ last }) => last)];
}

/** The stored paragraph an insertion goes into: that of what stands before it, or else of what follows. */
function storedParagraph(insertion: Pick<PlannedInsertion, 'previous' | 'next'>, sources: readonly XmlElement[]): XmlElement | undefined {
  const piece = insertion.previous?.slices.at(-1)?.piece ?? insertion.next?.slices[0]?.piece;
  let up: XmlElement | undefined = piece?.element;
  while (up !== undefined && !sources.includes(up)) up = up.parent;
  return up ?? sources.at(-1);
}

type Written = { readonly edits: readonly RunEdit[]; readonly splices: readonly Splice[] };

function writeStored(writer: StoryWriter, region: Region, element: XmlElement, insertions: readonly PlannedInsertion[], tags: readonly PlannedTag[], ownProperties: string | undefined): Written | undefined {
  const { source, marks } = writer;
  const name = rawName(source, element);
  const edits: RunEdit[] = [];
  const splices: Splice[] = [];
  const newMarks = insertions.flatMap((insertion) => insertion.tokens.filter((token) => token === PARAGRAPH_MARK).map((_, offset) => insertion.firstAfter + offset));
  // The properties of each line the paragraph becomes, but for the first, which stands at the paragraph's own start.
  const following = [...newMarks.map((after) => insertedProperties(writer, region, after, element)), ownProperties ?? rawProperties(source, element)];
  const [first = '', ...rest] = following;
  let content = '';
  const putTags = (isStart: boolean): void => {
    for (const tag of tags.filter((candidate) => candidate.isStart === isStart)) {
      if (isEmptyTag(element)) {
        content += tag.xml;
        continue;
      }
      const place = placeOf({ paragraph: element, previous: tag.previous, next: tag.next, tokens: [], splits: false, replaces: false });
      const placed = putAt(source, marks, place ?? { type: 'start', paragraph: element }, tag.xml);
      if ('type' in placed) edits.push(placed);
      else splices.push(placed);
    }
  };
  putTags(true);
  for (const insertion of insertions) {
    const chunks = splitAtMarks(insertion.tokens);
    const place = placeOf({ paragraph: element, previous: insertion.previous, next: insertion.next, tokens: insertion.tokens, splits: chunks.length > 1, replaces: insertion.replaces });
    if (place === undefined) return undefined;
    const words = (chunk: number): string => insertedWords(writer, chunks[chunk] ?? [], insertion, place, region.afters[insertion.firstAfter + chunk]);
    let xml = words(0);
    for (let chunk = 1; chunk < chunks.length; chunk += 1) xml += `</${name}><${name}>${rest.shift() ?? ''}${words(chunk)}`;
    if (isEmptyTag(element)) {
      content += xml;
      continue;
    }
    const placed = putAt(source, marks, place, xml);
    if ('type' in placed) edits.push(placed);
    else splices.push(placed);
  }
  putTags(false);
  const changed = newMarks.length > 0 || ownProperties !== undefined;
  if (isEmptyTag(element)) {
    const open = source.slice(element.start, element.end - 2);
    return { edits, splices: content !== '' || changed ? [{ start: element.start, end: element.end, text: `${open}>${first}${content}</${name}>` }] : [] };
  }
  return { edits, splices: changed ? [replaceProperties(element, first), ...splices] : splices };
}

function insertedWords(writer: StoryWriter, tokens: readonly Token[], insertion: PlannedInsertion, place: Place, unit: ParagraphUnit | undefined): string {
  if (tokens.length === 0) return '';
  const neighbour = insertion.previous?.slices.at(-1)?.piece.run ?? insertion.next?.slices[0]?.piece.run;
  return writer.inserter.words({ tokens, unit, neighbour, around: namesAround(place) });
}

function splitAtMarks(tokens: readonly Token[]): Token[][] {
  const chunks: Token[][] = [[]];
  for (const token of tokens) {
    if (token === PARAGRAPH_MARK) chunks.push([]);
    else chunks.at(-1)?.push(token);
  }
  return chunks;
}

const isEmptyTag = (element: XmlElement): boolean => element.end === element.openEnd;

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
  if (end < 0) return propertiesXml(source, properties, { mark: { kind: 'del', xml: marks.empty('del') } }, marks.w);
  const after = region.afters[end];
  // A record of somebody else's change is never overwritten (W2).
  if (after === undefined || child(properties, 'w:pPrChange') !== undefined || !inserter.changesParagraph(unit, after)) return undefined;
  return propertiesXml(source, properties, { changed: { inner: inserter.paragraphProperties(after, element), open: marks.open('pPrChange'), close: marks.close('pPrChange') } }, marks.w);
}

function insertedProperties(writer: StoryWriter, region: Region, after: number, neighbour: XmlElement): string {
  const { marks, inserter } = writer;
  const unit = region.afters[after];
  const [inner, look] = unit === undefined ? ['', ''] : [inserter.paragraphProperties(unit, neighbour), inserter.markLook(unit, neighbour)];
  return `<${marks.w}pPr>${inner}<${marks.w}rPr>${marks.empty('ins')}${look}</${marks.w}rPr></${marks.w}pPr>`;
}

function replaceProperties(paragraph: XmlElement, xml: string): Splice {
  const properties = child(paragraph, 'w:pPr');
  if (properties !== undefined) return { start: properties.start, end: properties.end, text: xml };
  return { start: paragraph.openEnd, end: paragraph.openEnd, text: xml };
}
