import type { Change } from '../../contract/change.ts';
import type { Piece } from '../read/pieces.ts';
import { areSetAlike, restyling, settingNames, type Formatted } from './formatting.ts';
import { PARAGRAPH_MARK, type Region } from './ops.ts';
import type { StoryComparison } from './story-comparison.ts';
import type { ParagraphUnit } from './units.ts';

type Sides = Pick<StoryComparison, 'before' | 'after' | 'formatBefore' | 'formatAfter'>;

const formattedSides = (story: Sides): readonly [Formatted, Formatted] => [
  { source: story.before.story.story.document.source, reader: story.formatBefore }, { source: story.after.story.story.document.source, reader: story.formatAfter },
];

/** Whether a paragraph that both sides have is set another way. */
export function isSetAnew(story: Sides, one: ParagraphUnit, two: ParagraphUnit): boolean {
  const [before, after] = formattedSides(story);
  return !areSetAlike(before, one.paragraph.properties, after, two.paragraph.properties);
}

/** What of the setting of a paragraph that both sides have is another, by name. */
export function setAnewIn(story: Sides, one: ParagraphUnit, two: ParagraphUnit): string[] {
  const [before, after] = formattedSides(story);
  return settingNames(before, one.paragraph.properties, after, two.paragraph.properties);
}

/** Words of the earlier text as they are read there; an ellipsis stands for what lies between two phrases. */
export function phrases({ beforeTokens }: Region, indexes: readonly number[]): string {
  let text = '';
  let last: number | undefined;
  for (const index of indexes) {
    const between = last === undefined ? [] : beforeTokens.slice(last + 1, index);
    text += between.every((token) => token.text.trim() === '') ? between.map((token) => token.text).join('') : ' \u2026 ';
    text += beforeTokens[index]?.text ?? '';
    last = index;
  }
  return text;
}

/** What words are told as that look different and say the same. */
export const OTHER_LOOK = 'formatting of words';

/** What words that look different are told as: hidden or struck through, and a figure half raised, they say something else to a reader. */
export function restyledAs(words: readonly Pick<Reformatted, 'hidden' | 'struck' | 'unreadable' | 'raised'>[]): Pick<Change, 'class' | 'detail'> {
  if (words.some(({ hidden }) => hidden)) return { class: 'substantive', detail: ['hidden-text'] };
  if (words.some(({ unreadable }) => unreadable)) return { class: 'substantive', detail: ['hidden-text', 'words are set so that nobody can read them, or no longer'] };
  if (words.some(({ raised }) => raised)) return { class: 'substantive', detail: ['number', 'part of a figure is raised or lowered, or no longer'] };
  return words.some(({ struck }) => struck) ? { class: 'substantive', detail: ['words are struck through without a mark, or no longer'] } : { class: 'formatting', detail: [OTHER_LOOK] };
}

/** An unchanged token that looks different; `hidden` when it is now hidden, or no longer, and `struck` when a line goes through it; `names` says what of its look is another. */
export type Reformatted = { readonly beforeIndex: number; readonly afterIndex: number; readonly hidden: boolean; readonly struck: boolean; /** Nobody can read it as it is set now, or as it was. */ readonly unreadable: boolean; readonly raised: boolean; readonly look: string; readonly names: readonly string[] };

/** Unchanged tokens whose characters are set differently. */
export function reformatted(story: Sides, region: Region): Reformatted[] {
  const found: Reformatted[] = [];
  const [before, after] = formattedSides(story);
  for (const span of region.spans) {
    if (!span.same) continue;
    for (let offset = 0; offset < span.beforeEnd - span.beforeStart; offset += 1) {
      const one = region.beforeTokens[span.beforeStart + offset];
      const two = region.afterTokens[span.afterStart + offset];
      if (one === undefined || two === undefined || one === PARAGRAPH_MARK || one.text.trim() === '') continue;
      const restyled = restyling(before, one, after, two);
      if (restyled !== undefined) found.push({ beforeIndex: span.beforeStart + offset, afterIndex: span.afterStart + offset, hidden: restyled.hides && !inContents(one.slices[0]?.piece), struck: restyled.strikes, unreadable: restyled.blots, raised: restyled.raises, look: restyled.look, names: restyled.names });
    }
  }
  return found;
}

/** Page numbers of a table of contents are hidden on the web and shown on paper; programs write that in different ways. */
export const inContents = (piece: Piece | undefined): boolean => /^\s*(?:TOC|PAGEREF)\b/i.test(piece?.field?.instruction ?? '');
