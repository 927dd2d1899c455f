import { plainText } from '../read/story-lines.ts';
import { isWordToken } from '../../text/tokens.ts';
import type { Region } from './ops.ts';
import { isSetAnew, OTHER_LOOK, phrases, reformatted, restyledAs } from './reformatted.ts';
import { place, type Clause, type RawChange, type StoryComparison } from './story-comparison.ts';
import type { ParagraphUnit } from './units.ts';

/** The paragraph whose setting a region has, as it was and as it is, with the words of the whole region on both sides. */
type Line = { readonly one: ParagraphUnit; readonly two: ParagraphUnit; readonly before: string; readonly after: string };

const SETTING = 'paragraph formatting';
const isOfLook = (detail: string): boolean => detail === OTHER_LOOK || detail === SETTING || detail.startsWith('style ');

/** How kept words of a region and its paragraph are set differently: one event, unless only some of the words are, or are hidden or struck now (C7, C11). */
export function formattingChanges(story: StoryComparison, region: Region, clause: Clause, { one, two, before, after }: Line): RawChange[] {
  const change = (how: Pick<RawChange, 'class' | 'detail'>, texts: Pick<RawChange, 'before' | 'after'>): RawChange => ({ ...place(story, clause), kind: 'formatting', ...how, ...texts, removed: '', added: '', beforeTokens: [], afterTokens: [] });
  const found = reformatted(story, region);
  const text = plainText(phrases(region, found.map(({ beforeIndex }) => beforeIndex)));
  const words = found.length === 0 ? [] : [change(restyledAs(found), { before: text, after: text })];
  if (!isSetAnew(story, one, two)) return words;
  const setting = settingOf(story, one, two);
  const isAll = 2 * found.length >= keptWords(region) && words.every((restyled) => restyled.class === 'formatting');
  if (!isAll) return [...words, change({ class: 'formatting', detail: [setting] }, { before, after })];
  return [change({ class: 'formatting', detail: [setting, ...words.flatMap(({ detail }) => detail)] }, { before, after })];
}

const keptWords = ({ spans, beforeTokens }: Region): number =>
  spans.reduce((sum, span) => sum + (span.same ? beforeTokens.slice(span.beforeStart, span.beforeEnd).filter((token) => isWordToken(token.text)).length : 0), 0);

function settingOf(story: StoryComparison, one: ParagraphUnit, two: ParagraphUnit): string {
  const [was = '', is = ''] = [
    story.formatBefore.paragraph(story.before.story.story.document.source, one.paragraph.properties), story.formatAfter.paragraph(story.after.story.story.document.source, two.paragraph.properties),
  ].map((look) => look.split('|')[0]);
  return was === is ? SETTING : `style ${was || 'default'} \u2192 ${is || 'default'}`;
}

/** Paragraphs of one clause that were set anew in the same way, with nothing else to tell between them, are one event (C11). */
export function joinFormatting(changes: readonly RawChange[]): RawChange[] {
  const joined: { readonly change: RawChange; readonly lines: RawChange[] }[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last !== undefined && isSameLook(last.change, change)) last.lines.push(change);
    else joined.push({ change, lines: [change] });
  }
  return joined.map(({ change, lines }) => {
    if (lines.length === 1) return change;
    const text = (side: 'before' | 'after'): string => lines.map((line) => line[side]).join('\n');
    return { ...change, detail: [...change.detail, `in ${lines.length} paragraphs`], before: text('before'), after: text('after') };
  });
}

const isSameLook = (one: RawChange, two: RawChange): boolean =>
  one.kind === 'formatting' && two.kind === 'formatting' && one.class === 'formatting' && two.class === 'formatting' && one.clauseId === two.clauseId && one.notMarkable === two.notMarkable &&
  one.detail.every(isOfLook) && one.detail.join() === two.detail.join();
