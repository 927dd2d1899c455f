import { append } from '../../base/append.ts';
import type { ChangeKind } from '../../contract/change.ts';
import { lazy } from '../../base/lazy.ts';
import { classify } from '../../contract/substance.ts';
import { substanceBetween } from '../../contract/substance-between.ts';
import { afterSide, changedInMove, isMoveEdited, opaqueChange, regrouped, relinked, saidBy, specialKind } from '../compare/changes.ts';
import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import { paragraphsOf } from '../compare/paragraphs-of.ts';
import { asPutIn, putInAs, shownTokens } from '../compare/put-in.ts';
import { PARAGRAPH_MARK, type Move, type Op, type Region, type Regroup, type RowOp } from '../compare/ops.ts';
import { planRegion } from '../compare/regions.ts';
import { layoutChanges } from '../compare/table-layout.ts';
import type { Token } from '../compare/tokens.ts';
import { createLineShifts, type MarkedLine, type NumberShift } from '../compare/number-shifts.ts';
import { typedNumber } from '../compare/typed-numbers.ts';
import type { ParagraphUnit, RowUnit, Unit } from '../compare/units.ts';
import type { Revision, View } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import { joinMoves } from './join-moves.ts';
import { numbersTold, type Renumbering } from './number-fates.ts';
import { breakFates, createBreaks, emptyLineFates, keptLineFates, type BreakFate, type RegionBreaks } from './break-fates.ts';
import { cellPile, columnFates } from './column-fates.ts';
import { formatFates } from './format-fates.ts';
import { goneAlong } from './gone-along.ts';
import { rowOfSent, textOfSent, textsOf, type Texts } from './sent-texts.ts';
import { cutOut, resolvedApart, resolvedSpan } from './resolved-marks.ts';
import { rewordedApart } from './reworded.ts';
import { markOf, pileOf, revisionsOf, sideOf, stateOf, type Event, type Fate, type FateOptions, type Pile, type State } from './states.ts';

/** Whose marks are whose, the typed numbers that shifted without a mark so far, and how our own marks shifted that of a line. */
type Telling = FateOptions & { readonly shifts: Renumbering[]; readonly ourShift: (unit: ParagraphUnit | undefined) => NumberShift | undefined };

function createOurShifts({ before }: StoryComparison, { isOursInSent }: FateOptions): Telling['ourShift'] {
  const lines = lazy(() => new Map(before.units.flatMap(paragraphsOf).map((unit): [ParagraphUnit, MarkedLine] => {
    const { old, now } = textsOf(unit.tokens, isOursInSent);
    return [unit, { before: old, after: now }];
  })));
  const shifts = lazy(() => createLineShifts([...lines().values()]));
  return (unit) => {
    if (unit === undefined || unit.paragraph.pieces.every((piece) => piece.revisions.length === 0)) return undefined;
    const line = lines().get(unit);
    return line === undefined ? undefined : shifts()(line);
  };
}

/** The fate of everything in one story that is not a change they tracked. */
export function storyFates(story: StoryComparison, own: FateOptions): Fate[] {
  const fates: Fate[] = [];
  const moved = new Set<number>();
  const options: Telling = { ...own, shifts: [], ourShift: createOurShifts(story, own) };
  const breaksOf = createBreaks(story, options);
  const visit = (ops: readonly Op[], clause: Clause | undefined): void => {
    for (const op of ops) {
      if (op.type === 'region') append(fates, regionFates(story, op, clause ?? clauseOfRegion(story, op), breaksOf(op), options));
      else if (op.type === 'table') {
        for (const row of op.rows) visitRow(row, clause ?? story.clauseAfter(op.after));
        fates.push(...columnFates(story, op, clause ?? story.clauseAfter(op.after), options));
        fates.push(...layoutChanges(story, op).map((change): Fate => ({ pile: 'untracked', clause: clause ?? story.clauseAfter(op.after), ...change })));
      }
      else append(fates, blockFates(story, op, clause, options, moved));
    }
  };
  const visitRow = (row: RowOp, clause: Clause): void => {
    if (row.type === 'row') {
      const sent = stateOf(row.before.row.node.revisions, options.isOursInSent);
      const returned = stateOf(row.after.row.node.revisions, options.isOursInReturn);
      const pile = pileOf(sent, returned);
      if (pile !== undefined) fates.push({ ...rowFate(pile, sent === 'ins' || sent === 'del' ? sent : 'ins', row.before, clause, options.isOursInSent), mark: row.before.row.node.revisions.at(-1) });
      row.cells.forEach((cell, index) => {
        const from = fates.length;
        visit(cell, clause);
        // Our marks in it were settled with the row or column; what else was changed inside is told besides.
        if (pile !== undefined || cellPile(row, index, options) !== undefined) fates.push(...fates.splice(from).filter((fate) => fate.pile === 'untracked'));
      });
      return;
    }
    const deleted = row.type === 'delete-row';
    if (row.moved !== undefined) {
      // Told once, where the row stands now.
      if (!deleted) fates.push(...movedRow(story, row.moved, row.after, clause, options));
      return;
    }
    const unit = deleted ? row.before : row.after;
    const isOurs = deleted ? options.isOursInSent : options.isOursInReturn;
    const state = stateOf(unit.row.node.revisions, isOurs);
    const pile = deleted ? pileOf(state, 'absent') : pileOf('absent', state);
    if (pile === undefined) return;
    const told = pile === 'untracked' ? (deleted ? goneAlong(rowTokens(unit), isOurs) : putInAs(shownTokens(afterSide(story), rowTokens(unit)))) : [];
    fates.push({ ...rowFate(pile, pile === 'untracked' ? (deleted ? 'del' : 'ins') : state, unit, clause, isOurs, told), mark: deleted ? unit.row.node.revisions.at(-1) : undefined });
  };
  visit(story.ops, undefined);
  return [...joinMoves(fates), ...numbersTold(story, options.shifts)];
}

const clauseOfRegion = (story: StoryComparison, region: Region): Clause => {
  const [unit] = region.afters;
  return unit === undefined ? { id: '', title: '' } : story.clauseAfter(unit);
};

function rowFate(pile: Pile, state: State, row: RowUnit, clause: Clause, isOurs: (revision: Revision) => boolean, detail: readonly string[] = []): Fate {
  const deleted = state === 'del';
  const text = rowOfSent(row, isOurs, deleted && pile !== 'untracked' ? 'old' : 'now');
  return { pile, clause, kind: deleted ? 'row-deleted' : 'row-inserted', class: 'substantive', detail, before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text };
}

/**
 * A row that stands elsewhere in its table, for which Word has no mark. Where it bore a mark of ours that was settled, ours was taken, or dropped, and
 * the row put elsewhere: that is one difference.
 */
function movedRow(story: StoryComparison, from: RowUnit, to: RowUnit, clause: Clause, options: Telling): Fate[] {
  const sent = stateOf(from.row.node.revisions, options.isOursInSent);
  const pile = pileOf(sent, stateOf(to.row.node.revisions, options.isOursInReturn));
  const beside = changedInMove(story, from, to);
  if (pile !== undefined && pile !== 'untracked') {
    return [{ ...rowFate(pile, sent, from, clause, options.isOursInSent, ['the row was moved without a mark', ...beside.detail]), mark: from.row.node.revisions.at(-1) }];
  }
  const [before, after] = [rowOfSent(from, options.isOursInSent), rowOfSent(to, options.isOursInReturn)];
  const [was, is] = [paragraphsOf(from), paragraphsOf(to)];
  const inside = was.flatMap((unit, index) => {
    const other = is[index];
    return other === undefined ? [] : regionFates(story, planRegion([unit], [other]), clause, NO_BREAKS, options).filter((fate) => fate.pile !== 'untracked');
  });
  return [{ pile: 'untracked', clause, kind: 'row-moved', class: beside.isSubstantive ? 'substantive' : 'wording', detail: beside.detail, before, after, removed: before, added: after }, ...inside];
}

function blockFates(story: StoryComparison, op: Extract<Op, { type: 'delete' | 'insert' }>, clause: Clause | undefined, options: Telling, moved: Set<number>): Fate[] {
  if (op.regroup !== undefined && isUnmarked(op.regroup, options)) {
    const { id, tos } = op.regroup;
    if (moved.has(id)) return [];
    moved.add(id);
    return [{ pile: 'untracked', clause: clause ?? (tos[0] === undefined ? { id: '', title: '' } : story.clauseAfter(tos[0])), ...regrouped(story, op.regroup) }];
  }
  if (op.move !== undefined) {
    const { from, to, id } = op.move;
    if (moved.has(id)) return [];
    const states = unitTokens(from).map((token) => stateOf(revisionsOf(token), options.isOursInSent));
    if (states.includes('plain')) {
      moved.add(id);
      const place = clause ?? story.clauseAfter(to);
      const texts = { before: textOfSent(from, options.isOursInSent), after: textOfSent(to, options.isOursInReturn) };
      // What became of our marks in it is told beside the move; they may as well have moved along.
      const inside = states.some((state) => state !== 'plain') && from.type === 'paragraph' && to.type === 'paragraph' ? regionFates(story, planRegion([from], [to]), place, NO_BREAKS, options) : undefined;
      const shift = inside === undefined ? story.numberShifts.between(from, to) : undefined;
      if (shift !== undefined) options.shifts.push({ clause: place, ...shift });
      const isEdited = inside === undefined ? isMoveEdited(story, op.move) : inside.some(({ pile, kind }) => pile === 'untracked' && kind !== 'formatting');
      const beside = inside === undefined ? changedInMove(story, from, to) : undefined;
      const [was, is] = inside === undefined ? [saidBy(from), saidBy(to)] : [texts.before, texts.after];
      const detail = [...(isEdited ? substanceBetween(was, is, story.isDefined) : []), ...(beside?.detail ?? [])];
      const move: Fate = { pile: 'untracked', clause: place, kind: isEdited ? 'moved-edited' : 'moved', class: isEdited || beside?.isSubstantive === true ? 'substantive' : 'wording', detail, ...texts, removed: texts.before, added: texts.after };
      return [move, ...(inside ?? []).filter(({ pile, kind }) => pile !== 'untracked' || kind === 'formatting')];
    }
  }
  const further = op.move === undefined ? undefined : movedFurther(story, op.move, clause, options);
  if (further !== undefined && op.move !== undefined) {
    moved.add(op.move.id);
    return further;
  }
  const deleted = op.type === 'delete';
  const unit = deleted ? op.before : op.after;
  const place = clause ?? (deleted ? story.clauseBefore(unit) : story.clauseAfter(unit));
  // Nothing marks a document that is brought in: it came or went untracked.
  if (unit.type === 'opaque') return [{ pile: 'untracked', clause: place, ...opaqueChange(unit, deleted) }];
  const paragraphs = paragraphsOf(unit);
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.tokens.length === 0) return emptyLineFates(paragraph, deleted, place, options);
    const whole = deleted ? goneLine(paragraph, place, story, options) : undefined;
    if (whole !== undefined) return [whole];
    const events = paragraph.tokens.flatMap((token): Event[] => {
      const state = stateOf(revisionsOf(token), deleted ? options.isOursInSent : options.isOursInReturn);
      const pile = deleted ? pileOf(state, 'absent') : pileOf('absent', state);
      return pile === undefined ? [] : [{ pile, side: sideOf(pile, state, deleted), token, mark: deleted ? markOf(token) : undefined, isPending: !deleted && state !== 'plain' }];
    });
    return groupEvents(events.map((event) => [event]), deleted ? textsOf(paragraph.tokens, options.isOursInSent) : undefined, deleted ? undefined : textsOf(paragraph.tokens, options.isOursInReturn), place, story);
  });
}

/**
 * A paragraph that stood there before our marks and would stand there after them, and that they took out: their deletion is one difference, which names
 * what became of each of our changes in it (A1). Nothing where it is all ours, or bears no mark of ours.
 */
function goneLine({ paragraph, tokens }: ParagraphUnit, clause: Clause, story: StoryComparison, { isOursInSent }: FateOptions): Fate | undefined {
  const states = new Set(tokens.map((token) => stateOf(revisionsOf(token), isOursInSent)));
  const isTheirs = states.has('plain') || stateOf(paragraph.sources.at(-1)?.mark ?? [], isOursInSent) === 'plain';
  const texts = textsOf(tokens, isOursInSent);
  if (states.size < 2 || !isTheirs || texts.now.trim() === '') return undefined;
  const shown = tokens.filter((token) => stateOf(revisionsOf(token), isOursInSent) !== 'del');
  const fate = textFate({ pile: 'untracked', removed: shown, added: [], mark: undefined, isOnOld: false, isPending: false }, texts, undefined, clause, story, undefined);
  return { ...fate, detail: [...fate.detail, ...goneAlong(tokens, isOursInSent)] };
}

/** Whether no mark of ours, or under our name, stands in any of these lines or at their ends: what became of those is told line by line. */
function isUnmarked({ froms, tos }: Regroup, { isOursInSent, isOursInReturn }: FateOptions): boolean {
  const bears = ({ paragraph }: ParagraphUnit, isOurs: (revision: Revision) => boolean): boolean => [...paragraph.pieces.flatMap((piece) => piece.revisions), ...paragraph.sources.flatMap(({ mark }) => mark)].some(isOurs);
  return !froms.some((unit) => bears(unit, isOursInSent)) && !tos.some((unit) => bears(unit, isOursInReturn));
}

/** A line that is all ours, which they took and put elsewhere without a mark: ours was taken, and theirs is the move. */
function movedFurther(story: StoryComparison, move: Move, clause: Clause | undefined, options: Telling): Fate[] | undefined {
  const { from, to } = move;
  if (from.type !== 'paragraph' || to.type !== 'paragraph' || from.tokens.length === 0) return undefined;
  const isNew = from.tokens.every((token) => stateOf(revisionsOf(token), options.isOursInSent) === 'ins');
  if (!isNew || to.tokens.some((token) => stateOf(revisionsOf(token), options.isOursInReturn) !== 'plain')) return undefined;
  const taken = from.tokens.map((token): Event[] => [{ pile: 'accepted', side: 'added', token, mark: markOf(token) }]);
  const isEdited = isMoveEdited(story, move);
  const [before, after] = [textOfSent(from, options.isOursInSent), textOfSent(to, options.isOursInReturn)];
  const beside = changedInMove(story, from, to);
  const detail = [...(isEdited ? substanceBetween(before, after, story.isDefined) : []), ...beside.detail];
  return [
    ...groupEvents(taken, textsOf(from.tokens, options.isOursInSent), undefined, clause ?? story.clauseBefore(from), story),
    { pile: 'untracked', clause: clause ?? story.clauseAfter(to), kind: isEdited ? 'moved-edited' : 'moved', class: isEdited || beside.isSubstantive ? 'substantive' : 'wording', detail, before, after, removed: before, added: after },
  ];
}

const NO_BREAKS: RegionBreaks = { inFront: undefined, before: [], after: [] };

const unitTokens = (unit: Unit): readonly Token[] => paragraphsOf(unit).flatMap((paragraph) => paragraph.tokens);
const rowTokens = (row: RowUnit): readonly Token[] => paragraphsOf(row).flatMap((paragraph) => [...paragraph.tokens, PARAGRAPH_MARK]);

function regionFates(story: StoryComparison, region: Region, clause: Clause, breaks: RegionBreaks, options: Telling): Fate[] {
  // The same characters, marks included, have the same fate: none. (A paragraph of mere text carries no marks of its own.)
  if (region.isUnchanged && !carriesMarks(region)) return [];
  const { beforeTokens, afterTokens } = region;
  const [only] = region.befores;
  const isEmptied = region.befores.length === 1 && region.afters.length === 1 && afterTokens.filter(isNoEnd).every((token) => !token.isAtom && token.text.trim() === '');
  const emptied = only === undefined || !isEmptied ? undefined : goneLine(only, clause, story, options);
  if (emptied !== undefined) return [emptied, ...formatFates(story, region, clause, options)];
  // A paragraph that reads exactly like ours accepted, or ours dropped, is that, whichever of two equal words stands for which.
  const whole = region.befores.length === 1 && region.afters.length === 1 ? resolvedSpan(beforeTokens, afterTokens, options) : undefined;
  const end = breakEvents(breaks.before);
  const newEnd = breakEvents(breaks.after);
  // Positions in reading order; an empty list marks a place where nothing happened and a difference ends.
  const positions: Event[][] = [eventOf(breaks.inFront)];
  const pushResolved = (resolved: readonly Event[][], tokens: readonly Token[]): void => {
    resolved.forEach((events, index) => positions.push(tokens[index] === PARAGRAPH_MARK ? end() : events));
  };
  if (whole !== undefined) pushResolved(whole, beforeTokens);
  for (const span of whole === undefined ? rewordedApart(region, resolvedApart(region, options), options) : []) {
    if (span.told !== undefined) {
      append(positions, span.told);
      continue;
    }
    const mine = beforeTokens.slice(span.beforeStart, span.beforeEnd);
    const theirs = afterTokens.slice(span.afterStart, span.afterEnd);
    if (span.same) {
      mine.forEach((one, offset) => {
        const two = theirs[offset];
        if (one === PARAGRAPH_MARK) {
          positions.push(end());
          return;
        }
        const sent = stateOf(revisionsOf(one), options.isOursInSent);
        const returned = two === undefined ? sent : stateOf(revisionsOf(two), options.isOursInReturn);
        const pile = pileOf(sent, returned);
        // Words that stood plain under a mark that only bears our name and date: struck without our doing.
        const isStruck = sent === 'del' || (sent === 'plain' && returned === 'del');
        positions.push(pile === undefined ? [] : [{ pile, side: isStruck ? 'removed' : 'added', token: pile === 'untracked' && !isStruck ? (two ?? one) : one, mark: markOf(one) }]);
      });
      continue;
    }
    const resolved = resolvedSpan(mine, theirs, options) ?? cutOut(mine, theirs, options);
    if (resolved !== undefined) {
      pushResolved(resolved, mine);
      continue;
    }
    for (const token of mine) {
      if (token === PARAGRAPH_MARK) {
        addTo(positions, end());
        continue;
      }
      const state = stateOf(revisionsOf(token), options.isOursInSent);
      const pile = pileOf(state, 'absent');
      if (pile !== undefined) positions.push([{ pile, side: sideOf(pile, state, true), token, mark: markOf(token) }]);
    }
    for (const token of theirs) {
      if (token === PARAGRAPH_MARK) {
        addTo(positions, newEnd());
        continue;
      }
      const state = stateOf(revisionsOf(token), options.isOursInReturn);
      const pile = pileOf('absent', state);
      if (pile !== undefined) positions.push([{ pile, side: 'added', token, isPending: state !== 'plain' }]);
    }
  }
  const before = textsOf(beforeTokens, options.isOursInSent);
  const after = textsOf(afterTokens, options.isOursInReturn);
  // Figures that only count on are told together, and those that came or went with a split or a merge are part of it.
  const { shift, following } = story.numberShifts.inRegion(region);
  if (shift !== undefined) options.shifts.push({ clause, ...shift, ...(region.befores[0] !== undefined && { line: region.befores[0] }) });
  const told = positions.map((events) => events.filter(({ pile, token }) => pile !== 'untracked' || token === PARAGRAPH_MARK || !following.has(token))).filter((events, index) => events.length > 0 || positions[index]?.length === 0);
  const fates = [...groupEvents(told, before, after, clause, story, { shift: region.befores.length === 1 ? options.ourShift(region.befores[0]) : undefined, isMoved: isMovedLine(region, options) }), ...breakFates(breaks, clause), ...keptLineFates(region, clause, options)];
  const links = relinked(story, region).map((detail): Fate => ({ pile: 'untracked', clause, kind: 'link', class: 'substantive', detail: [detail], before: before.now, after: after.now, removed: '', added: '', notMarkable: true }));
  return [...fates, ...links, ...formatFates(story, region, clause, options)];
}

/** Whether a mark of ours moves the line, and no word of it stood there before or stays. */
const isMovedLine = ({ befores, beforeTokens }: Region, { isOursInSent }: FateOptions): boolean =>
  befores.length === 1 && beforeTokens.some((token) => isMove(markOf(token))) && beforeTokens.every((token) => token === PARAGRAPH_MARK || stateOf(revisionsOf(token), isOursInSent) !== 'plain');

/** The end of a paragraph among the words, so that the white space it stands for is told with it. */
const eventOf = (fate: BreakFate | undefined): Event[] => (fate === undefined ? [] : [{ pile: fate.pile, side: 'removed', token: PARAGRAPH_MARK, mark: fate.mark }]);

/** The ends of paragraphs one after the other, as their marks come up. */
function breakEvents(fates: readonly (BreakFate | undefined)[]): () => Event[] {
  let at = 0;
  return () => eventOf(fates[at++]);
}

/** An end without a fate of its own does not part the words around it. */
function addTo(positions: Event[][], events: Event[]): void {
  if (events.length > 0) positions.push(events);
}

const carriesMarks = (region: Region): boolean => [...region.befores, ...region.afters].some((unit) => unit.paragraph.pieces.some((piece) => piece.revisions.length > 0));

/** Joins events that follow each other in one pile to one difference: "30" out and "45" in is one replacement. */
function groupEvents(positions: readonly (readonly Event[])[], before: Texts | undefined, after: Texts | undefined, clause: Clause, story: StoryComparison, { shift, isMoved = false }: { readonly shift?: NumberShift | undefined; readonly isMoved?: boolean } = {}): Fate[] {
  const fates: Fate[] = [];
  let open: Difference | undefined;
  const close = (): void => {
    if (open !== undefined) {
      const [removed, added] = [open.removed.filter(isNoEnd), open.added.filter(isNoEnd)];
      const isOfBreak = removed.length < open.removed.length && [...removed, ...added].every((token) => !token.isAtom && token.text.trim() === '');
      if (!isOfBreak) fates.push(textFate({ ...open, removed, added }, before, after, clause, story, shift));
    }
    open = undefined;
  };
  // Of a line that moved its words are one difference, though an edit between them is pending.
  let isParted = false;
  for (const events of positions) {
    if (events.length === 0 && isMove(open?.mark)) isParted = true;
    else if (events.length === 0) close();
    for (const event of events) {
      if (open !== undefined && (open.pile !== event.pile || open.mark?.author !== event.mark?.author)) close();
      if (isParted && !(isMoved && isMove(event.mark))) close();
      isParted = false;
      open ??= { pile: event.pile, removed: [], added: [], mark: event.mark, isOnOld: event.isOnOld ?? false, isPending: event.isPending ?? false };
      if (open.isPending && event.isPending !== true) open = { ...open, isPending: false };
      // What moved is known by its move, wherever in it an edit stands.
      if (isMove(event.mark) && !isMove(open.mark)) open = { ...open, mark: event.mark };
      open[event.side].push(event.token);
    }
  }
  close();
  return fates;
}

const isMove = (mark: Revision | undefined): boolean => mark?.kind === 'moveFrom' || mark?.kind === 'moveTo';
const isNoEnd = (token: Token): boolean => token !== PARAGRAPH_MARK;

/** Tokens of one pile that follow each other. */
type Difference = { readonly pile: Pile; readonly removed: Token[]; readonly added: Token[]; readonly mark: Revision | undefined; readonly isOnOld: boolean; readonly isPending: boolean };

function textFate(change: Difference, before: Texts | undefined, after: Texts | undefined, clause: Clause, story: StoryComparison, shift: NumberShift | undefined): Fate {
  const joined = (tokens: readonly Token[]): string => plainText(tokens.map((token) => token.text).join(''));
  const removed = joined(change.removed);
  const added = joined(change.added);
  // Of a change of ours its own two sides are told; of any other, what was sent and what came back.
  const [was, is] = change.pile === 'untracked' ? [(change.isOnOld ? before?.old : before?.now) ?? '', after?.now ?? ''] : [before?.old ?? '', before?.now ?? ''];
  const { isDefined } = story;
  const isWhole = before === undefined || after === undefined;
  // The number a line is counted by says nothing about what it says.
  const said = (text: string, tokens: readonly Token[]): string => (isWhole ? text.slice(typedNumber(text, tokens)?.marker.length ?? 0) : text);
  const changed = change.removed.length > 0 ? change.removed : change.added;
  const view: View = change.pile === 'untracked' && !change.isOnOld ? 'accepted' : 'rejected';
  const around = (isWhole ? undefined : before.around(changed, view) ?? after.around(changed, view)) ?? { lead: '', tail: '' };
  const judged = classify(said(removed, change.removed), said(added, change.added), { ...around, isDefined });
  // A field, note or picture is told as the comparison tells it (C6).
  const special = specialKind(change.removed, change.added);
  const kind: ChangeKind = special?.kind ?? (removed === '' ? 'inserted' : added === '' ? 'deleted' : 'replaced');
  if (shift !== undefined && change.pile !== 'untracked') return { pile: change.pile, clause, kind: 'renumbered', class: 'numbering', detail: [`${shift.before} \u2192 ${shift.after}`], before: was, after: is, removed, added, mark: change.mark };
  // A picture says something, though not in words.
  const isObject = [...change.removed, ...change.added].some((token) => token.text.includes('\uFFFC'));
  const substantive = special?.class === 'substantive' || isObject || (isWhole && (removed + added).trim().split(/\s+/).length >= 4);
  return {
    pile: change.pile, clause, kind: story.kind === 'header' || story.kind === 'footer' ? 'header-footer' : story.kind === 'footnote' || story.kind === 'endnote' ? 'note' : kind,
    ...asPutIn({ class: substantive ? 'substantive' : judged.class, detail: special === undefined ? judged.kinds : [special.detail, ...judged.kinds] }, change.pile === 'untracked' ? shownTokens(afterSide(story), change.added) : []),
    before: was, after: is, removed, added, mark: change.mark, ...(change.isPending && { isPending: true }), ...(isMove(change.mark) && { moved: movedOf([...change.removed, ...change.added], joined) }),
  };
}

/** The words of one end of a move, and those that were lost or got there. */
const movedOf = (tokens: readonly Token[], joined: (tokens: readonly Token[]) => string): NonNullable<Fate['moved']> =>
  ({ kept: joined(tokens.filter((token) => isMove(markOf(token)))), edited: joined(tokens.filter((token) => !isMove(markOf(token)))) });
