import { append } from '../../base/append.ts';
import { PARAGRAPH_MARK, type Region } from '../compare/ops.ts';
import type { Token } from '../compare/tokens.ts';
import type { DiffSpan } from '../../text/diff-span.ts';
import { diffTokens, presentable } from '../../text/token-diff.ts';
import { isWordToken } from '../../text/tokens.ts';
import { resolvedSpan } from './resolved-marks.ts';
import { markOf, revisionsOf, stateOf, type Event, type FateOptions } from './states.ts';

/** A span of a region, with what is told of it where that was found out for the stretch as a whole. */
type ToldSpan = DiffSpan & { readonly told?: readonly Event[][] };

/**
 * The spans of a region with each stretch set apart in which marks of ours came back unmarked and in other words than both of their
 * readings (A1). Of such a stretch is told that our change was taken or dropped as a whole, whichever is nearer to what came back, and what was changed
 * in it besides; where less than half of either wording is left, the old words went, ours were dropped, and a third wording was put in.
 */
export function rewordedApart(region: Region, spans: readonly DiffSpan[], options: FateOptions): readonly ToldSpan[] {
  const { beforeTokens, afterTokens } = region;
  if (!beforeTokens.some((token) => isMarked(token, options))) return spans;
  const result: ToldSpan[] = [];
  for (const stretch of stretches(region, spans, options)) {
    const told = stretch.isOpen ? toldOf(beforeTokens.slice(stretch.beforeStart, stretch.beforeEnd), afterTokens.slice(stretch.afterStart, stretch.afterEnd), options) : undefined;
    if (told === undefined) append(result, stretch.spans);
    else result.push({ same: false, beforeStart: stretch.beforeStart, beforeEnd: stretch.beforeEnd, afterStart: stretch.afterStart, afterEnd: stretch.afterEnd, told });
  }
  return result;
}

const isMarked = (token: Token | undefined, options: FateOptions): boolean => token !== undefined && token !== PARAGRAPH_MARK && stateOf(revisionsOf(token), options.isOursInSent) !== 'plain';

/** Neighbouring spans; open ones hold what differs, in words or in marks. */
type Stretch = Omit<DiffSpan, 'same'> & { readonly isOpen: boolean; readonly spans: readonly DiffSpan[] };

function stretches({ beforeTokens, afterTokens }: Region, spans: readonly DiffSpan[], options: FateOptions): Stretch[] {
  const pieces = spans.flatMap((span): Stretch[] => {
    if (!span.same) return [{ ...span, isOpen: !isSettled(span), spans: [span] }];
    const cut: Stretch[] = [];
    for (let from = span.beforeStart; from < span.beforeEnd; ) {
      const isOpen = differs(span, from);
      let to = from + 1;
      while (to < span.beforeEnd && differs(span, to) === isOpen) to += 1;
      const part: DiffSpan = { same: true, beforeStart: from, beforeEnd: to, afterStart: from - span.beforeStart + span.afterStart, afterEnd: to - span.beforeStart + span.afterStart };
      cut.push({ ...part, isOpen, spans: [part] });
      from = to;
    }
    return cut;
  });
  const result: Stretch[] = [];
  const join = (one: Stretch, two: Stretch): Stretch => ({ ...one, beforeEnd: two.beforeEnd, afterEnd: two.afterEnd, spans: [...one.spans, ...two.spans] });
  for (const piece of pieces) {
    const [island, last] = [result.at(-1), result.at(-2)];
    if (piece.isOpen && island?.isOpen === true) result.splice(-1, 1, join(island, piece));
    else if (piece.isOpen && island !== undefined && last?.isOpen === true && isSlight(island)) result.splice(-2, 2, join(join(last, island), piece));
    else result.push(piece);
  }
  return result;

  /** One word, or none, that stayed between two stretches says nothing of either. */
  function isSlight(island: Stretch): boolean {
    const tokens = beforeTokens.slice(island.beforeStart, island.beforeEnd);
    return island.spans.every((span) => span.same) && !tokens.includes(PARAGRAPH_MARK) && tokens.filter(isWord).length <= 1;
  }
  /** Whether words that are the same bear other marks than were sent. */
  function differs(span: DiffSpan, index: number): boolean {
    const [one, two] = [beforeTokens[index], afterTokens[index - span.beforeStart + span.afterStart]];
    return one !== undefined && two !== undefined && one !== PARAGRAPH_MARK && stateOf(revisionsOf(one), options.isOursInSent) !== stateOf(revisionsOf(two), options.isOursInReturn);
  }
  /** Whether whole marks of ours were taken, or dropped, and nothing else happened to them. */
  function isSettled(span: DiffSpan): boolean {
    const isWhole = !isMarked(beforeTokens[span.beforeStart - 1], options) && !isMarked(beforeTokens[span.beforeEnd], options);
    return isWhole && resolvedSpan(beforeTokens.slice(span.beforeStart, span.beforeEnd), afterTokens.slice(span.afterStart, span.afterEnd), options) !== undefined;
  }
}

const isWord = (token: Token): boolean => token.isAtom || isWordToken(token.text);

/** Marks of one author that follow each other. */
type Group = { readonly tokens: Token[]; readonly author: string; isTaken: boolean };

/** Longer stretches, and more marks than this in one, are told word by word (C8). */
const MAX_TOKENS = 4000;
const MAX_GROUPS = 24;

function toldOf(sent: readonly Token[], returned: readonly Token[], options: FateOptions): Event[][] | undefined {
  if (sent.length + returned.length > MAX_TOKENS || sent.includes(PARAGRAPH_MARK) || returned.some((token) => token === PARAGRAPH_MARK || stateOf(revisionsOf(token), options.isOursInReturn) !== 'plain')) return undefined;
  // A mark within a mark has more than two readings.
  if (sent.some((token) => revisionsOf(token).filter(options.isOursInSent).length > 1)) return undefined;
  const groupOf = new Map<Token, Group>();
  const groups = groupsOf(sent, groupOf, options);
  if (groups.length === 0 || groups.length > MAX_GROUPS) return undefined;
  const isShown = (token: Token): boolean => {
    const group = groupOf.get(token);
    return group === undefined || (stateOf(revisionsOf(token), options.isOursInSent) === 'ins') === group.isTaken;
  };
  const cost = (): number => distance(sent.filter(isShown), returned);
  nearest(groups, cost);
  return eventsOf(sent, returned, { groups, groupOf, isShown }, options);
}

function groupsOf(sent: readonly Token[], groupOf: Map<Token, Group>, options: FateOptions): Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  for (const token of sent) {
    if (!isMarked(token, options)) {
      open = undefined;
      continue;
    }
    const author = markOf(token)?.author ?? '';
    if (open?.author !== author) {
      open = { tokens: [], author, isTaken: true };
      groups.push(open);
    }
    open.tokens.push(token);
    groupOf.set(token, open);
  }
  return groups;
}

/** Settles for each group which of its readings leaves the least to be told besides: from all taken, and from all dropped, one by one. */
function nearest(groups: readonly Group[], cost: () => number): void {
  const settle = (isTaken: boolean): { readonly cost: number; readonly taken: readonly boolean[] } => {
    for (const group of groups) group.isTaken = isTaken;
    let least = cost();
    for (const group of groups.length === 1 ? [] : groups) {
      group.isTaken = !isTaken;
      const other = cost();
      if (other < least) least = other;
      else group.isTaken = isTaken;
    }
    return { cost: least, taken: groups.map((group) => group.isTaken) };
  };
  const [one, two] = [settle(true), settle(false)];
  const { taken } = two.cost < one.cost ? two : one;
  groups.forEach((group, index) => {
    group.isTaken = taken[index] ?? true;
  });
}

const keysOf = (tokens: readonly Token[]): string[] => tokens.map((token) => token.key);

/** How many words differ; signs, and then how much is the same, decide between equals. */
function distance(one: readonly Token[], two: readonly Token[]): number {
  const weight = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + (isWord(token) ? 1000 : 1), 0);
  return diffTokens(keysOf(one), keysOf(two)).reduce((sum, span) => {
    const mine = weight(one.slice(span.beforeStart, span.beforeEnd));
    return sum + (span.same ? -mine / 1_000_000 : mine + weight(two.slice(span.afterStart, span.afterEnd)));
  }, 0);
}

/** The marks of ours in a stretch, and which words the readings that were settled for show. */
type Settled = { readonly groups: readonly Group[]; readonly groupOf: ReadonlyMap<Token, Group>; readonly isShown: (token: Token) => boolean };

function eventsOf(sent: readonly Token[], returned: readonly Token[], { groups, groupOf, isShown }: Settled, options: FateOptions): Event[][] {
  const shown = sent.filter(isShown);
  const spans = cutAtMarks(presentable(diffTokens(keysOf(shown), keysOf(returned)), keysOf(shown), keysOf(returned)), shown, (token) => groupOf.has(token));
  const fates = new Map(groups.map((group) => [group, fateOf(group, shown, returned, spans, groupOf)]));
  const isDel = (token: Token): boolean => stateOf(revisionsOf(token), options.isOursInSent) === 'del';
  const positions: Event[][] = [];
  const pending = new Set(groups);
  const tellGroups = (upTo: number): void => {
    for (const group of pending) {
      const [first] = group.tokens;
      const place = first === undefined ? 0 : sent.slice(0, sent.indexOf(first)).filter(isShown).length;
      if (place > upTo) break;
      pending.delete(group);
      append(positions, groupEvents(group, fates.get(group), isDel));
    }
  };
  for (const span of spans) {
    if (span.same) {
      for (let index = span.beforeStart; index < span.beforeEnd; index += 1) {
        tellGroups(index);
        const token = shown[index];
        const [group, other] = [token && groupOf.get(token), returned[index - span.beforeStart + span.afterStart]];
        const isThird = group !== undefined && fates.get(group) === 'third';
        positions.push(isThird && other !== undefined ? [{ pile: 'untracked', side: 'added', token: other }] : []);
      }
      continue;
    }
    tellGroups(Math.max(span.beforeStart, span.beforeEnd - 1));
    const gone = shown.slice(span.beforeStart, span.beforeEnd).filter((token) => !toldWithGroup(fates.get(groupOf.get(token) ?? NO_GROUP)));
    const isOnOld = [...gone, ...shown.slice(Math.max(0, span.beforeStart - 1), span.beforeStart)].some((token) => groupOf.get(token)?.isTaken === false);
    for (const token of gone) positions.push([{ pile: 'untracked', side: 'removed', token, isOnOld }]);
    for (const token of returned.slice(span.afterStart, span.afterEnd)) positions.push([{ pile: 'untracked', side: 'added', token, isOnOld }]);
  }
  tellGroups(shown.length);
  return positions;
}

/** Of two equal spaces at the ends of what went, the one within our mark went: a deletion slides off words that bear no mark. */
function cutAtMarks(spans: readonly DiffSpan[], shown: readonly Token[], isOurs: (token: Token) => boolean): DiffSpan[] {
  const result = [...spans];
  const slides = (going: Token | undefined, coming: Token | undefined): boolean => going !== undefined && coming !== undefined && going.key === coming.key && !isOurs(going) && isOurs(coming);
  const moved = (span: DiffSpan, start: number, end: number): DiffSpan => ({ same: span.same, beforeStart: span.beforeStart + start, beforeEnd: span.beforeEnd + end, afterStart: span.afterStart + start, afterEnd: span.afterEnd + end });
  for (let index = 1; index < result.length; index += 1) {
    const [left, span, right] = [result[index - 1], result[index], result[index + 1]];
    if (span === undefined || span.same || span.afterEnd > span.afterStart || left?.same !== true || left.beforeEnd - left.beforeStart < 2) continue;
    if (!slides(shown[span.beforeEnd - 1], shown[span.beforeStart - 1])) continue;
    result[index - 1] = moved(left, 0, -1);
    result[index] = moved(span, -1, -1);
    if (right?.same === true) result[index + 1] = moved(right, -1, 0);
    else result.splice(index + 1, 0, { same: true, beforeStart: span.beforeEnd - 1, beforeEnd: span.beforeEnd, afterStart: span.afterEnd - 1, afterEnd: span.afterEnd });
  }
  return result;
}

const NO_GROUP: Group = { tokens: [], author: '', isTaken: true };

/** What became of a group: as a whole what it was settled for, a third wording instead of it, or only these words of it came back. */
type GroupFate = 'whole' | 'third' | ReadonlySet<Token>;

const toldWithGroup = (fate: GroupFate | undefined): boolean => fate !== undefined && fate !== 'whole';

function fateOf(group: Group, shown: readonly Token[], returned: readonly Token[], spans: readonly DiffSpan[], groupOf: ReadonlyMap<Token, Group>): GroupFate {
  const isMine = (token: Token | undefined): boolean => token !== undefined && groupOf.get(token) === group;
  const mine = shown.filter(isMine);
  if (mine.length === 0) return 'whole';
  const kept: Token[] = [];
  const theirs: Token[] = [];
  let isCut = true;
  for (const span of spans) {
    const inside = shown.slice(span.beforeStart, span.beforeEnd);
    if (span.same) {
      inside.forEach((token, offset) => {
        const other = returned[span.afterStart + offset];
        if (!isMine(token) || other === undefined) return;
        kept.push(token);
        theirs.push(other);
      });
      continue;
    }
    const touches = inside.some(isMine) || isMine(shown[span.beforeStart - 1]) || isMine(shown[span.beforeEnd]);
    if (!touches) continue;
    const added = returned.slice(span.afterStart, span.afterEnd);
    if (added.length > 0) isCut = false;
    append(theirs, added);
  }
  if (kept.length === mine.length) return 'whole';
  const [first] = kept;
  const from = first === undefined ? -1 : mine.indexOf(first);
  if (isCut && from >= 0 && kept.every((token, index) => token === mine[from + index])) return new Set(kept);
  const count = (tokens: readonly Token[]): number => (mine.some(isWord) ? tokens.filter(isWord).length : tokens.length);
  return 2 * count(kept) <= Math.min(count(mine), count(theirs)) ? 'third' : 'whole';
}

function groupEvents({ tokens, isTaken }: Group, fate: GroupFate | undefined, isDel: (token: Token) => boolean): Event[][] {
  const told = (token: Token, isDone: boolean): Event[] => [{ pile: isDone ? 'accepted' : 'removed', side: isDel(token) ? 'removed' : 'added', token, mark: markOf(token) }];
  if (fate === undefined || fate === 'whole') return tokens.map((token) => told(token, isTaken));
  const sides = [...tokens.filter(isDel), ...tokens.filter((token) => !isDel(token))];
  if (fate === 'third') return sides.map((token) => told(token, isDel(token)));
  return sides.map((token) => told(token, isDel(token) !== fate.has(token)));
}
