import { alignSequences } from '../../text/align.ts';
import type { StoryKind } from '../../contract/change.ts';
import { words } from '../../text/tokens.ts';
import type { DocumentModel, StoryView } from '../read/document.ts';
import { sectionProperties } from '../read/sections.ts';
import { storyLines } from '../read/story-lines.ts';
import { attribute, descendants } from '../xml/access.ts';
import { printedPlaces } from './printed-parts.ts';

/** Stories that are compared with each other; one side is missing when a header, note or box was added or removed. */
export type StoryPair = { readonly kind: StoryKind; readonly before: StoryView | undefined; readonly after: StoryView | undefined };

const KINDS: readonly StoryKind[] = ['body', 'header', 'footer', 'footnote', 'endnote', 'comment', 'textbox'];

/** Pairs the stories of two documents: headers and footers by the section and page they serve, the others in reading order by likeness. */
export function pairStories(before: DocumentModel, beforeStories: readonly StoryView[], after: DocumentModel, afterStories: readonly StoryView[]): StoryPair[] {
  return KINDS.flatMap((kind): StoryPair[] => {
    const mine = beforeStories.filter((story) => story.story.kind === kind);
    const theirs = afterStories.filter((story) => story.story.kind === kind);
    if (mine.length === 0 && theirs.length === 0) return [];
    if (kind === 'body') return [{ kind, before: mine[0], after: theirs[0] }];
    if (kind === 'header' || kind === 'footer') return pairByUse(kind, usedBy(before, mine), usedBy(after, theirs));
    return pairInOrder(kind, inReadingOrder(before, kind, mine), inReadingOrder(after, kind, theirs));
  });
}

/** `section/type` of each header or footer reference (17.10.5, 17.10.2) → part. */
function partUses(model: DocumentModel): Map<string, string> {
  const uses = new Map<string, string>();
  const main = model.docx.xml(model.docx.mainPart);
  if (main === undefined) return uses;
  const relationships = new Map(model.docx.relationships(model.docx.mainPart).map((relationship) => [relationship.id, relationship.target]));
  sectionProperties(model.docx).forEach((section, index) => {
    for (const reference of section.children) {
      if (reference.name !== 'w:headerReference' && reference.name !== 'w:footerReference') continue;
      const part = relationships.get(attribute(main.source, reference, 'r:id') ?? '');
      const type = attribute(main.source, reference, 'w:type') ?? 'default';
      if (part !== undefined) uses.set(`${part}`, uses.get(part) ?? `${index}/${type}`);
    }
  });
  return uses;
}

/** The headers or footers of one side: the first place each is named for, and the places where pages show it. */
type Used = { readonly stories: readonly StoryView[]; readonly use: (story: StoryView) => string; readonly printed: ReadonlyMap<string, string>; readonly sections: number };

/** A part no section refers to is never printed and is left out. */
function usedBy(model: DocumentModel, stories: readonly StoryView[]): Used {
  const uses = partUses(model);
  const referred = stories.filter((story) => uses.has(story.story.part));
  return { stories: referred, use: (story) => uses.get(story.story.part) ?? '', printed: printedPlaces(model), sections: sectionProperties(model.docx).length };
}

const placesOf = ({ printed }: Used, { story }: StoryView): string[] => [...printed].filter(([, part]) => part === story.part).map(([place]) => place);

/**
 * Equal text in its place first, then the same place, then equal text, then equal use: other programs renumber the parts, add empty
 * ones for pages that had none, leave out what no page prints, and write one that several sections share once for each of them.
 */
function pairByUse(kind: StoryKind, mine: Used, theirs: Used): StoryPair[] {
  const pairs: StoryPair[] = [];
  const taken = new Set<StoryView>();
  const take = (story: StoryView, fits: (other: StoryView) => boolean): void => {
    if (taken.has(story)) return;
    const partner = theirs.stories.find((other) => !taken.has(other) && fits(other));
    if (partner === undefined) return;
    taken.add(story).add(partner);
    pairs.push({ kind, before: story, after: partner });
  };
  const isPrinted = (used: Used, story: StoryView): boolean => placesOf(used, story).length > 0;
  const sharesPlace = (one: StoryView, two: StoryView): boolean => placesOf(mine, one).some((place) => theirs.printed.get(place) === two.story.part);
  for (const story of mine.stories) take(story, (other) => textOf(other) === textOf(story) && theirs.use(other) === mine.use(story));
  for (const story of mine.stories) take(story, (other) => textOf(other) === textOf(story) && sharesPlace(story, other));
  // Where both have as many sections, a place is the same place: headers that changed places changed.
  if (mine.sections === theirs.sections) for (const story of mine.stories) take(story, (other) => sharesPlace(story, other));
  for (const story of mine.stories) take(story, (other) => textOf(other) === textOf(story) && isPrinted(mine, story) === isPrinted(theirs, other));
  for (const story of mine.stories) take(story, (other) => textOf(other) === textOf(story));
  for (const story of mine.stories) take(story, (other) => theirs.use(other) === mine.use(story));
  /** Whether every page that shows this story shows the same words on the other side. */
  const isShared = (own: Used, other: Used, story: StoryView): boolean => {
    const places = placesOf(own, story);
    return places.length > 0 && places.every((place) => other.stories.some((one) => one.story.part === other.printed.get(place) && textOf(one) === textOf(story)));
  };
  const open = (own: Used, other: Used, printed: boolean): StoryView[] =>
    own.stories.filter((story) => !taken.has(story) && textOf(story) !== '' && isPrinted(own, story) === printed && !isShared(own, other, story));
  return [...pairs, ...[true, false].flatMap((printed) => pairInOrder(kind, open(mine, theirs, printed), open(theirs, mine, printed)))];
}

const textOf = (story: StoryView): string => storyLines(story).map((line) => line.text).join('\n').trim();

/** Notes and comments in the order their references stand in the text, not in the order they are stored. */
function inReadingOrder(model: DocumentModel, kind: StoryKind, stories: readonly StoryView[]): readonly StoryView[] {
  const reference = kind === 'footnote' ? 'w:footnoteReference' : kind === 'endnote' ? 'w:endnoteReference' : kind === 'comment' ? 'w:commentReference' : undefined;
  const main = model.docx.xml(model.docx.mainPart);
  if (reference === undefined || main === undefined || stories.length < 2) return stories;
  const order = new Map(descendants(main.root, reference).map((element, index) => [attribute(main.source, element, 'w:id') ?? '', index]));
  return [...stories].sort((one, two) => (order.get(one.story.key) ?? Infinity) - (order.get(two.story.key) ?? Infinity));
}

function pairInOrder(kind: StoryKind, mine: readonly StoryView[], theirs: readonly StoryView[]): StoryPair[] {
  const alignable = (story: StoryView): { key: string; words: readonly string[] } => {
    const text = textOf(story);
    return { key: text, words: words(text).map((word) => word.toLowerCase()) };
  };
  const pairs = alignSequences(mine.map(alignable), theirs.map(alignable));
  const result: StoryPair[] = [];
  let b = 0;
  let a = 0;
  const flush = (beforeTo: number, afterTo: number): void => {
    while (b < beforeTo && a < afterTo && beforeTo - b === afterTo - a) result.push({ kind, before: mine[b++], after: theirs[a++] });
    while (b < beforeTo) result.push({ kind, before: mine[b++], after: undefined });
    while (a < afterTo) result.push({ kind, before: undefined, after: theirs[a++] });
  };
  for (const pair of pairs) {
    flush(pair.before, pair.after);
    result.push({ kind, before: mine[b++], after: theirs[a++] });
  }
  flush(mine.length, theirs.length);
  return result;
}
