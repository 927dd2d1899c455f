import { isSetAnew, setAnewIn, OTHER_LOOK, phrases, reformatted, restyledAs } from '../compare/reformatted.ts';
import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import type { Region } from '../compare/ops.ts';
import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import { revisionOf, type Revision } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import { child } from '../xml/access.ts';
import { textOfSent } from './sent-texts.ts';
import type { Fate, FateOptions, Pile } from './states.ts';

/** Formatting: ours that was taken or dropped, and what else looks different. Every paragraph has one item of a kind. */
export function formatFates(story: StoryComparison, region: Region, clause: Clause, options: FateOptions): Fate[] {
  const { ours, others } = restyledTokens(story, region);
  const fates: Fate[] = [];
  const fate = (pile: Pile, detail: string, before: string, after: string, more: Partial<Fate> = {}): Fate => ({ pile, clause, kind: 'formatting', class: 'formatting', detail: [detail], before, after, removed: '', added: '', ...more });
  for (const pile of ['accepted', 'removed'] as const) {
    const own = ours.filter((token) => token.pile === pile);
    const [first] = own;
    if (first === undefined) continue;
    const text = plainText(phrases(region, own.map(({ index }) => index)));
    fates.push(fate(pile, OTHER_LOOK, text, text, { mark: first.mark }));
  }
  if (others.length > 0) {
    const text = plainText(phrases(region, others.map(({ index }) => index)));
    fates.push(fate('untracked', OTHER_LOOK, text, text, { ...restyledAs(others), looks: [...new Set(others.flatMap(({ names }) => names))] }));
  }
  const one = region.befores.at(-1);
  const two = region.afters.at(-1);
  if (one !== undefined && two !== undefined) {
    const isAnew = isSetAnew(story, one, two);
    const sent = paragraphRecord(story.before.story.story.document.source, one);
    const isPending = paragraphRecord(story.after.story.story.document.source, two) !== undefined;
    const [before, after] = [textOfSent(one, options.isOursInSent), textOfSent(two, options.isOursInReturn)];
    if (sent !== undefined && !isPending) fates.push(fate(isAnew ? 'removed' : 'accepted', 'paragraph formatting', before, after, { mark: sent }));
    else if (isAnew) fates.push(fate('untracked', 'paragraph formatting', before, after, { looks: setAnewIn(story, one, two) }));
  }
  return fates;
}

type Restyled = { readonly index: number; readonly hidden: boolean; readonly struck: boolean; readonly unreadable: boolean; readonly raised: boolean; readonly names: readonly string[] };
type OursRestyled = { readonly index: number; readonly pile: 'accepted' | 'removed'; readonly mark: Revision };

/** Words whose look we changed under a mark that is gone, and all others that look different. */
function restyledTokens(story: StoryComparison, region: Region): { readonly ours: readonly OursRestyled[]; readonly others: readonly Restyled[] } {
  const differing = new Map(reformatted(story, region).map((token) => [token.beforeIndex, token]));
  const ours: OursRestyled[] = [];
  const others: Restyled[] = [];
  for (const span of region.spans.filter(({ same }) => same)) {
    for (let index = span.beforeStart; index < span.beforeEnd; index += 1) {
      const one = region.beforeTokens[index];
      const two = region.afterTokens[span.afterStart + index - span.beforeStart];
      // White space shows no look of its own; it goes with the words beside it.
      if (one === undefined || two === undefined || one.text.trim() === '') continue;
      const mark = runRecord(story.before.story.story.document.source, one);
      const restyled = differing.get(index);
      if (mark !== undefined && runRecord(story.after.story.story.document.source, two) === undefined) ours.push({ index, mark, pile: restyled === undefined ? 'accepted' : 'removed' });
      else if (restyled !== undefined) others.push({ index, hidden: restyled.hidden, struck: restyled.struck, unreadable: restyled.unreadable, raised: restyled.raised, names: restyled.names });
    }
  }
  return { ours, others };
}

/** The tracked change of a word's look (17.13.5.31) or of a paragraph's setting (17.13.5.29), where it carries one. */
function runRecord(source: string, token: Token): Revision | undefined {
  const change = child(child(token.slices[0]?.piece.run, 'w:rPr'), 'w:rPrChange');
  return change === undefined ? undefined : revisionOf(source, change, 'ins');
}
function paragraphRecord(source: string, unit: ParagraphUnit): Revision | undefined {
  const change = child(unit.paragraph.sources.at(-1)?.properties, 'w:pPrChange');
  return change === undefined ? undefined : revisionOf(source, change, 'ins');
}
