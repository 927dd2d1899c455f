import { keepsLastLine } from '../read/last-line.ts';
import { REVISION_ELEMENTS } from '../read/stories.ts';
import { attribute, child, walk } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { isEquation, keepsEquation, structureVanishes } from './math-structures.ts';
import { adds, takes, vanishes, type Decision, type Resolver } from './resolver.ts';
import { withTickedState } from './ticked-state.ts';
import { cellVanishes, hasContentLeft, markVanishes, rowVanishes, tableVanishes, wordsVanish } from './vanishing.ts';

/** Whose marks are resolved, by the name on them. */
export type Whose = (author: string) => boolean;
export const everyones: Whose = () => true;

/** Property changes and the element whose earlier state they hold (17.13.5). */
const PROPERTY_CHANGES: ReadonlySet<string> = new Set([
  'w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange', 'w:tblGridChange', 'w:tblPrExChange',
]);

/** Children a property change does not record and which therefore stay when it is rejected (CT_ParaRPrOriginal, CT_PPrBase, CT_SectPrBase, CT_TcPrInner). */
const NOT_RECORDED: Readonly<Record<string, ReadonlySet<string>>> = {
  'w:rPrChange': new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']),
  'w:pPrChange': new Set(['w:rPr', 'w:sectPr']),
  'w:sectPrChange': new Set(['w:headerReference', 'w:footerReference']),
  'w:trPrChange': new Set(['w:ins', 'w:del']),
  'w:tcPrChange': new Set(['w:cellIns', 'w:cellDel', 'w:cellMerge']),
};

/** Where what is not recorded stands before what is (CT_ParaRPr, CT_SectPr); elsewhere it follows. */
const LEADS: ReadonlySet<string> = new Set(['w:rPrChange', 'w:sectPrChange']);

/** Properties that say nothing once the marks in them are gone. */
const EMPTIED: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:trPr', 'w:numPr']);

/**
 * Resolves every revision mark of one part and returns its new source. Everything without a mark is copied byte for byte
 * (W1). Paragraphs whose mark goes flow into the next one, which keeps its own properties, as in Word.
 */
export function resolvePart(document: XmlDocument, decision: Decision, whose: Whose = everyones): string {
  const authorOf = markAuthor(document);
  const resolves = (mark: XmlElement): boolean => whose(authorOf(mark));
  const dirty = markedElements(document.root, resolves);
  if (dirty.size === 0) return document.source;
  const resolver: Resolver = { source: document.source, decision, resolves, dirty, unwrapped: rangedWrappers(document, decision, resolves) };
  return document.source.slice(0, document.root.start) + emit(resolver, document.root, false) + document.source.slice(document.root.end);
}

/** The name on a mark. The end of a range has none of its own: it is by whoever is named at its start. */
function markAuthor({ source, root }: XmlDocument): (mark: XmlElement) => string {
  const key = (mark: XmlElement): string => `${mark.name.replace(/(?:Start|End)$/, '')} ${attribute(source, mark, 'w:id') ?? ''}`;
  const starts = new Map<string, string>();
  walk(root, (element) => {
    if (element.name.endsWith('RangeStart') && REVISION_ELEMENTS.has(element.name)) starts.set(key(element), attribute(source, element, 'w:author') ?? '');
    return true;
  });
  return (mark) => (mark.name.endsWith('RangeEnd') ? (starts.get(key(mark)) ?? '') : (attribute(source, mark, 'w:author') ?? ''));
}

function markedElements(root: XmlElement, resolves: Resolver['resolves']): Set<XmlElement> {
  const dirty = new Set<XmlElement>();
  walk(root, (element) => {
    if (REVISION_ELEMENTS.has(element.name) && resolves(element)) {
      for (let up: XmlElement | undefined = element; up !== undefined && !dirty.has(up); up = up.parent) dirty.add(up);
    }
    return true;
  });
  return dirty;
}

/** Wrappers whose tags a `customXmlInsRange` or `customXmlDelRange` tracks (17.13.5.5–6): the tags go, the content is marked on its own. */
function rangedWrappers(document: XmlDocument, decision: Decision, resolves: Resolver['resolves']): Set<XmlElement> {
  const goes = decision === 'accept' ? ['w:customXmlDelRange', 'w:customXmlMoveFromRange'] : ['w:customXmlInsRange', 'w:customXmlMoveToRange'];
  const found = new Set<XmlElement>();
  const starts: number[] = [];
  const ends: number[] = [];
  const wrappers: XmlElement[] = [];
  walk(document.root, (element) => {
    if (goes.some((name) => element.name === `${name}Start`) && resolves(element)) starts.push(element.start);
    else if (goes.some((name) => element.name === `${name}End`)) ends.push(element.start);
    else if (element.name === 'w:sdt' || element.name === 'w:customXml' || element.name === 'w:smartTag') wrappers.push(element);
    return true;
  });
  starts.forEach((start, index) => {
    const end = ends[index];
    if (end === undefined) return;
    for (const wrapper of wrappers) if (wrapper.start > start && wrapper.start < end) found.add(wrapper);
  });
  return found;
}

function emit(resolver: Resolver, element: XmlElement, undeleting: boolean): string {
  const text = emitted(resolver, element, undeleting);
  // The properties inside a property change must stay, however empty (CT_PPrChange).
  const mayGo = EMPTIED.has(element.name) && resolver.dirty.has(element) && element.parent !== undefined && !PROPERTY_CHANGES.has(element.parent.name);
  return mayGo && /^<[^<>]*>\s*<\/[^<>]*>$/.test(text) ? '' : text;
}

function emitted(resolver: Resolver, element: XmlElement, undeleting: boolean): string {
  const { source, decision } = resolver;
  if (undeleting && (element.name === 'w:delText' || element.name === 'w:delInstrText')) return renamed(source, element);
  if (!resolver.dirty.has(element) && !undeleting) return source.slice(element.start, element.end);
  const { name } = element;
  const isMark = adds(name) || takes(name) || REVISION_ELEMENTS.has(name);
  if (isMark && !resolver.resolves(element)) return emitPlain(resolver, element, undeleting);
  if (adds(name) || takes(name)) {
    if (vanishes(resolver, element)) return keptMarkers(resolver, element);
    return emitContent(resolver, element, undeleting || takes(name));
  }
  if (PROPERTY_CHANGES.has(name) || REVISION_ELEMENTS.has(name)) return '';
  if (resolver.unwrapped.has(element)) return emitContent(resolver, child(element, 'w:sdtContent') ?? element, undeleting);
  if (structureVanishes(resolver, element) || (isEquation(element) && !keepsEquation(resolver, element))) return keptMarkers(resolver, element);
  switch (name) {
    case 'w:tbl':
      return emitTable(resolver, element, undeleting);
    case 'w:tr':
      return rowVanishes(resolver, element) ? loneMarkers(resolver, element) : emitPlain(resolver, element, undeleting);
    case 'w:tc':
      return emitCell(resolver, element, undeleting);
    case 'w:hyperlink':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:bdo':
    case 'w:dir':
      // What only stands around words goes with them: Word keeps no link without.
      return wordsVanish(resolver, element) ? keptMarkers(resolver, element) : emitPlain(resolver, element, undeleting);
    case 'w:sdt':
      return withTickedState(resolver, element, emitPlain(resolver, element, undeleting));
    case 'w:tcPr':
      return emitCellProperties(resolver, element, undeleting);
    case 'w:numPr':
      // A number given with tracking (17.13.5.19); without it the paragraph has its style's.
      return decision === 'reject' && element.children.some((inner) => inner.name === 'w:ins' && resolver.resolves(inner)) ? '' : emitPlain(resolver, element, undeleting);
    default:
  }
  const change = decision === 'reject' ? element.children.find((inner) => PROPERTY_CHANGES.has(inner.name) && resolver.resolves(inner)) : undefined;
  if (change !== undefined) return restored(resolver, element, change, undeleting);
  return emitPlain(resolver, element, undeleting);
}

/** Open tag, content, close tag. */
function emitPlain(resolver: Resolver, element: XmlElement, undeleting: boolean): string {
  const { source } = resolver;
  if (element.end === element.openEnd) return source.slice(element.start, element.end);
  return source.slice(element.start, element.openEnd) + emitContent(resolver, element, undeleting) + source.slice(element.closeStart, element.end);
}

function emitContent(resolver: Resolver, element: XmlElement, undeleting: boolean): string {
  const { source } = resolver;
  const pieces: string[] = [];
  let at = element.openEnd;
  const { children } = element;
  for (let index = 0; index < children.length; ) {
    const inner = children[index];
    if (inner === undefined) break;
    pieces.push(source.slice(at, inner.start));
    const chain = inner.name === 'w:p' ? paragraphChain(resolver, children, index) : undefined;
    if (chain === undefined) {
      pieces.push(emit(resolver, inner, undeleting));
      index += 1;
      at = inner.end;
    } else {
      pieces.push(emitChain(resolver, chain, undeleting));
      index += chain.length;
      at = chain.at(-1)?.end ?? inner.end;
    }
  }
  pieces.push(source.slice(at, element.closeStart));
  return pieces.join('');
}

/**
 * The siblings from a paragraph whose mark vanishes up to the one it flows into, range markers and tables that go between
 * them included; `undefined` when the paragraph keeps its mark.
 */
function paragraphChain(resolver: Resolver, siblings: readonly XmlElement[], from: number): readonly XmlElement[] | undefined {
  const first = siblings[from];
  if (first === undefined || !markVanishes(resolver, first)) return undefined;
  let open = true;
  let to = from + 1;
  let end = from + 1;
  while (open && to < siblings.length) {
    const next = siblings[to];
    if (next === undefined) break;
    if (next.name === 'w:p') {
      open = markVanishes(resolver, next);
      end = to + 1;
    } else if (!isMarker(next) && !(next.name === 'w:tbl' && tableVanishes(resolver, next))) break;
    to += 1;
  }
  return siblings.slice(from, end);
}

const MARKERS: ReadonlySet<string> = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:permStart', 'w:permEnd', 'w:proofErr']);
const isMarker = (element: XmlElement): boolean => MARKERS.has(element.name) || REVISION_ELEMENTS.has(element.name);

function emitChain(resolver: Resolver, chain: readonly XmlElement[], undeleting: boolean): string {
  const { source } = resolver;
  const last = chain.at(-1);
  if (last === undefined) return '';
  const inner = (element: XmlElement): string =>
    element.name === 'w:p'
      ? element.children.filter((part) => part.name !== 'w:pPr').map((part) => emit(resolver, part, undeleting)).join('')
      : emit(resolver, element, undeleting);
  const open = chain.slice(0, -1);
  const flowsOn = last.name === 'w:p' && !markVanishes(resolver, last);
  if (!flowsOn) {
    // Nothing follows to flow into: what is left stands in a paragraph of its own, nothing left means no line.
    const paragraphs = chain.filter((element) => element.name === 'w:p');
    const holder = paragraphs.at(-1);
    const content = chain.map(inner).join('');
    const isEmpty = paragraphs.every((element) => !hasContentLeft(resolver, element));
    if (holder === undefined || (isEmpty && (isUnwrapped(resolver, chain) || !keepsLastLine(chain, (table) => tableVanishes(resolver, table))))) return markersOnly(chain);
    return rebuilt(resolver, holder, content);
  }
  const before = open.map(inner).join('');
  if (open.every((element) => element.name !== 'w:p' || !hasContentLeft(resolver, element))) {
    return markersOnly(open) + emit(resolver, last, undeleting);
  }
  return rebuilt(resolver, last, before + inner(last));

  /** Bookmarks and ranges of the vanished lines stay, between the blocks (W4). */
  function markersOnly(elements: readonly XmlElement[]): string {
    return elements.map((element) => (element.name === 'w:tbl' ? loneMarkers : keptMarkers)(resolver, element)).join('');
  }
  function rebuilt(target: Resolver, holder: XmlElement, content: string): string {
    const properties = child(holder, 'w:pPr');
    const open = source.slice(holder.start, holder.openEnd);
    const isEmptyTag = holder.end === holder.openEnd;
    const startTag = isEmptyTag ? `${open.slice(0, -2)}>` : open;
    const endTag = isEmptyTag ? `</${/^<([^\s/>]+)/.exec(open)?.[1] ?? 'w:p'}>` : source.slice(holder.closeStart, holder.end);
    return startTag + (properties === undefined ? '' : emit(target, properties, false)) + content + endTag;
  }
}

/** A content control whose tags go leaves its place to the blocks around it. */
const isUnwrapped = (resolver: Resolver, chain: readonly XmlElement[]): boolean => {
  const control = chain[0]?.parent?.parent;
  return control !== undefined && resolver.unwrapped.has(control);
};

const emitTable = (resolver: Resolver, table: XmlElement, undeleting: boolean): string => (tableVanishes(resolver, table) ? loneMarkers(resolver, table) : emitPlain(resolver, table, undeleting));

const emitCell = (resolver: Resolver, cell: XmlElement, undeleting: boolean): string => (cellVanishes(resolver, cell) ? loneMarkers(resolver, cell) : emitPlain(resolver, cell, undeleting));

/** A tracked vertical merge (17.13.5.4) becomes, or stops being, `w:vMerge`. */
function emitCellProperties(resolver: Resolver, properties: XmlElement, undeleting: boolean): string {
  const { source, decision } = resolver;
  const resolved = (name: string): XmlElement | undefined => properties.children.find((inner) => inner.name === name && resolver.resolves(inner));
  const merge = resolved('w:cellMerge');
  const change = decision === 'reject' ? resolved('w:tcPrChange') : undefined;
  const text = change === undefined ? emitPlain(resolver, properties, undeleting) : restored(resolver, properties, change, undeleting);
  if (merge === undefined) return text;
  const value = attribute(source, merge, decision === 'accept' ? 'w:vMerge' : 'w:vMergeOrig');
  if (value === undefined) return text;
  const prefix = merge.scope.declared.get('w') ?? 'w';
  // What the cell said of its merge before gives way: there is one such element (CT_TcPr).
  const known = child(properties, 'w:vMerge');
  const stored = known === undefined ? '' : source.slice(known.start, known.end);
  const element = `<${prefix}:vMerge ${prefix}:val="${value === 'rest' ? 'restart' : 'continue'}"/>`;
  // CT_TcPr orders vMerge behind gridSpan and before borders.
  if (stored !== '' && text.includes(stored)) return text.replace(stored, () => element);
  const at = /<[^<>]*:(?:tcBorders|shd|noWrap|tcMar|textDirection|tcFitText|vAlign|hideMark)\b/.exec(text)?.index ?? text.lastIndexOf('</');
  return at < 0 ? text : text.slice(0, at) + element + text.slice(at);
}

/** The properties as they were before a tracked property change. */
function restored(resolver: Resolver, properties: XmlElement, change: XmlElement, undeleting: boolean): string {
  const { source } = resolver;
  const old = change.children[0];
  const kept = properties.children
    .filter((inner) => NOT_RECORDED[change.name]?.has(inner.name) ?? false)
    .map((inner) => ({ name: inner.name, text: emit(resolver, inner, undeleting) }));
  const oldContent = old === undefined ? '' : emitContent(resolver, old, undeleting);
  const open = source.slice(properties.start, properties.openEnd);
  const close = source.slice(properties.closeStart, properties.end);
  const rest = kept.map((part) => part.text).join('');
  return open + (LEADS.has(change.name) ? rest + oldContent : oldContent + rest) + close;
}

const RANGE_ENDS: ReadonlySet<string> = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:permStart', 'w:permEnd']);

/** Range markers inside vanishing content stay, so that bookmarks and comment ranges remain balanced (W4). */
function keptMarkers(resolver: Resolver, element: XmlElement): string {
  const kept: string[] = [];
  walk(element, (inner) => {
    if (RANGE_ENDS.has(inner.name)) {
      kept.push(resolver.source.slice(inner.start, inner.end));
    }
    return true;
  });
  return kept.join('');
}

/** The ends of ranges whose other end stands outside what goes: a bookmark that only begins in a deleted row stays a bookmark (W4). */
function loneMarkers(resolver: Resolver, element: XmlElement): string {
  const { source } = resolver;
  const open = new Map<string, XmlElement>();
  walk(element, (inner) => {
    if (!RANGE_ENDS.has(inner.name)) return true;
    const key = `${inner.name.replace(/(?:Start|End)$/, '')} ${attribute(source, inner, 'w:id') ?? ''}`;
    if (open.has(key)) open.delete(key);
    else open.set(key, inner);
    return true;
  });
  return [...open.values()].map((inner) => source.slice(inner.start, inner.end)).join('');
}

/** `w:delText` and `w:delInstrText` stand in deleted runs only; back in the document they are `w:t` and `w:instrText` (17.3.3.7, 17.16.13). */
function renamed(source: string, element: XmlElement): string {
  const raw = source.slice(element.start, element.end);
  const tag = /^<([^\s/>]+)/.exec(raw)?.[1] ?? '';
  const restoredTag = tag.replace('delText', 't').replace('delInstrText', 'instrText');
  const opened = `<${restoredTag}${raw.slice(1 + tag.length)}`;
  const close = `</${tag}`;
  const at = opened.lastIndexOf(close);
  return at < 0 ? opened : `${opened.slice(0, at)}</${restoredTag}${opened.slice(at + close.length)}`;
}
