import type { ClauseKind } from '../../contract/clause.ts';
import type { DocumentModel, StoryView } from '../read/document.ts';
import type { ViewBlock } from '../read/views.ts';
import { readFeatures, type Feature } from './features.ts';
import type { LabelShape, Marker } from './markers.ts';
import { isContents, resolveMarkers } from './resolve-markers.ts';
import { headingKind, isOperativeWords, isRecital, isScheduleHeading, isSignature } from './sections.ts';

/** A clause of one document, still tied to the blocks it was found in. */
export type Segment = {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly level: number;
  kind: ClauseKind;
  readonly blocks: ViewBlock[];
  readonly why: string;
  readonly confidence: number;
  readonly children: Segment[];
  readonly parent: Segment | undefined;
};

/** What makes a block the start of a clause, and how deep it sits compared with others. */
type Start = {
  readonly rank: Rank;
  readonly number: string;
  readonly heading: string;
  readonly kind: ClauseKind;
  readonly why: string;
  readonly confidence: number;
};

/**
 * `order` puts shapes of different families above one another; within one family `depth` decides. Two starts with equal
 * keys are siblings.
 */
type Rank = {
  readonly key: string;
  readonly order: number;
  readonly value: number;
  readonly outline?: number;
  /** The computed list it counts in, where there is one. */
  readonly list?: { readonly id: string; readonly level: number };
};

/** Splits the body into a tree of clauses (rule R6). Every block ends up in exactly one clause, in document order. */
export function segment(model: DocumentModel, story: StoryView): Segment[] {
  const features = readFeatures(model, story);
  const markers = resolveMarkers(features);
  const runIns = usesRunInHeadings(features, markers);
  const standalone = usesStandaloneHeadings(features, markers);
  const builder = createBuilder();
  features.forEach((feature, index) => {
    const marker = markers[index];
    const start = isContents(feature) ? undefined : startOf(feature, marker, { runIns, standalone, builder, isFirst: index === 0 });
    if (start === undefined) builder.append(feature.block);
    else builder.open(start, feature.block);
  });
  nameKinds(builder.roots);
  return builder.roots;
}

type Surroundings = { readonly runIns: boolean; readonly standalone: boolean; readonly builder: Builder; readonly isFirst: boolean };

const MAX_HEADING = 160;

function startOf(feature: Feature, marker: Marker | undefined, around: Surroundings): Start | undefined {
  const text = feature.text.trim();
  // An empty numbered line prints its number and says nothing.
  if (text === '') return undefined;
  const { builder } = around;
  const isTitleStyle = /^(?:title|document title|contract title)$/i.test(feature.styleName);
  if (!builder.hasClauses() && (isTitleStyle || (builder.isEmpty() && marker === undefined && text.length < MAX_HEADING && (feature.centred || feature.emphasised || (text.length < 100 && !/[.:;,]$/.test(text)))))) {
    const known = headingKind(text);
    if (known === undefined || isTitleStyle) return builder.isEmpty() ? plain('title', text, 'title', isTitleStyle ? 'title style' : 'first emphasised line', 0.9) : undefined;
  }
  const looksLikeHeading = feature.outline !== undefined || feature.emphasised || (text === text.toUpperCase() && /\p{L}/u.test(text) && text.length < MAX_HEADING);
  if (marker?.shape === 'schedule' || (looksLikeHeading && isScheduleHeading(text))) {
    const number = marker?.label.trim().replace(/[:.\u2013\u2014-]$/, '') ?? '';
    return { rank: { key: 'schedule', order: 0, value: 0 }, number, heading: headingText(feature, marker), kind: 'schedule', why: 'names a schedule', confidence: 0.95 };
  }
  const named = looksLikeHeading && text.length < MAX_HEADING ? headingKind(text) : undefined;
  if (marker === undefined && named !== undefined && feature.outline === undefined) {
    return { rank: { key: 'part', order: 0, value: 0 }, number: '', heading: text, kind: named, why: `heading "${text.slice(0, 40)}"`, confidence: 0.9 };
  }
  if (marker !== undefined) return markedStart(feature, marker);
  if (feature.outline !== undefined) {
    return {
      rank: { key: `outline-${feature.outline}`, order: 10 + feature.outline, outline: feature.outline, value: 0 },
      number: '', heading: text, kind: named ?? 'clause', why: `heading level ${feature.outline + 1}`, confidence: 0.9,
    };
  }
  if (!builder.hasClauses()) {
    if (isRecital(text) && builder.currentKind() !== 'recitals') return plain('recitals', '', 'recitals', 'starts with "whereas"', 0.9);
    if (/^\s*this\s.{0,80}\bagreement\b.{0,300}\b(?:between|among)\b/is.test(text) && builder.currentKind() !== 'parties') return plain('parties', '', 'parties', 'names the parties', 0.8);
  }
  if (isOperativeWords(text) && builder.currentKind() === 'recitals') return undefined;
  if (isSignature(feature) && builder.currentKind() !== 'signature' && builder.hasClauses() && builder.currentKind() !== 'schedule') return plain('signature', '', 'signature', 'signature lines', 0.8);
  if (builder.currentKind() === 'signature') return undefined;
  if (around.runIns && isRunIn(feature)) {
    return { rank: { key: 'run-in', order: 60, value: 0 }, number: '', heading: trimHeading(feature.lead), kind: 'clause', why: 'emphasised run-in heading', confidence: 0.7 };
  }
  if (around.standalone && isStandalone(feature)) {
    return { rank: { key: 'standalone', order: 9, value: 0 }, number: '', heading: text, kind: 'clause', why: 'heading by its look', confidence: 0.6 };
  }
  return undefined;
}

const plain = (key: string, heading: string, kind: ClauseKind, why: string, confidence: number): Start => ({
  rank: { key: `part-${key}`, order: 0, value: 0 }, number: '', heading, kind, why, confidence,
});

const SHAPE_ORDER: Readonly<Record<LabelShape, number>> = {
  schedule: 0, article: 10, section: 20, 'decimal-1': 30, 'decimal-2': 40, 'decimal-3': 50, 'decimal-4': 55, LETTER: 70, ROMAN: 71, letter: 72, roman: 73, other: 74,
};

function markedStart(feature: Feature, marker: Marker): Start {
  const outline = feature.outline;
  const isList = feature.list !== undefined;
  const key = `${marker.shape}${marker.wrap}`;
  const order = SHAPE_ORDER[marker.shape];
  const heading = headingText(feature, marker);
  const named = heading === '' ? undefined : headingKind(heading);
  const isEnumerator = order >= 70 || (marker.shape === 'decimal-1' && marker.wrap.includes('('));
  return {
    rank: { key, order, ...(outline === undefined ? {} : { outline }), value: marker.value, ...(feature.list === undefined ? {} : { list: { id: feature.list.id, level: feature.list.level } }) },
    number: marker.label.trim(),
    heading,
    kind: isEnumerator && (outline === undefined || marker.wrap !== '.') ? 'item' : named === 'definitions' ? named : marker.shape === 'article' ? 'article' : 'clause',
    why: `${marker.length > 0 ? 'typed' : 'computed'} number ${marker.label.trim()}${outline === undefined ? '' : `, heading level ${outline + 1}`}`,
    confidence: outline !== undefined || isList ? 0.95 : 0.75,
  };
}

/** The heading of a numbered paragraph: all of it when it reads like one, else the emphasised words it starts with. */
function headingText(feature: Feature, marker: Marker | undefined): string {
  const body = feature.text.slice(marker?.length ?? 0).trim();
  const lead = feature.lead.slice(Math.min(marker?.length ?? 0, feature.lead.length));
  if (feature.emphasised && body.length <= MAX_HEADING) return trimHeading(body);
  if (lead.trim() !== '' && /\p{L}/u.test(lead) && lead.trim().length <= MAX_HEADING && isHeadingLead(lead, body)) return trimHeading(lead);
  if (!/[.;,:]$/.test(body) && body.length <= 80 && !/^[a-z]/.test(body)) return trimHeading(body);
  // "Confidentiality. Each Party shall …", "LIMITATION OF LIABILITY. In no event …"
  const sentence = /^([\p{Lu}][\p{L}\p{N} ,;/&'\u2019()-]{2,70}?)[.:](?=\s+\p{Lu})/u.exec(body)?.[1];
  return sentence !== undefined && sentence.split(/\s+/).length <= 8 ? sentence : '';
}

/** A defined term in bold at the start of a sentence is not a heading: a heading ends, the sentence goes on. */
const isHeadingLead = (lead: string, body: string): boolean => /[.:\u2013\u2014-]\s*$/.test(lead) || /^\s*[.:\u2013\u2014]/.test(body.slice(lead.trim().length)) || lead.trim() === lead.trim().toUpperCase();

const trimHeading = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\s*[.:;\u2013\u2014-]$/, '').replace(/\s*\.$/, '');

const isRunIn = (feature: Feature): boolean => {
  const lead = feature.lead.trim();
  return feature.label === '' && lead.length >= 3 && lead.length <= 90 && /^[\p{Lu}\u201C"]/u.test(lead) && isHeadingLead(feature.lead, feature.text.trim()) && !/^[\u201C"]/.test(lead);
};

const isStandalone = (feature: Feature): boolean => feature.label === '' && feature.emphasised && feature.text.trim().length <= 90 && /\p{L}/u.test(feature.text) && !/[.;,]$/.test(feature.text.trim());

/** A look counts as a heading only when the document uses it repeatedly. */
function usesRunInHeadings(features: readonly Feature[], markers: readonly (Marker | undefined)[]): boolean {
  const leads = features.filter((feature, index) => markers[index] === undefined && feature.outline === undefined && isRunIn(feature)).map((feature) => trimHeading(feature.lead));
  // "Note:" again and again is a remark, not a heading.
  return new Set(leads).size >= 3 && new Set(leads).size * 2 > leads.length;
}

function usesStandaloneHeadings(features: readonly Feature[], markers: readonly (Marker | undefined)[]): boolean {
  const structured = features.filter((feature, index) => feature.outline !== undefined || (markers[index] !== undefined && (SHAPE_ORDER[markers[index].shape] ?? 99) < 60)).length;
  const standalone = features.filter((feature, index) => markers[index] === undefined && feature.outline === undefined && isStandalone(feature)).length;
  return standalone >= 3 && structured < standalone;
}

type Open = { readonly segment: Segment; readonly rank: Rank; last: number };

type Builder = {
  readonly roots: Segment[];
  readonly append: (block: ViewBlock) => void;
  readonly open: (start: Start, block: ViewBlock) => void;
  readonly isEmpty: () => boolean;
  readonly hasClauses: () => boolean;
  readonly currentKind: () => ClauseKind | undefined;
};

function createBuilder(): Builder {
  const roots: Segment[] = [];
  let stack: Open[] = [];
  let count = 0;
  let clauses = 0;

  const create = (start: Start, parent: Segment | undefined): Segment => {
    count += 1;
    const made: Segment = {
      id: `c${count}`, number: start.number, heading: start.heading, level: (parent?.level ?? 0) + 1, kind: start.kind, blocks: [], why: start.why,
      confidence: start.confidence, children: [], parent,
    };
    (parent?.children ?? roots).push(made);
    return made;
  };

  const open = (start: Start, block: ViewBlock): void => {
    if (!isEnumerated(start.rank)) stack = stack.filter((entry) => !entry.rank.key.startsWith('part'));
    stack = stack.slice(0, depthFor(stack, start.rank));
    const made = create(start, stack.at(-1)?.segment);
    made.blocks.push(block);
    stack.push({ segment: made, rank: start.rank, last: start.rank.value });
    if (start.kind === 'clause' || start.kind === 'article' || start.kind === 'definitions') clauses += 1;
  };

  return {
    roots,
    open,
    append: (block) => {
      if (stack.length === 0) {
        open({ rank: { key: 'part-text', order: 0, value: 0 }, number: '', heading: '', kind: 'text', why: 'text before the first clause', confidence: 1 }, block);
        return;
      }
      stack.at(-1)?.segment.blocks.push(block);
    },
    isEmpty: () => roots.length === 0,
    hasClauses: () => clauses > 0,
    currentKind: () => stack.at(-1)?.segment.kind,
  };
}

/** Enumerated recitals and parties belong to their heading; a clause after them does not. */
const isEnumerated = (rank: Rank): boolean => rank.order >= 70 || (rank.key.startsWith('decimal-1') && rank.key.includes('('));

/** How many open clauses stay open when one of this rank starts. */
function depthFor(stack: readonly Open[], rank: Rank): number {
  if (rank.order === 0) return 0;
  // A sibling continues its sequence.
  const siblings = stack.map((open, depth) => ({ open, depth })).filter(({ open }) => isSibling(open.rank, rank));
  const continued = siblings.findLast(({ open }) => rank.value === 0 || open.last === 0 || open.last + 1 === rank.value);
  if (continued !== undefined) return continued.depth;
  const nearest = siblings.at(-1);
  if (nearest !== undefined && rank.value !== 1) return nearest.depth;
  if (nearest !== undefined && rank.list !== undefined && nearest.open.rank.list?.id === rank.list.id) return nearest.depth;
  // Otherwise it goes below everything that ranks above it.
  let depth = stack.length;
  while (depth > 0) {
    const open = stack[depth - 1];
    if (open === undefined || isAbove(open.rank, rank)) break;
    depth -= 1;
  }
  return depth;
}

function isSibling(open: Rank, rank: Rank): boolean {
  if (open.list !== undefined && rank.list !== undefined && open.list.id === rank.list.id) return open.list.level === rank.list.level;
  return open.key === rank.key && (open.outline === rank.outline || open.outline === undefined || rank.outline === undefined);
}

const isDecimal = (rank: Rank): boolean => rank.key.startsWith('decimal') && !rank.key.includes('(');

/** Whether one start ranks above another: by their common list, their heading levels, and last by how labels are usually nested. */
function isAbove(open: Rank, rank: Rank): boolean {
  if (open.list !== undefined && rank.list !== undefined && open.list.id === rank.list.id) return open.list.level < rank.list.level;
  if (isDecimal(open) && isDecimal(rank) && open.order !== rank.order) return open.order < rank.order;
  if (open.outline !== undefined && rank.outline !== undefined && open.outline !== rank.outline) return open.outline < rank.outline;
  if (open.outline !== undefined && rank.outline === undefined) return true;
  if (open.outline === undefined && rank.outline !== undefined) return open.order < 30 && open.order < rank.order;
  // Lists of enumerators nest in the order they appear: (a) may hold (i), and (i) may hold (A).
  if (open.order >= 70 && rank.order >= 70) return open.key !== rank.key;
  return open.order < rank.order || (open.order < 60 && rank.value === 1 && isEnumerated(rank)) || (isDecimal(open) && isDecimal(rank) && rank.value === 1);
}

/** Kinds that only the finished tree tells: a heading above clauses is an article; enumerators without a clause above are clauses. */
function nameKinds(roots: readonly Segment[]): void {
  const visit = (node: Segment, hasClauseAbove: boolean): void => {
    if (node.kind === 'item' && !hasClauseAbove) node.kind = 'clause';
    const holdsClauses = node.children.some((child) => child.kind === 'clause');
    if (node.kind === 'clause' && holdsClauses && node.blocks.length === 1 && node.heading !== '') node.kind = 'article';
    // "ARTICLE 7. Notices. All notices …": an article with text of its own and nothing below is the clause itself.
    if (node.kind === 'article' && node.children.length === 0) node.kind = 'clause';
    const covers = hasClauseAbove || (node.kind !== 'article' && node.kind !== 'title');
    for (const child of node.children) visit(child, covers);
  };
  for (const root of roots) visit(root, false);
}
