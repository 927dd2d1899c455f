import type { ClauseKind } from '../../contract/clause.ts';
import { definedTerm } from './definition-terms.ts';
import { isContentsHeading, type Feature } from './features.ts';
import { headingText, isRunIn, isStandalone, lookOf, MAX_HEADING, trimHeading } from './headings.ts';
import type { LabelShape, Marker } from './markers.ts';
import { headingKind, isOperativeWords, isRecital, isScheduleHeading } from './sections.ts';
import { announcesSignature, isExecution, isSignature, isSignatureTable } from './signature-blocks.ts';
import { tableCaption } from './table-caption.ts';
import { COVER_KEY, type Builder, type Rank, type Start } from './tree.ts';

/** What is known of the whole document, and of the blocks around, when one block is judged. */
export type Surroundings = {
  readonly runIns: boolean;
  readonly standalone: boolean;
  readonly builder: Builder;
  /** The next block that says anything. */
  readonly next: Feature | undefined;
  readonly nextMarker: Marker | undefined;
  /** How headings of whole parts are set in this document, found so far. */
  readonly partLooks: Set<string>;
};

/** Whether a block starts a clause, and which; `undefined` when it belongs to the clause before it. */
export function startOf(feature: Feature, marker: Marker | undefined, around: Surroundings): Start | undefined {
  const { builder } = around;
  if (feature.block.type !== 'paragraph') return tableStart(feature, builder);
  const text = feature.text.trim();
  // An empty numbered line prints its number and says nothing.
  if (text === '') return undefined;
  if (feature.contents || isContentsHeading(text)) return contentsStart(feature, builder);
  const title = titleStart(feature, marker, around);
  if (title !== undefined) return title;
  const part = namedPart(feature, marker, around);
  if (part !== undefined) return part;
  if (marker !== undefined) return markedStart(feature, marker, builder);
  if (feature.outline !== undefined) return outlinedStart(feature, feature.outline);
  return unmarkedStart(feature, around) ?? looseStart(feature, around);
}

/** The kinds of a cover page: after them, running text is a part of its own. */
const isFrontMatter = (builder: Builder): boolean => builder.currentKind() === 'title' || builder.currentKey() === 'part-contents' || builder.currentKey() === 'part-terms';

function tableStart(feature: Feature, builder: Builder): Start | undefined {
  if (builder.currentKind() === 'signature') return undefined;
  if (isSignatureTable(feature.block) && builder.currentKind() !== 'schedule') return plain('signature', '', 'signature', 'table with places to sign', 0.85);
  if (builder.hasClauses() || feature.block.type !== 'table') return undefined;
  // A heading with its table is one clause.
  if (builder.currentKey() === COVER_KEY || builder.isEmpty()) return undefined;
  // A frame around running text is text.
  if (feature.block.rows.length < 2) return isFrontMatter(builder) ? plain('text', '', 'text', 'text before the first clause', 1) : undefined;
  return plain('terms', tableCaption(feature.block), 'clause', 'table of terms on the cover', 0.7);
}

function contentsStart(feature: Feature, builder: Builder): Start | undefined {
  if (builder.currentKey() === 'part-contents') return undefined;
  return plain('contents', feature.contents ? '' : trimHeading(feature.text), 'text', 'table of contents', 0.9);
}

const DATE_KEY = 'date';
/** "DATED 1 May 2026", which English deeds say before their title. */
const isDateLine = (text: string): boolean => /^dated?\b[\s:_.\u2026[\]()\p{N}\p{L}-]{0,40}$/iu.test(text) && !/\bagreement\b/i.test(text);

function titleStart(feature: Feature, marker: Marker | undefined, { builder }: Surroundings): Start | undefined {
  const text = feature.text.trim();
  if (builder.hasClauses()) return undefined;
  if (builder.isEmpty() && marker === undefined && isDateLine(text)) return plain(DATE_KEY, '', 'text', 'date on the cover', 0.9);
  const isOpen = builder.isEmpty() || builder.currentKey() === `part-${DATE_KEY}`;
  const isTitleStyle = /^(?:title|document title|contract title)$/i.test(feature.styleName);
  const isFirst = isOpen && marker === undefined && text.length < MAX_HEADING;
  const looksIt = feature.centred || feature.emphasised || feature.large || (text.length < 100 && !/[.:;,]$/.test(text));
  if (!isOpen || !(isTitleStyle || (isFirst && looksIt)) || (headingKind(text) !== undefined && !isTitleStyle)) return undefined;
  return plain('title', text, 'title', isTitleStyle ? 'title style' : 'first emphasised line', 0.9);
}

/** Parts that say what they are: schedules, recitals, definitions, signatures. */
function namedPart(feature: Feature, marker: Marker | undefined, around: Surroundings): Start | undefined {
  const text = feature.text.trim();
  const looksLikeHeading = feature.outline !== undefined || feature.emphasised || feature.large || (text === text.toUpperCase() && /\p{L}/u.test(text) && text.length < MAX_HEADING);
  if (marker?.shape === 'schedule' || (looksLikeHeading && isScheduleHeading(text))) {
    const number = marker?.label.trim().replace(/[:\uFF1A.\u2013\u2014-]$/, '') ?? '';
    const heading = headingText(feature, marker);
    return { rank: { key: 'schedule', order: 0, value: 0 }, number, heading: heading === '' ? headingBelow(around) : heading, kind: 'schedule', why: 'names a schedule', confidence: 0.95 };
  }
  const named = looksLikeHeading && text.length < MAX_HEADING ? headingKind(text) : undefined;
  if (marker !== undefined || named === undefined || feature.outline !== undefined) return undefined;
  if (named === 'signature' && around.builder.currentKind() === 'signature') return undefined;
  // "between" on a cover page stands among the names.
  if (named === 'parties' && headingBelow(around) !== '') return undefined;
  return { rank: { key: 'part', order: 0, value: 0 }, number: '', heading: text, kind: named, why: `heading "${text.slice(0, 40)}"`, confidence: 0.9 };
}

/** "EXHIBIT A" on one line and what it is about on the next. */
export const headingBelow = ({ next, nextMarker }: Pick<Surroundings, 'next' | 'nextMarker'>): string =>
  next !== undefined && nextMarker === undefined && next.outline === undefined && isStandalone(next) ? trimHeading(next.text) : '';

function outlinedStart(feature: Feature, outline: number): Start {
  const text = feature.text.trim();
  return {
    rank: { key: `outline-${outline}`, order: 10 + outline, outline, value: 0 },
    number: '', heading: text, kind: headingKind(text) ?? 'clause', why: `heading level ${outline + 1}`, confidence: 0.9,
  };
}

/** Recitals, parties, signature lines and defined terms: known by their words. */
function unmarkedStart(feature: Feature, around: Surroundings): Start | undefined {
  const { builder, next } = around;
  const text = feature.text.trim();
  const kind = builder.currentKind();
  if (!builder.hasClauses()) {
    if (isRecital(text) && kind !== 'recitals') return plain('recitals', '', 'recitals', 'starts with "whereas"', 0.9);
    if (/^\s*this\s.{0,80}\bagreement\b.{0,300}\b(?:between|among)\b/is.test(text) && kind !== 'parties') return plain('parties', '', 'parties', 'names the parties', 0.8);
  }
  // Some sign behind the schedules; places to sign inside one belong to the form it shows.
  if (kind === 'schedule' && !builder.hasSigned() && isExecution(text)) return plain('signature', '', 'signature', 'says who signs', 0.8);
  if (kind !== 'signature' && kind !== 'schedule') {
    if (isSignature(feature) && builder.hasClauses()) return plain('signature', '', 'signature', 'signature lines', 0.8);
    if (next !== undefined && isSignatureTable(next.block) && announcesSignature(text)) return plain('signature', '', 'signature', 'introduces the places to sign', 0.75);
  }
  const term = builder.inDefinitions() ? definedTerm(feature, undefined) : '';
  if (term !== '') return { rank: { key: 'definition', order: 65, value: 0 }, number: '', heading: term, kind: 'clause', why: 'defines a term', confidence: 0.8 };
  return undefined;
}

/** Headings by their look alone, and text that nothing above claims. */
function looseStart(feature: Feature, around: Surroundings): Start | undefined {
  const { builder, next, partLooks } = around;
  const text = feature.text.trim();
  const kind = builder.currentKind();
  if (isOperativeWords(text) && kind === 'recitals') return undefined;
  const isPart = isStandalone(feature) && !builder.isEmpty() && next !== undefined && !isSignatureTable(next.block) && !isSignature(next) && !isSignature(feature);
  const startsPart = isPart && (builder.hasClauses() || kind === 'signature' ? partLooks.has(lookOf(feature)) : followsSomething(feature, around));
  if (startsPart) {
    return { rank: { key: COVER_KEY, order: 5, value: 0 }, number: '', heading: trimHeading(text), kind: 'clause', why: 'heading of a part by its look', confidence: 0.7 };
  }
  if (kind === 'signature') return undefined;
  if (around.runIns && isRunIn(feature)) {
    return { rank: { key: 'run-in', order: 60, value: 0 }, number: '', heading: trimHeading(feature.lead), kind: 'clause', why: 'emphasised run-in heading', confidence: 0.7 };
  }
  if (around.standalone && kind !== 'title' && isStandalone(feature)) {
    return { rank: { key: 'standalone', order: 9, value: 0 }, number: '', heading: text, kind: 'clause', why: 'heading by its look', confidence: 0.6 };
  }
  // The title's own lines are short; running text below it is the preamble.
  const isRunning = text.length >= 100 || /[.:;]$/.test(text);
  if (isFrontMatter(builder) && isRunning && !feature.centred && !feature.emphasised) return plain('text', '', 'text', 'text before the first clause', 1);
  return undefined;
}

/** A line set like the title right below it belongs to the title; a heading has text, a table or a numbered clause below it. */
function followsSomething(feature: Feature, { builder, next, nextMarker }: Surroundings): boolean {
  if (next === undefined) return false;
  const isProse = nextMarker === undefined && next.block.type === 'paragraph' && next.outline === undefined;
  if (isProse && isStandalone(next)) return false;
  // "between", ACME, "and", Beta, "Dated …": the lines of a cover page.
  const isCoverLine = feature.centred || (next.text.trim().length < 60 && !/[.:;]$/.test(next.text.trim()));
  return !(builder.currentKind() === 'title' && isProse && isCoverLine);
}

const plain = (key: string, heading: string, kind: ClauseKind, why: string, confidence: number): Start => ({
  rank: { key: `part-${key}`, order: 0, value: 0 }, number: '', heading, kind, why, confidence,
});

/** How numbers are usually nested: one of a lower order stands above those of a higher. */
export const SHAPE_ORDER: Readonly<Record<LabelShape, number>> = {
  schedule: 0, chapter: 8, article: 10, section: 20, 'decimal-1': 30, 'decimal-2': 40, 'decimal-3': 50, 'decimal-4': 55, LETTER: 70, ROMAN: 71, letter: 72, roman: 73, other: 74,
};

function markedStart(feature: Feature, marker: Marker, builder: Builder): Start {
  const { outline, list } = feature;
  const order = SHAPE_ORDER[marker.shape];
  const term = builder.inDefinitions() ? definedTerm(feature, marker) : '';
  const heading = term === '' ? headingText(feature, marker) : term;
  const named = heading === '' ? undefined : headingKind(heading);
  const isEnumerator = order >= 70 || (marker.shape === 'decimal-1' && marker.wrap.includes('('));
  // "A. Confidentiality" set as a heading is a clause; "a. if the other party …" is one of its items, whatever its style.
  const isHeaded = outline !== undefined && marker.wrap === '.' && heading !== '';
  const rank: Rank = {
    key: `${marker.shape}${marker.wrap}`, order, value: marker.value,
    ...(outline === undefined ? {} : { outline }), ...(list === undefined ? {} : { list: { id: list.id, level: list.level } }),
  };
  return {
    rank,
    number: marker.label.trim(),
    heading,
    kind: isEnumerator && !isHeaded && term === '' ? 'item' : named === 'definitions' ? named : marker.shape === 'article' || marker.shape === 'chapter' ? 'article' : 'clause',
    why: `${marker.length > 0 ? 'typed' : 'computed'} number ${marker.label.trim()}${outline === undefined ? '' : `, heading level ${outline + 1}`}${term === '' ? '' : ', defines a term'}`,
    confidence: outline !== undefined || list !== undefined ? 0.95 : 0.75,
  };
}
