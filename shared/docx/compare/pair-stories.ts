import { alignSequences } from '../../text/align.ts';
import type { StoryKind } from '../../contract/change.ts';
import { words } from '../../text/tokens.ts';
import type { DocumentModel, StoryView } from '../read/document.ts';
import { sectionProperties } from '../read/sections.ts';
import { storyLines } from '../read/story-lines.ts';
import { attribute, descendants } from '../xml/access.ts';

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
    if (kind === 'header' || kind === 'footer') return pairByUse(kind, mine, partUses(before), theirs, partUses(after));
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

/**
 * Equal text first, then equal use: other programs renumber the parts and add empty ones for pages that had none. A part
 * no section refers to is never printed and is left out.
 */
function pairByUse(kind: StoryKind, allMine: readonly StoryView[], myUses: ReadonlyMap<string, string>, allTheirs: readonly StoryView[], theirUses: ReadonlyMap<string, string>): StoryPair[] {
  const mine = allMine.filter((story) => myUses.has(story.story.part));
  const theirs = allTheirs.filter((story) => theirUses.has(story.story.part));
  const pairs: StoryPair[] = [];
  const taken = new Set<StoryView>();
  const take = (story: StoryView, fits: (other: StoryView) => boolean): void => {
    if (taken.has(story)) return;
    const partner = theirs.find((other) => !taken.has(other) && fits(other));
    if (partner === undefined) return;
    taken.add(story).add(partner);
    pairs.push({ kind, before: story, after: partner });
  };
  const use = (uses: ReadonlyMap<string, string>, story: StoryView): string => uses.get(story.story.part) ?? '';
  for (const story of mine) take(story, (other) => textOf(other) === textOf(story) && use(theirUses, other) === use(myUses, story));
  for (const story of mine) take(story, (other) => textOf(other) === textOf(story));
  for (const story of mine) take(story, (other) => use(theirUses, other) === use(myUses, story));
  const open = (stories: readonly StoryView[]): StoryView[] => stories.filter((story) => !taken.has(story) && textOf(story) !== '');
  return [...pairs, ...pairInOrder(kind, open(mine), open(theirs))];
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
