import { PARAGRAPH_MARK, type Region } from '../compare/ops.ts';
import type { Token } from '../compare/tokens.ts';
import { isInView, type Revision, type View } from '../read/revisions.ts';
import type { DiffSpan } from '../../text/diff-span.ts';
import { markOf, revisionsOf, stateOf, type Event, type FateOptions, type Pile, type State } from './states.ts';

/**
 * A mark inside a word: sent "co[unter]sign" comes back as "countersign". The words do not match one by one, but the
 * stretch reads exactly like ours accepted, or ours dropped.
 */
export function resolvedSpan(sent: readonly Token[], returned: readonly Token[], options: FateOptions): Event[][] | undefined {
  const states = sent.map((token) => ({ token, state: token === PARAGRAPH_MARK ? ('plain' as const) : stateOf(revisionsOf(token), options.isOursInSent) }));
  if (states.every(({ state }) => state === 'plain')) return undefined;
  if (returned.some((token) => token !== PARAGRAPH_MARK && stateOf(revisionsOf(token), options.isOursInReturn) !== 'plain')) return partlyResolved(states, returned, options);
  const text = returned.map((token) => token.text).join('');
  const reads = (view: View): boolean => sent.filter((token) => token === PARAGRAPH_MARK || isInView(revisionsOf(token).filter(options.isOursInSent), view)).map((token) => token.text).join('') === text;
  const pile: Pile | undefined = reads('accepted') ? 'accepted' : reads('rejected') ? 'removed' : undefined;
  if (pile === undefined) return undefined;
  return states.map(({ token, state }): Event[] => (state === 'plain' ? [] : [{ pile, side: state === 'del' ? 'removed' : 'added', token, mark: markOf(token) }]));
}

/**
 * Only part of what we marked was taken, or dropped, and the rest is pending: what is left are the same characters under the same marks, whatever words they
 * form now. Of "[-Period][-, ][-Provider]" the return has "[-Period][-Provider]".
 */
export function cutOut(sent: readonly Token[], returned: readonly Token[], { isOursInSent, isOursInReturn }: FateOptions): Event[][] | undefined {
  if ([...sent, ...returned].some(({ isAtom }) => isAtom)) return undefined;
  const spell = (tokens: readonly Token[], isOurs: (revision: Revision) => boolean): Spelled[] =>
    tokens.flatMap((token) => {
      const state = stateOf(revisionsOf(token), isOurs);
      return [...token.text].map((character): Spelled => ({ character, state, token }));
    });
  const [was, is] = [spell(sent, isOursInSent), spell(returned, isOursInReturn)];
  const isSame = (one: Spelled | undefined, two: Spelled | undefined): boolean => one !== undefined && one.character === two?.character && one.state === two.state;
  let front = 0;
  while (isSame(was[front], is[front])) front += 1;
  let back = 0;
  while (front + back < is.length && isSame(was[was.length - 1 - back], is[is.length - 1 - back])) back += 1;
  const gone = was.slice(front, was.length - back);
  if (front + back !== is.length || gone.length === 0 || gone.some(({ state }) => state === 'plain')) return undefined;
  const goneOf = new Map<Token, string>();
  for (const { token, character } of gone) goneOf.set(token, (goneOf.get(token) ?? '') + character);
  const positions: Event[][] = [];
  for (const token of sent) {
    const text = goneOf.get(token) ?? '';
    const state = stateOf(revisionsOf(token), isOursInSent);
    positions.push(text === '' ? [] : [{ pile: state === 'ins' ? 'removed' : 'accepted', side: state === 'del' ? 'removed' : 'added', token: text === token.text ? token : { ...token, text }, mark: markOf(token) }]);
  }
  return positions;
}

type Spelled = { readonly character: string; readonly state: State; readonly token: Token };

type Marked = { readonly token: Token; readonly state: State };

/**
 * The same where only our edits of a line that we moved were taken, or dropped, or only its move was (ADR 0016): the words with what is still
 * pending of their marks are those of the return.
 */
function partlyResolved(states: readonly Marked[], returned: readonly Token[], { isOursInReturn, isOursInSent }: FateOptions): Event[][] | undefined {
  const oursOf = (token: Token): readonly Revision[] => (token === PARAGRAPH_MARK ? [] : revisionsOf(token).filter(isOursInSent));
  if (states.some(({ token }) => oursOf(token).length > 1)) return undefined;
  const isOfMove = (token: Token): boolean => oursOf(token).some(({ kind }) => kind === 'moveFrom' || kind === 'moveTo');
  const marked = states.filter(({ state }) => state !== 'plain');
  if (marked.every(({ token }) => isOfMove(token)) || !marked.some(({ token }) => isOfMove(token))) return undefined;
  const came = spelled(returned.map((token) => ({ token, state: token === PARAGRAPH_MARK ? 'plain' : stateOf(revisionsOf(token), isOursInReturn) })));
  for (const ofMove of [false, true]) {
    const isSettled = ({ token, state }: Marked): boolean => state !== 'plain' && isOfMove(token) === ofMove;
    for (const [pile, gone] of [['accepted', 'del'], ['removed', 'ins']] as const) {
      const left = states.flatMap((one): Marked[] => (!isSettled(one) ? [one] : one.state === gone ? [] : [{ ...one, state: 'plain' }]));
      if (spelled(left) !== came) continue;
      return states.map((one): Event[] => (isSettled(one) ? [{ pile, side: one.state === 'del' ? 'removed' : 'added', token: one.token, mark: markOf(one.token) }] : []));
    }
  }
  return undefined;
}

/** The characters with what our marks say of them, whatever words they form. */
function spelled(tokens: readonly Marked[]): string {
  let text = '';
  let last: State | undefined;
  for (const { token, state } of tokens) {
    if (state !== last) text += `\u0000${state}\u0000`;
    last = state;
    text += token === PARAGRAPH_MARK ? '\u0000' : token.isAtom ? token.key : token.text;
  }
  return text;
}

/**
 * The spans of a region with each group of our marks that the return has taken, or dropped, as a whole set apart, however the words of the two
 * readings match one by one: of "[-within ten days][+within six days]" the "within" that came back belongs to the mark that was taken.
 */
export function resolvedApart(region: Region, options: FateOptions): readonly DiffSpan[] {
  const { spans, beforeTokens, afterTokens } = region;
  const partner = new Map<number, number>([[-1, -1], [beforeTokens.length, afterTokens.length]]);
  for (const span of spans) if (span.same) for (let offset = 0; offset < span.beforeEnd - span.beforeStart; offset += 1) partner.set(span.beforeStart + offset, span.afterStart + offset);
  const isMarked = (index: number): boolean => {
    const token = beforeTokens[index];
    return token !== undefined && token !== PARAGRAPH_MARK && stateOf(revisionsOf(token), options.isOursInSent) !== 'plain';
  };
  let result: readonly DiffSpan[] = spans;
  for (let from = 0; from < beforeTokens.length; from += 1) {
    if (!isMarked(from)) continue;
    let to = from + 1;
    while (isMarked(to)) to += 1;
    const [low, high] = [partner.get(from - 1), partner.get(to)];
    if (low !== undefined && high !== undefined) {
      const group: DiffSpan = { same: false, beforeStart: from, beforeEnd: to, afterStart: low + 1, afterEnd: high };
      const isCut = result.some((span) => span.same && span.beforeStart < to && span.beforeEnd > from);
      if (isCut && resolvedSpan(beforeTokens.slice(from, to), afterTokens.slice(low + 1, high), options) !== undefined) result = withApart(result, group);
    }
    from = to;
  }
  return result;
}

/** The spans with this one among them; equal stretches that run into it end or begin at its edges. */
function withApart(spans: readonly DiffSpan[], group: DiffSpan): DiffSpan[] {
  const cut = (span: DiffSpan, from: number, to: number): DiffSpan => ({ same: true, beforeStart: from, beforeEnd: to, afterStart: span.afterStart + from - span.beforeStart, afterEnd: span.afterStart + to - span.beforeStart });
  const ahead = spans.filter((span) => span.beforeEnd <= group.beforeStart && span.afterEnd <= group.afterStart);
  const behind = spans.filter((span) => span.beforeStart >= group.beforeEnd && span.afterStart >= group.afterEnd);
  const into = spans.find((span) => span.same && span.beforeStart < group.beforeStart && span.beforeEnd > group.beforeStart);
  const outOf = spans.find((span) => span.same && span.beforeStart < group.beforeEnd && span.beforeEnd > group.beforeEnd);
  return [...ahead, ...(into === undefined ? [] : [cut(into, into.beforeStart, group.beforeStart)]), group, ...(outOf === undefined ? [] : [cut(outOf, group.beforeEnd, outOf.beforeEnd)]), ...behind];
}
