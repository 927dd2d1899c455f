import type { DocumentModel, StoryView } from '../read/document.ts';
import { readFeatures, type Feature } from './features.ts';
import { isStandalone, lookOf, usesRunInHeadings, usesStandaloneHeadings } from './headings.ts';
import type { Marker } from './markers.ts';
import { resolveMarkers } from './resolve-markers.ts';
import { headingBelow, startOf } from './starts.ts';
import { COVER_KEY, createBuilder, type Segment } from './tree.ts';

/** Splits the body into a tree of clauses (rule R6). Every block ends up in exactly one clause, in document order. */
export function segment(model: DocumentModel, story: StoryView): Segment[] {
  const features = readFeatures(model, story);
  const markers = resolveMarkers(features);
  const runIns = usesRunInHeadings(features, markers);
  const standalone = usesStandaloneHeadings(features, markers);
  const nextOf = nextSpeaking(features);
  const partLooks = new Set<string>();
  const builder = createBuilder();
  let headingAbove = '';
  features.forEach((feature, index) => {
    const marker = markers[index];
    const at = nextOf[index] ?? features.length;
    const around = { runIns, standalone, builder, next: features[at], nextMarker: markers[at], partLooks };
    const isHeadingOfAbove = headingAbove !== '' && feature.text.trim() !== '';
    const start = isHeadingOfAbove ? undefined : startOf(feature, marker, around);
    if (isHeadingOfAbove) headingAbove = '';
    if (start === undefined) {
      builder.append(feature.block);
      return;
    }
    const below = start.heading === '' && start.kind === 'article' ? headingBelow(around) : '';
    if (below !== '' || (start.kind === 'schedule' && start.heading !== '' && isBareSchedule(feature, marker))) headingAbove = start.heading === '' ? below : start.heading;
    if (start.rank.key === COVER_KEY || ((start.kind === 'title' || start.kind === 'signature') && isStandalone(feature))) partLooks.add(lookOf(feature));
    builder.open(below === '' ? start : { ...start, heading: below }, feature.block);
  });
  nameKinds(builder.roots);
  return builder.roots;
}

/** A schedule whose heading stands on the next line. */
const isBareSchedule = (feature: Feature, marker: Marker | undefined): boolean => marker !== undefined && feature.text.slice(marker.length).trim() === '';

/** For each block the next one that says anything: a table, or a paragraph that is not empty. */
function nextSpeaking(features: readonly Feature[]): readonly number[] {
  const next: number[] = Array.from({ length: features.length }, () => features.length);
  let found = features.length;
  for (let at = features.length - 1; at >= 0; at -= 1) {
    next[at] = found;
    const feature = features[at];
    if (feature !== undefined && (feature.block.type !== 'paragraph' || feature.text.trim() !== '')) found = at;
  }
  return next;
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
    // The text of a clause and its items stands together: what follows a sub-clause is one, too.
    const first = node.children.findIndex((child) => child.kind !== 'item');
    for (const child of first < 0 ? [] : node.children.slice(first)) if (child.kind === 'item') child.kind = 'clause';
    for (const child of node.children) visit(child, covers);
  };
  for (const root of roots) visit(root, false);
}
