import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import { PARAGRAPH_MARK, type Region } from '../compare/ops.ts';
import type { ParagraphUnit, Unit } from '../compare/units.ts';
import { isInView, type Revision, type View } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import { pileOf, revisionsOf, sideOf, stateOf, type Fate, type FateOptions, type Pile } from './states.ts';

/** What became of the end of one paragraph: ours taken or dropped, or one that came or went without a mark. */
export type BreakFate = { readonly pile: Pile; readonly kind: 'split' | 'merged'; readonly mark: Revision | undefined; readonly before: string; readonly after: string };

/** The ends of paragraphs of a region: in front of it, and of each paragraph as it was sent and as it came back. */
export type RegionBreaks = { readonly inFront: BreakFate | undefined; readonly before: readonly (BreakFate | undefined)[]; readonly after: readonly (BreakFate | undefined)[] };

/**
 * Follows the ends of paragraphs (A1): a tracked split or merge of ours is taken or dropped like any other change. Regions are to be
 * asked for in document order, each once. The end of a paragraph that is all ours belongs to its words, and has no fate of its own unless they are pending still.
 */
export function createBreaks(story: StoryComparison, options: FateOptions): (region: Region) => RegionBreaks {
  const next = new Map<Unit, Unit>();
  const previous = new Map<Unit, Unit>();
  const note = (units: readonly Unit[]): void => units.forEach((unit, index) => {
    const follower = units[index + 1];
    if (follower !== undefined) {
      next.set(unit, follower);
      previous.set(follower, unit);
    }
    if (unit.type === 'table') unit.rows.forEach((row) => row.cells.forEach(note));
  });
  note(story.before.units);
  const told = new Map<Unit, BreakFate>();
  const hasOldWords = (unit: Unit | undefined): unit is ParagraphUnit => unit?.type === 'paragraph' && unit.tokens.some((token) => stateOf(revisionsOf(token), options.isOursInSent) === 'plain');
  const sentBreak = (unit: ParagraphUnit, returned: ParagraphUnit | undefined, region: Region): BreakFate | undefined => {
    const marks = markOf(unit);
    const sent = stateOf(marks, options.isOursInSent);
    const pile = pileOf(sent, returned === undefined ? 'absent' : stateOf(markOf(returned), options.isOursInReturn));
    if (pile === undefined) return undefined;
    if (sent === 'plain') return returned === undefined ? { pile, kind: 'merged', mark: undefined, ...textsOf(region) } : undefined;
    const follower = next.get(unit);
    // With words of ours that are pending still, only the end was settled.
    const isAlone = returned !== undefined && returned.tokens.length > 0 && returned.tokens.every((token) => stateOf(revisionsOf(token), options.isOursInReturn) !== 'plain');
    if ((!hasOldWords(unit) || !hasOldWords(follower)) && !isAlone) return undefined;
    const join = (view: View, between: string): string => [unit, ...(follower?.type === 'paragraph' ? [follower] : [])].map((one) => textIn(one, view)).join(between);
    const split = sent === 'ins';
    return { pile, kind: split ? 'split' : 'merged', mark: marks.at(-1), before: join('rejected', split ? '' : '\n'), after: join('accepted', split ? '\n' : '') };
  };
  return (region) => {
    const { befores, afters } = region;
    const before = befores.map((unit, index) => sentBreak(unit, index === befores.length - 1 ? afters.at(-1) : undefined, region));
    const after = afters.map((_, index): BreakFate | undefined => (index === afters.length - 1 ? undefined : { pile: 'untracked', kind: 'split', mark: undefined, ...textsOf(region) }));
    befores.forEach((unit, index) => {
      const fate = before[index];
      if (fate !== undefined) told.set(unit, fate);
    });
    const [first] = befores;
    const leader = first === undefined ? undefined : previous.get(first);
    return { inFront: leader === undefined ? undefined : told.get(leader), before, after };
  };
}

/** The differences that the ends of paragraphs are, those of one kind and pile told once. */
export function breakFates({ before, after }: RegionBreaks, clause: Clause): Fate[] {
  const found = new Map<string, { readonly fate: BreakFate; count: number }>();
  for (const fate of [...before, ...after]) {
    if (fate === undefined) continue;
    const key = `${fate.pile}|${fate.kind}|${fate.mark?.author ?? ''}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { fate, count: 1 });
    else known.count += 1;
  }
  return [...found.values()].map(({ fate, count }) => ({
    clause, ...fate, class: 'wording', detail: [fate.kind === 'split' ? `one paragraph became ${count + 1}` : `${count + 1} paragraphs became one`], removed: '', added: '',
  }));
}

/** A line without a word has its end only, and that end is where its mark stands. */
export function emptyLineFates(unit: ParagraphUnit, deleted: boolean, clause: Clause, options: FateOptions): Fate[] {
  const marks = markOf(unit);
  const state = stateOf(marks, deleted ? options.isOursInSent : options.isOursInReturn);
  const pile = deleted ? pileOf(state, 'absent') : pileOf('absent', state);
  if (pile === undefined) return [];
  const gone = sideOf(pile, state, deleted) === 'removed';
  return [emptyLine(pile, clause, gone ? 'deleted' : 'inserted', deleted ? marks.at(-1) : undefined)];
}

/** A line of ours without a word that stayed: its mark was taken, or dropped. */
export function keptLineFates({ befores, afters }: Region, clause: Clause, options: FateOptions): Fate[] {
  const [sent, returned] = [befores[0], afters[0]];
  if (befores.length !== 1 || afters.length !== 1 || sent === undefined || returned === undefined || sent.tokens.length + returned.tokens.length > 0) return [];
  const state = stateOf(markOf(sent), options.isOursInSent);
  const pile = state === 'plain' ? undefined : pileOf(state, stateOf(markOf(returned), options.isOursInReturn));
  return pile === undefined ? [] : [emptyLine(pile, clause, state === 'ins' ? 'inserted' : 'deleted', markOf(sent).at(-1))];
}

const emptyLine = (pile: Pile, clause: Clause, kind: 'inserted' | 'deleted', mark: Revision | undefined): Fate => ({
  pile, clause, kind, class: 'formatting', detail: ['empty line'], before: '', after: '', removed: '', added: '', mark,
});

const markOf = (unit: ParagraphUnit): readonly Revision[] => unit.paragraph.sources.at(-1)?.mark ?? [];

const textIn = (unit: ParagraphUnit, view: View): string =>
  plainText(unit.tokens.filter((token) => token !== PARAGRAPH_MARK && isInView(revisionsOf(token), view)).map((token) => token.text).join(''));

const textsOf = ({ befores, afters }: Region): { readonly before: string; readonly after: string } => ({
  before: befores.map((unit) => textIn(unit, 'accepted')).join('\n'), after: afters.map((unit) => plainText(unit.text)).join('\n'),
});
