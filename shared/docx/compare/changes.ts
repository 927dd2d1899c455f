import { append } from '../../base/append.ts';
import type { Change, ChangeClass, ChangeKind } from '../../contract/change.ts';
import { classify } from '../../contract/substance.ts';
import { substanceBetween } from '../../contract/substance-between.ts';
import type { DiffSpan } from '../../text/diff-span.ts';
import { isWordToken } from '../../text/tokens.ts';
import { endsSection } from '../read/views.ts';
import { plainText } from '../read/story-lines.ts';
import { paragraphsOf } from './paragraphs-of.ts';
import { asPutIn, putInAs, shownTokens } from './put-in.ts';
import type { Formatted } from './formatting.ts';
import { formattingChanges, joinFormatting } from './formatting-changes.ts';
import { PARAGRAPH_MARK, type Move, type Op, type Region, type Regroup, type RowOp, type TableOp } from './ops.ts';
import { recutRows } from './recut-rows.ts';
import { planRegion } from './regions.ts';
import { numbersOfRegion, renumberings, type Renumbering } from './renumberings.ts';
import { place, type Clause, type RawChange, type StoryComparison } from './story-comparison.ts';
import { columnText, joinColumns, tableColumns } from './table-columns.ts';
import { layoutChanges } from './table-layout.ts';
import { isAtomOf, isDateField, tokensText, type Token } from './tokens.ts';
import { typedNumber } from './typed-numbers.ts';
import type { OpaqueUnit, ParagraphUnit, RowUnit, Unit } from './units.ts';

/** The changes of one story in document order (rules C3–C6). */
export function storyChanges(story: StoryComparison): RawChange[] {
  const changes: RawChange[] = [];
  const renumbered: Renumbering[] = [];
  const moves = new Set<number>();
  const visit = (ops: readonly Op[], clause: Clause | undefined): void => {
    for (const op of ops) {
      const unit = op.type === 'delete' ? op.before : op.type === 'insert' ? op.after : op.type === 'table' ? op.after : op.afters[0];
      if (op.type === 'region' && op.isUnchanged && sameLabels(op)) continue;
      const own = clause ?? clauseOf(story, op, unit);
      if (op.type === 'region') append(changes, regionChanges(story, op, own, renumbered));
      else if (op.type === 'table') {
        const recut = recutRows(op.rows);
        for (const row of op.rows) visitRow(row, op, own, recut);
        changes.push(...columnChanges(story, op, own), ...layoutChanges(story, op).map((change) => ({ ...place(story, own), ...change, beforeTokens: [], afterTokens: [] })));
      }
      else append(changes, blockChange(story, op, own, moves, renumbered));
    }
  };
  const visitRow = (row: RowOp, table: TableOp, clause: Clause, recut: ReadonlyMap<RowUnit, RowUnit>): void => {
    if (row.type === 'row') {
      for (const cell of row.cells) visit(cell, clause);
      return;
    }
    const deleted = row.type === 'delete-row';
    const unit = deleted ? row.before : row.after;
    const text = plainText(unit.text.replaceAll('\n', ' '));
    const tokens = unit.cells.flatMap((cell) => cell.flatMap(unitTokens));
    const detail = [`row of a table with ${table.before.rows.length} rows`];
    if (row.moved !== undefined) {
      // Told once, where the row stands now.
      const from = row.moved.cells.flatMap((cell) => cell.flatMap(unitTokens));
      const beside = deleted ? undefined : changedInMove(story, row.moved, unit);
      if (beside !== undefined) changes.push({ ...place(story, clause), kind: 'row-moved', class: beside.isSubstantive ? 'substantive' : 'wording', detail: [...detail, ...beside.detail], before: text, after: text, removed: text, added: text, beforeTokens: from, afterTokens: tokens });
      return;
    }
    const partner = recut.get(unit);
    if (partner !== undefined) {
      if (!deleted) changes.push({ ...place(story, clause), ...recutRow(partner, unit, detail), beforeTokens: partner.cells.flatMap((cell) => cell.flatMap(unitTokens)), afterTokens: tokens });
      return;
    }
    changes.push({
      ...place(story, clause), kind: deleted ? 'row-deleted' : 'row-inserted', class: 'substantive', detail,
      before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text, beforeTokens: deleted ? tokens : [], afterTokens: deleted ? [] : tokens,
    });
  };
  visit(story.ops, undefined);
  changes.push(...renumberings(story, renumbered));
  const side = afterSide(story);
  // Of what moved the words are no new ones; those that are were told with the move.
  return joinFormatting(changes).map((change) => (change.afterTokens.length === 0 || MOVES.has(change.kind) || change.removed === change.added ? change : asPutIn(change, shownTokens(side, change.afterTokens))));
}

/** How the words of the later file look. */
export const afterSide = (story: StoryComparison): Formatted => ({ source: story.after.story.story.document.source, reader: story.formatAfter });

const MOVES: ReadonlySet<ChangeKind> = new Set(['moved', 'moved-edited', 'row-moved']);

/** What moved is told under the clause it stands in now, whichever of its two places is met first. */
function clauseOf(story: StoryComparison, op: Op, unit: Unit | undefined): Clause {
  const to = op.type === 'region' || op.type === 'table' ? undefined : (op.regroup?.tos[0] ?? op.move?.to);
  if (to !== undefined) return story.clauseAfter(to);
  if (op.type === 'delete') return story.clauseBefore(op.before);
  return unit === undefined ? { id: '', title: '' } : story.clauseAfter(unit);
}

/** A row that was cut into other cells is one event, and one of looks where it says the same. */
function recutRow(one: RowUnit, two: RowUnit, detail: readonly string[]): Pick<Change, 'kind' | 'class' | 'detail' | 'before' | 'after' | 'removed' | 'added'> {
  const [before, after] = [one, two].map((row) => plainText(row.text.replaceAll('\n', ' ')));
  const isSame = one.words.join(' ') === two.words.join(' ');
  const cut = two.cells.length < one.cells.length ? 'cells were merged' : 'cells were split';
  return { kind: 'cell', class: isSame ? 'formatting' : 'substantive', detail: [cut, ...detail], before: before ?? '', after: after ?? '', removed: isSame ? '' : (before ?? ''), added: isSame ? '' : (after ?? '') };
}

/** A column that was added or deleted is one event, told from top to bottom (C5). */
function columnChanges(story: StoryComparison, table: TableOp, clause: Clause): RawChange[] {
  return joinColumns(tableColumns(table)).map(({ deleted, cells, moved }) => {
    const text = columnText(cells.map(({ units }) => units));
    const tokens = cells.flatMap(({ units }) => units.flatMap(unitTokens));
    if (moved !== undefined) return { ...place(story, clause), kind: 'cell', class: 'wording', detail: ['a column was moved'], before: text, after: text, removed: text, added: text, beforeTokens: moved.cells.flatMap(({ units }) => units.flatMap(unitTokens)), afterTokens: tokens };
    return {
      ...place(story, clause), kind: 'cell', class: 'substantive', detail: [deleted ? 'a column was deleted' : 'a column was inserted'],
      before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text, beforeTokens: deleted ? tokens : [], afterTokens: deleted ? [] : tokens,
    };
  });
}

const sameLabels = ({ befores, afters }: Region): boolean => (befores[0]?.label?.text ?? '') === (afters[0]?.label?.text ?? '');

const unitTokens = (unit: Unit): readonly Token[] => (unit.type === 'paragraph' ? unit.tokens : unit.type === 'table' ? unit.rows.flatMap((row) => row.cells.flatMap((cell) => cell.flatMap(unitTokens))) : []);

/** Side stories name their own kind of change unless the words tell more. */
const kindIn = (story: StoryComparison, kind: ChangeKind): ChangeKind =>
  story.kind === 'header' || story.kind === 'footer' ? 'header-footer' : story.kind === 'footnote' || story.kind === 'endnote' ? 'note' : story.kind === 'comment' ? 'comment' : kind;

function blockChange(story: StoryComparison, op: Extract<Op, { type: 'delete' | 'insert' }>, clause: Clause, moves: Set<number>, renumbered: Renumbering[]): RawChange[] {
  if (op.regroup !== undefined) {
    const { id, froms, tos } = op.regroup;
    if (moves.has(id)) return [];
    moves.add(id);
    const told = regrouped(story, op.regroup);
    return [{ ...place(story, clause), ...told, detail: [`moved from ${froms[0] === undefined ? 'elsewhere' : story.clauseBefore(froms[0]).title || 'elsewhere'}`, ...told.detail], beforeTokens: froms.flatMap(unitTokens), afterTokens: tos.flatMap(unitTokens) }];
  }
  if (op.move !== undefined) {
    if (moves.has(op.move.id)) return [];
    moves.add(op.move.id);
    const { from, to } = op.move;
    const edited = isMoveEdited(story, op.move);
    const shift = story.numberShifts.between(from, to);
    if (shift !== undefined && !edited) renumbered.push({ clause, ...shift });
    const beside = changedInMove(story, from, to);
    return [{
      ...place(story, clause), kind: edited ? 'moved-edited' : 'moved', class: edited || beside.isSubstantive ? 'substantive' : 'wording',
      detail: [`moved from ${story.clauseBefore(from).title || 'elsewhere'}`, ...(edited ? substanceBetween(saidBy(from), saidBy(to), story.isDefined) : []), ...beside.detail],
      before: plainText(from.text), after: plainText(to.text), removed: plainText(from.text), added: plainText(to.text), beforeTokens: unitTokens(from), afterTokens: unitTokens(to),
    }];
  }
  const deleted = op.type === 'delete';
  const unit = deleted ? op.before : op.after;
  if (unit.type === 'table') return tableChanges(story, unit.rows, clause, deleted);
  if (unit.type === 'opaque') return [{ ...place(story, clause), ...opaqueChange(unit, deleted), beforeTokens: [], afterTokens: [] }];
  const text = plainText(unit.text);
  // The mark of a paragraph that ends a section cannot be tracked (C10): its line stays, whatever becomes of its words.
  const endsOne = unit.type === 'paragraph' && endsSection(unit.paragraph);
  if (text.trim() === '' && unit.type === 'paragraph' && unitTokens(unit).length === 0) {
    return [{ ...(endsOne && { notMarkable: true as const }), ...place(story, clause), kind: kindIn(story, deleted ? 'deleted' : 'inserted'), class: 'formatting', detail: ['empty line'], before: '', after: '', removed: '', added: '', beforeTokens: [], afterTokens: [] }];
  }
  // The number a line is counted by says nothing about what it says.
  const said = unit.type === 'paragraph' ? text.slice(typedNumber(unit.text, unit.tokens)?.marker.length ?? 0) : text;
  const judged = classify(deleted ? said : '', deleted ? '' : said, { lead: '', tail: '', isDefined: story.isDefined });
  const isObject = unitTokens(unit).some((token) => token.key.startsWith('\u0000object|'));
  const isSubstantive = isObject || unit.words.length >= WHOLE_WORDS || judged.class === 'substantive';
  const line: RawChange = { ...place(story, clause), kind: kindIn(story, deleted ? 'deleted' : 'inserted'), class: 'formatting', detail: ['the line that ends a section'], before: '', after: '', removed: '', added: '', beforeTokens: [], afterTokens: [], notMarkable: true };
  return [...(endsOne && deleted ? [line] : []), {
    ...place(story, clause), kind: kindIn(story, deleted ? 'deleted' : 'inserted'), class: isSubstantive ? 'substantive' : judged.class, detail: [...judged.kinds, ...unseenSigns(text)],
    before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text, beforeTokens: deleted ? unitTokens(unit) : [], afterTokens: deleted ? [] : unitTokens(unit),
  }];
}

/** What moved and only got the number due at its new place is the same clause still (C3). */
export const isMoveEdited = (story: Pick<StoryComparison, 'numberShifts'>, { from, to, edited }: Move): boolean => edited || (from.key !== to.key && story.numberShifts.between(from, to) === undefined);

/** What a line says without the number it is counted by, which is another wherever it moves. */
export const saidBy = (unit: Unit): string => plainText(unit.type === 'paragraph' ? unit.text.slice(typedNumber(unit.text, unit.tokens)?.marker.length ?? 0) : unit.text);

/** What changed of the words that moved and of their paragraphs, beside what they say: told with the move, which is one event (C3, C7). */
export function changedInMove(story: StoryComparison, from: Unit | RowUnit, to: Unit | RowUnit): Beside {
  const [befores, afters] = [paragraphsOf(from), paragraphsOf(to)];
  const regions = befores.length !== afters.length ? [] : befores.flatMap((before, index) => {
    const after = afters[index];
    return after === undefined ? [] : [planRegion([before], [after])];
  });
  return changedInRegions(story, regions);
}

type Beside = { readonly isSubstantive: boolean; readonly detail: readonly string[] };

function changedInRegions(story: StoryComparison, regions: readonly Region[]): Beside {
  const side = afterSide(story);
  const changes = regions.flatMap((region): { readonly class: ChangeClass; readonly detail: readonly string[] }[] => {
    const [before, after] = [region.befores.at(-1), region.afters.at(-1)];
    const looks = before === undefined || after === undefined ? [] : formattingChanges(story, region, { id: '', title: '' }, { one: before, two: after, before: '', after: '' }).map((change) => ({ ...change, detail: change.detail.map((detail) => (change.before === '' ? detail : `${detail}: \u201C${change.before}\u201D`)) }));
    const things = region.spans.filter(({ same }) => !same).flatMap((span): { readonly class: ChangeClass; readonly detail: readonly string[] }[] => {
      const [went, came] = changedIn(region, span);
      const special = specialKind(went, came);
      const unseen = putInAs(shownTokens(side, came));
      return [...(special === undefined ? [] : [{ class: special.class, detail: [special.detail] }]), ...(unseen.length === 0 ? [] : [{ class: 'substantive' as const, detail: unseen }])];
    });
    return [...things, ...looks, ...relinked(story, region).map((detail) => ({ class: 'substantive' as const, detail: [detail] }))];
  });
  return { isSubstantive: changes.some((change) => change.class === 'substantive'), detail: [...new Set(changes.flatMap(({ detail }) => detail))] };
}

/** What went and what came at one place of a region, without the ends of paragraphs. */
const changedIn = ({ beforeTokens, afterTokens }: Region, { beforeStart, beforeEnd, afterStart, afterEnd }: DiffSpan): readonly [readonly Token[], readonly Token[]] => {
  const isNoEnd = (token: Token): boolean => token !== PARAGRAPH_MARK;
  return [beforeTokens.slice(beforeStart, beforeEnd).filter(isNoEnd), afterTokens.slice(afterStart, afterEnd).filter(isNoEnd)];
};

/** What is told of a paragraph that moved and was cut in two on the way, or of several that were joined (C3, C4): one event, with all their words. */
export function regrouped(story: StoryComparison, { froms, tos }: Regroup): Pick<Change, 'kind' | 'class' | 'detail' | 'before' | 'after' | 'removed' | 'added'> {
  const region = planRegion(froms, tos);
  const { following } = story.numberShifts.inRegion(region);
  const isEdited = region.spans.some((span) => !span.same && changedIn(region, span).flat().some((token) => !following.has(token) && (token.isAtom || token.text.trim() !== '')));
  const beside = changedInRegions(story, [region]);
  const said = (units: readonly ParagraphUnit[]): string => units.map(saidBy).join(' ');
  const [before, after] = [froms, tos].map((units) => units.map((unit) => plainText(unit.text)).join('\n'));
  const cut = froms.length === 1 ? `one paragraph became ${String(tos.length)}` : `${String(froms.length)} paragraphs became one`;
  return {
    kind: 'moved-edited', class: isEdited || beside.isSubstantive ? 'substantive' : 'wording', detail: [cut, ...(isEdited ? substanceBetween(said(froms), said(tos), story.isDefined) : []), ...beside.detail],
    before: before ?? '', after: after ?? '', removed: before ?? '', added: after ?? '',
  };
}

/** A document Word brings in on opening (17.17.2.1, 17.17.2.4) is words no one here has read. */
export function opaqueChange(unit: OpaqueUnit, deleted: boolean): Pick<Change, 'kind' | 'class' | 'detail' | 'before' | 'after' | 'removed' | 'added' | 'notMarkable'> {
  const what = unit.opaque.node.element.name === 'w:subDoc' ? 'a sub-document that Word brings in on opening' : 'a document that Word brings in on opening';
  const name = `[${what}]`;
  return { kind: 'object', class: 'substantive', detail: [`${what} was ${deleted ? 'removed' : 'added'}`], before: deleted ? name : '', after: deleted ? '' : name, removed: deleted ? name : '', added: deleted ? '' : name, notMarkable: true };
}

function tableChanges(story: StoryComparison, rows: readonly RowUnit[], clause: Clause, deleted: boolean): RawChange[] {
  return rows.map((row) => {
    const text = plainText(row.text.replaceAll('\n', ' '));
    const tokens = row.cells.flatMap((cell) => cell.flatMap(unitTokens));
    return {
      ...place(story, clause), kind: deleted ? 'row-deleted' : 'row-inserted', class: 'substantive', detail: [deleted ? 'the whole table was deleted' : 'a whole table was inserted'],
      before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text, beforeTokens: deleted ? tokens : [], afterTokens: deleted ? [] : tokens,
    };
  });
}

const CONTEXT = 60;
/** A line of this many words says something, whatever they are. */
const WHOLE_WORDS = 4;

function regionChanges(story: StoryComparison, region: Region, clause: Clause, renumbered: Renumbering[]): RawChange[] {
  if (region.isUnchanged) {
    renumbered.push(...numbersOfRegion(region, undefined).map((number) => ({ clause, ...number })));
    return [];
  }
  const { befores, afters, beforeTokens, afterTokens } = region;
  const before = befores.map((unit) => plainText(unit.text)).join('\n');
  const after = afters.map((unit) => plainText(unit.text)).join('\n');
  const changes: RawChange[] = [];
  const [lastBefore, lastAfter] = [befores.at(-1), afters.at(-1)];
  const looks = lastBefore === undefined || lastAfter === undefined ? [] : formattingChanges(story, region, clause, { one: lastBefore, two: lastAfter, before, after });
  const restructured: ChangeKind | undefined = befores.length > afters.length ? 'merged' : afters.length > befores.length ? 'split' : undefined;
  // The lines of a split are set as the lines they are now, and the line of a merge as the one it is: no event of its own (C11).
  const isSetting = (look: RawChange): boolean => restructured !== undefined && look.class === 'formatting' && look.before === before;
  if (restructured !== undefined) {
    const detail = restructured === 'split' ? `one paragraph became ${afters.length}` : `${befores.length} paragraphs became one`;
    changes.push({ ...place(story, clause), kind: restructured, class: 'wording', detail: [detail, ...looks.filter(isSetting).flatMap((look) => look.detail)], before, after, removed: '', added: '', beforeTokens: [], afterTokens: [] });
  }
  const { shift, following } = story.numberShifts.inRegion(region);
  renumbered.push(...numbersOfRegion(region, shift).map((number) => ({ clause, ...number })));
  const isTold = (token: Token): boolean => !following.has(token);
  for (const span of region.spans) {
    if (span.same) continue;
    const removedTokens = withinMarks(beforeTokens.slice(span.beforeStart, span.beforeEnd).filter(isTold));
    const addedTokens = withinMarks(afterTokens.slice(span.afterStart, span.afterEnd).filter(isTold));
    if (removedTokens.length === 0 && addedTokens.length === 0) continue;
    if (restructured !== undefined && isSpaceAtMark(region, span, following)) continue;
    changes.push(hunk(story, clause, region, span.beforeStart, span.beforeEnd, removedTokens, addedTokens, before, after));
  }
  changes.push(...linkChanges(story, region, clause, before, after), ...looks.filter((look) => !isSetting(look)));
  return changes;
}

/** Changed words without the ends of paragraphs in front of them and behind them; one between them parts them. */
function withinMarks(tokens: readonly Token[]): readonly Token[] {
  const isWord = (token: Token): boolean => token !== PARAGRAPH_MARK;
  return tokens.slice(Math.max(0, tokens.findIndex(isWord)), tokens.findLastIndex(isWord) + 1);
}

/** Whether a change is the white space alone that a new or a vanished end of a paragraph stands for. */
function isSpaceAtMark({ beforeTokens, afterTokens }: Region, span: DiffSpan, following: ReadonlySet<Token>): boolean {
  const changed = [...beforeTokens.slice(span.beforeStart, span.beforeEnd), ...afterTokens.slice(span.afterStart, span.afterEnd)].filter((token) => !following.has(token));
  if (!changed.every((token) => token === PARAGRAPH_MARK || (!token.isAtom && token.text.trim() === ''))) return false;
  const beside = [beforeTokens[span.beforeStart - 1], beforeTokens[span.beforeEnd], afterTokens[span.afterStart - 1], afterTokens[span.afterEnd]];
  return [...changed, ...beside].includes(PARAGRAPH_MARK);
}

function hunk(story: StoryComparison, clause: Clause, region: Region, from: number, to: number, removedSpan: readonly Token[], addedSpan: readonly Token[], before: string, after: string): RawChange {
  const text = (tokens: readonly Token[]): string => tokens.map((token) => (token === PARAGRAPH_MARK ? ' ' : token.text)).join('');
  const [removed, added] = [plainText(text(removedSpan)), plainText(text(addedSpan))];
  const withoutMarks = (tokens: readonly Token[]): readonly Token[] => tokens.filter((token) => token !== PARAGRAPH_MARK);
  const [removedTokens, addedTokens] = [withoutMarks(removedSpan), withoutMarks(addedSpan)];
  const judged = classify(removed, added, {
    lead: text(region.beforeTokens.slice(Math.max(0, from - CONTEXT), from)),
    tail: text(region.beforeTokens.slice(to, to + CONTEXT)),
    isDefined: story.isDefined,
  });
  const special = specialKind(removedTokens, addedTokens);
  // A line that was empty, or is now, was changed as a whole.
  const isWhole = (before.trim() === '' || after.trim() === '') && [...removedTokens, ...addedTokens].filter((token) => isWordToken(token.text)).length >= WHOLE_WORDS;
  const kind: ChangeKind = special?.kind ?? (removedTokens.length === 0 ? 'inserted' : addedTokens.length === 0 ? 'deleted' : 'replaced');
  return {
    ...place(story, clause), kind: kindIn(story, kind), class: special?.class ?? (isWhole ? 'substantive' : judged.class), detail: special === undefined ? [...judged.kinds, ...unseenSigns(removed, added)] : [special.detail, ...judged.kinds],
    before, after, removed, added, beforeTokens: removedTokens, afterTokens: addedTokens,
  };
}

const SIGNS: ReadonlyMap<string, string> = new Map([['\f', 'page break'], ['\n', 'line break'], ['\t', 'tab']]);

/** The names of breaks and tabs where nothing else changed that a reader could see. */
const unseenSigns = (...texts: readonly string[]): readonly string[] => {
  const all = texts.join('');
  return all.trim() === '' ? [...SIGNS].flatMap(([sign, name]) => (all.includes(sign) ? [name] : [])) : [];
};

/** A change that is not one of words: a field's target, a note, a picture. */
export function specialKind(removed: readonly Token[], added: readonly Token[]): { readonly kind: ChangeKind; readonly class: ChangeClass; readonly detail: string } | undefined {
  const all = [...removed, ...added];
  const typed = typedOver(removed, added);
  if (typed !== undefined) return { kind: 'field', class: 'substantive', detail: typed };
  if (all.some((token) => !token.isAtom && isWordToken(token.text))) return undefined;
  const of = (prefix: string): Token | undefined => all.find((token) => token.key.startsWith(`\u0000${prefix}|`));
  const field = of('field');
  if (field !== undefined) return { kind: 'field', class: 'substantive', detail: fieldDetail(removed, added) };
  if (of('note') !== undefined) return { kind: 'note', class: 'substantive', detail: removed.length === 0 ? 'note added' : 'note removed' };
  if (of('object') !== undefined) return { kind: 'object', class: 'substantive', detail: removed.length === 0 ? 'object added' : added.length === 0 ? 'object removed' : isRebuilt(removed, added) ? 'equation built otherwise' : 'object replaced' };
  return undefined;
}

/** Whether an equation has the same letters in other structures; that of a picture or box is its sign alone. */
const isRebuilt = (removed: readonly Token[], added: readonly Token[]): boolean => tokensText(removed) === tokensText(added) && !tokensText(removed).includes('\uFFFC');

/** The codes of the fields, once where both sides have the same: then it is what they show that changed. */
function fieldDetail(removed: readonly Token[], added: readonly Token[]): string {
  const codes = (tokens: readonly Token[]): string => tokens.map(({ key }) => key.split('|')[1] ?? '').filter((code) => code !== '').join(' \u2192 ');
  const [was, is] = [codes(removed), codes(added)];
  return was === is && was !== '' ? `field ${is} shows something else` : `field ${[was, is].filter((code) => code !== '').join(' \u2192 ')}`;
}

/** The same words, a field on one side only: what looks like a number no longer follows what it speaks of, or now does. */
function typedOver(removed: readonly Token[], added: readonly Token[]): string | undefined {
  const isDate = (token: Token): boolean => isAtomOf(token, 'field') && isDateField(token.key.split('|')[1] ?? '');
  if (removed.some(isDate) !== added.some(isDate)) return removed.some(isDate) ? 'a date that renewed itself became typed words' : 'typed words became a date that renews itself';
  const isField = (token: Token): boolean => token.key.startsWith('\u0000field|') && !token.key.endsWith('|');
  if (plainText(tokensText(removed)) !== plainText(tokensText(added)) || removed.some(isField) === added.some(isField)) return undefined;
  return removed.some(isField) ? 'a reference became typed words and no longer follows' : 'typed words became a reference that follows';
}

/** Unchanged words that now lead somewhere else. */
const linkChanges = (story: StoryComparison, region: Region, clause: Clause, before: string, after: string): RawChange[] =>
  relinked(story, region).map((detail) => ({ ...place(story, clause), kind: 'link', class: 'substantive', detail: [detail], before, after, removed: '', added: '', notMarkable: true, beforeTokens: [], afterTokens: [] }));

/** Where unchanged words of a region led and now lead, once for each difference. */
export function relinked(story: StoryComparison, region: Region): string[] {
  const details = new Set<string>();
  for (const span of region.spans) {
    if (!span.same) continue;
    for (let offset = 0; offset < span.beforeEnd - span.beforeStart; offset += 1) {
      const mine = story.before.linkTarget(region.beforeTokens[span.beforeStart + offset]?.slices[0]?.piece);
      const theirs = story.after.linkTarget(region.afterTokens[span.afterStart + offset]?.slices[0]?.piece);
      if (mine === theirs) continue;
      details.add(`link ${mine || 'none'} \u2192 ${theirs || 'none'}`);
    }
  }
  return [...details];
}
