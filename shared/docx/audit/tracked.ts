import { append } from '../../base/append.ts';
import type { AuditItem } from '../../contract/audit.ts';
import type { ChangeKind } from '../../contract/change.ts';
import { classify } from '../../contract/substance.ts';
import { substanceBetween } from '../../contract/substance-between.ts';
import type { BlockNode, ParagraphNode, RowNode, TableNode } from '../read/blocks.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import { createLookReader, type LookReader } from '../read/run-look.ts';
import type { Piece } from '../read/pieces.ts';
import { isInView, revisionOf, type Revision } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import type { Story } from '../read/stories.ts';
import { child, walk } from '../xml/access.ts';
import { lazy } from '../../base/lazy.ts';
import { definedIn } from '../compare/defined-words.ts';
import { asPutIn, putInAs, type Shown } from '../compare/put-in.ts';
import { inContents, restyledAs } from '../compare/reformatted.ts';
import { createLineShifts, type MarkedLine, type NumberShift } from '../compare/number-shifts.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { ClauseOfBlock } from './clauses-of-return.ts';
import { isEditedMove } from './join-moves.ts';

type Tracked = Omit<AuditItem, 'id'>;
type Place = Pick<Tracked, 'story' | 'part' | 'clause' | 'clauseId' | 'ofSent'>;

/** One end of a tracked move: the whole line as one item, and what it is made of where its other end is not found. */
type MoveEnd = { readonly item: Tracked; readonly isSource: boolean; /** How many lines it is, where they are several. */ readonly lines?: number; /** The words that moved, without what was edited on the way. */ readonly kept: string; /** Those of a whole line that are struck through without a mark. */ readonly struck?: string; /** How many notes and pictures stand in a whole line. */ readonly things?: Readonly<Record<'note' | 'object', number>>; /** What is to be said of words that were put in on the way. */ readonly unseen?: readonly string[]; readonly parts: readonly Tracked[] };
type Told = Tracked | MoveEnd;

/** Every change tracked in the file by those `isTheirs` names: words, lines, rows, moves, formatting (A1: theirs tracked). */
export function trackedChanges(model: DocumentModel, clauseOf: ClauseOfBlock, isTheirs: (revision: Revision) => boolean): Tracked[] {
  const isDefined = definedIn(() => [...viewStories(model, 'accepted'), ...viewStories(model, 'rejected')]);
  const items = model.stories.flatMap((story) => (story.kind === 'comment' ? [] : storyItems(story, clauseOf, isTheirs, { isDefined, lookOf: createLookReader(story.document.source, model.styles) })));
  return joinMoves(items, isDefined);
}

function storyItems(story: Story, clauseOf: ClauseOfBlock, isTheirs: (revision: Revision) => boolean, { isDefined, lookOf }: Pick<Judging, 'isDefined' | 'lookOf'>): Told[] {
  const items: Told[] = [];
  const place = (element: XmlElement): Place => {
    const clause = story.kind === 'body' ? clauseOf(topBlock(story, element)) : { id: '', title: '' };
    return { story: story.kind, part: story.part, clause: clause.title, clauseId: clause.id, ...(clause.ofSent && { ofSent: true }) };
  };
  const lines = lazy(() => new Map(paragraphsIn(story.blocks).map((paragraph) => [paragraph, markedLine(paragraph, isTheirs)])));
  const shifts = lazy(() => createLineShifts([...lines().values()]));
  const shiftOf = (paragraph: ParagraphNode): NumberShift | undefined => {
    const line = lines().get(paragraph);
    return line === undefined ? undefined : shifts()(line);
  };
  const visit = (blocks: readonly BlockNode[]): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph') append(items, paragraphItems(story, block, place(block.element), isTheirs, { isDefined, lookOf, shiftOf }));
      else if (block.type === 'table') {
        for (const row of block.rows) visitRow(row);
        items.push(...columnItems(block, place(block.element), isTheirs, lookOf), ...tableSettingItems(story, block, place(block.element), isTheirs));
      }
    }
  };
  const visitRow = (row: RowNode): void => {
    const mark = row.revisions.find(isTheirs);
    if (mark === undefined) {
      // A cell they tracked is told with its column.
      for (const cell of row.cells) if (!cell.revisions.some(isTheirs)) visit(cell.blocks);
      return;
    }
    const text = row.cells.map((cell) => cell.blocks.map(blockText(isTheirs)).join(' ')).join('\t');
    const deleted = mark.kind === 'del';
    const detail = deleted ? [] : putInAs(shownBlocks(row.cells.flatMap((cell) => cell.blocks), isTheirs, lookOf));
    items.push({ ...place(row.element), ...side(deleted, text), kind: deleted ? 'row-deleted' : 'row-inserted', class: 'substantive', detail, author: mark.author, date: mark.date });
  };
  visit(story.blocks);
  return items;
}

/** Cells they tracked as added or deleted (17.13.5.2–3), each column one item, told from top to bottom. */
function columnItems(table: TableNode, place: Place, isTheirs: (revision: Revision) => boolean, lookOf: LookReader): Tracked[] {
  const columns = new Map<string, { readonly mark: Revision; readonly texts: string[]; readonly shown: Shown[] }>();
  for (const row of table.rows) {
    if (row.revisions.some(isTheirs)) continue;
    row.cells.forEach((cell, index) => {
      const mark = cell.revisions.find(isTheirs);
      if (mark === undefined) return;
      const key = `${String(index)}|${mark.kind}|${mark.author}`;
      const column = columns.get(key) ?? { mark, texts: [], shown: [] };
      columns.set(key, column);
      column.texts.push(cell.blocks.map(blockText(isTheirs)).join(' '));
      if (mark.kind !== 'del') column.shown.push(...shownBlocks(cell.blocks, isTheirs, lookOf));
    });
  }
  return [...columns.values()].map(({ mark, texts, shown }) => ({ ...place, ...side(mark.kind === 'del', texts.join('\t')), kind: 'cell', class: 'substantive', detail: [mark.kind === 'del' ? 'a column was deleted' : 'a column was inserted', ...putInAs(shown)], author: mark.author, date: mark.date }));
}

const TABLE_MARKS: ReadonlySet<string> = new Set(['w:tblPrChange', 'w:tblPrExChange', 'w:trPrChange', 'w:tcPrChange']);

/** How a table is drawn, tracked (17.13.5.34–38): one item for each author, with the first row it shows in. */
function tableSettingItems(story: Story, table: TableNode, place: Place, isTheirs: (revision: Revision) => boolean): Tracked[] {
  const found = new Map<string, Tracked>();
  const look = (properties: XmlElement | undefined, row: RowNode | undefined): void => {
    for (const element of properties?.children ?? []) {
      if (!TABLE_MARKS.has(element.name)) continue;
      const mark = revisionOf(story.document.source, element, 'ins');
      if (!isTheirs(mark) || found.has(mark.author)) continue;
      const text = row === undefined ? '' : row.cells.map((cell) => cell.blocks.map(blockText(isTheirs)).join(' ')).join('\t');
      found.set(mark.author, { ...place, kind: 'formatting', class: 'formatting', detail: ['formatting of a table'], before: text, after: text, removed: '', added: '', author: mark.author, date: mark.date });
    }
  };
  look(child(table.element, 'w:tblPr'), table.rows[0]);
  for (const row of table.rows) {
    look(child(row.element, 'w:trPr'), row);
    look(child(row.element, 'w:tblPrEx'), row);
    for (const cell of row.cells) look(child(cell.element, 'w:tcPr'), row);
  }
  return [...found.values()];
}

const side = (deleted: boolean, text: string): Pick<Tracked, 'before' | 'after' | 'removed' | 'added'> => ({
  before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text,
});

const blockText = (isTheirs: (revision: Revision) => boolean) => (block: BlockNode): string =>
  block.type === 'paragraph' ? plainText(block.pieces.filter((piece) => isOfSent(piece, isTheirs)).map((piece) => piece.text).join('')) : block.type === 'table' ? block.rows.map((row) => row.cells.map((cell) => cell.blocks.map(blockText(isTheirs)).join(' ')).join(' ')).join(' ') : '';

/** How the words are shown that these pieces brought. */
const broughtPieces = (pieces: readonly Piece[], paragraph: ParagraphNode, isTheirs: (revision: Revision) => boolean, lookOf: LookReader): Shown[] =>
  shownPieces(pieces.filter(({ revisions }) => revisions.findLast(isTheirs)?.kind === 'ins'), paragraph, lookOf);

const shownPieces = (pieces: readonly Piece[], { properties }: ParagraphNode, lookOf: LookReader): Shown[] =>
  pieces.filter(({ type, text }) => type !== 'marker' && type !== 'instruction' && text !== '').map((piece) => {
    const { hidden, strike } = lookOf(piece.run, properties);
    // Words nobody can read are a finding of the audit, with the place.
    return { text: piece.text, isHidden: hidden && !inContents(piece), isStruck: strike, isUnreadable: false };
  });

/** The same of all that these blocks hold. */
const shownBlocks = (blocks: readonly BlockNode[], isTheirs: (revision: Revision) => boolean, lookOf: LookReader): Shown[] =>
  paragraphsIn(blocks).flatMap((paragraph) => shownPieces(paragraph.pieces.filter((piece) => isOfSent(piece, isTheirs) && isInView(piece.revisions.filter(isTheirs), 'accepted')), paragraph, lookOf));

/** The block of the story itself that an element stands in, for its clause. */
function topBlock(story: Story, element: XmlElement): XmlElement {
  let found = element;
  for (let up = element.parent; up !== undefined && up !== story.container; up = up.parent) if (up.name === 'w:p' || up.name === 'w:tbl') found = up;
  return found;
}

type Group = { readonly author: string; readonly date: string; readonly isMove: boolean; readonly first: number; last: number; removed: string; added: string; readonly pieces: Piece[] };

/** A change that is no words: a note or a picture, named as the comparison names it. */
function thingOf({ pieces, removed, added }: Group): { readonly kind: ChangeKind; readonly detail: string } | undefined {
  const isThing = ({ type }: Piece): boolean => type === 'note' || type === 'object';
  const kind = pieces.some((piece) => !isThing(piece) && piece.text.trim() !== '') ? undefined : pieces.find(isThing)?.type;
  if (kind !== 'note' && kind !== 'object') return undefined;
  return { kind, detail: `${kind} ${removed === '' ? 'added' : added === '' ? 'removed' : kind === 'note' ? 'removed' : 'replaced'}` };
}

function paragraphItems(story: Story, paragraph: ParagraphNode, place: Place, isTheirs: (revision: Revision) => boolean, { isDefined, lookOf, shiftOf }: Judging): Told[] {
  const ownMark = paragraph.mark.find(isTheirs);
  const groups: Group[] = [];
  let open: Group | undefined;
  let plain = 0;
  for (const [index, piece] of paragraph.pieces.entries()) {
    if (piece.type === 'marker' || piece.type === 'instruction') continue;
    const revision = piece.revisions.findLast(isTheirs);
    if (revision === undefined) {
      // What our own mark takes away is not there for them; it parts no words and is left over by none.
      if (!isOfSent(piece, isTheirs)) continue;
      if (piece.text !== '') {
        open = undefined;
        plain += 1;
      }
      continue;
    }
    const isMove = revision.kind === 'moveFrom' || revision.kind === 'moveTo';
    if (open === undefined || open.author !== revision.author || open.isMove !== isMove) {
      open = { author: revision.author, date: revision.date, isMove, first: index, last: index, removed: '', added: '', pieces: [] };
      groups.push(open);
    }
    open.last = index;
    open.pieces.push(piece);
    if (revision.kind === 'del' || revision.kind === 'moveFrom') open.removed += piece.text;
    else open.added += piece.text;
  }
  const before = textWithout(paragraph.pieces, 'rejected', isTheirs);
  const after = textWithout(paragraph.pieces, 'accepted', isTheirs);
  const wholeInserted = plain === 0 && isBrought(ownMark);
  const wholeDeleted = plain === 0 && isTaken(ownMark);
  const told = groups.filter((group) => group.removed !== '' || group.added !== '');
  const shift = told.length === 0 || wholeInserted || wholeDeleted ? undefined : shiftOf(paragraph);
  const items = told
    .map((group): Tracked => {
      const removed = plainText(group.removed);
      const added = plainText(group.added);
      if (shift !== undefined) return { ...place, kind: 'renumbered', class: 'numbering', detail: [`${shift.before} \u2192 ${shift.after}`], before, after, removed, added, author: group.author, date: group.date };
      const judged = classify(removed, added, { lead: textWithout(paragraph.pieces.slice(0, group.first), 'rejected', isTheirs), tail: textWithout(paragraph.pieces.slice(group.last + 1), 'rejected', isTheirs), isDefined });
      const isWhole = wholeInserted || wholeDeleted;
      const thing = group.isMove ? undefined : thingOf(group);
      const kind: ChangeKind = group.isMove ? 'moved' : thing !== undefined && story.kind === 'body' ? thing.kind : story.kind === 'header' || story.kind === 'footer' ? 'header-footer' : story.kind === 'footnote' || story.kind === 'endnote' ? 'note' : group.removed === '' ? 'inserted' : group.added === '' ? 'deleted' : 'replaced';
      const long = isWhole && (removed + added).trim().split(/\s+/).length >= 4;
      const told: Pick<Tracked, 'class' | 'detail'> = { class: long || thing !== undefined ? 'substantive' : judged.class, detail: [...(thing === undefined ? [] : [thing.detail]), ...judged.kinds] };
      return { ...place, kind, ...(group.isMove ? told : asPutIn(told, broughtPieces(group.pieces, paragraph, isTheirs, lookOf))), before: wholeInserted ? '' : before, after: wholeDeleted ? '' : after, removed, added, author: group.author, date: group.date };
    });
  const end = wholeInserted || wholeDeleted ? moveEnd(paragraph, items, wholeDeleted, { before, after }, isTheirs, lookOf) : undefined;
  if (end !== undefined) return [end, ...propertyItems(story, paragraph, place, before, isTheirs)];
  if (ownMark !== undefined && told.length === 0 && (wholeInserted || wholeDeleted)) {
    items.push({ ...place, kind: wholeInserted ? 'inserted' : 'deleted', class: 'formatting', detail: ['empty line'], before: '', after: '', removed: '', added: '', author: ownMark.author, date: ownMark.date });
  }
  if (ownMark !== undefined && !wholeInserted && !wholeDeleted) {
    items.push({ ...place, kind: ownMark.kind === 'ins' || ownMark.kind === 'moveTo' ? 'split' : 'merged', class: 'wording', detail: ['paragraph mark'], before, after, removed: '', added: '', author: ownMark.author, date: ownMark.date });
  }
  return [...items, ...propertyItems(story, paragraph, place, before, isTheirs)];
}

/** How a changed paragraph is judged: which words are defined, how they look, and whether its typed number only counts on. */
type Judging = { readonly isDefined: (word: string) => boolean; readonly lookOf: LookReader; readonly shiftOf: (paragraph: ParagraphNode) => NumberShift | undefined };

const isBrought = (mark: Revision | undefined): boolean => mark?.kind === 'ins' || mark?.kind === 'moveTo';
const isTaken = (mark: Revision | undefined): boolean => mark?.kind === 'del' || mark?.kind === 'moveFrom';

const paragraphsIn = (blocks: readonly BlockNode[]): ParagraphNode[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [block] : block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsIn(cell.blocks))) : []));

/** A paragraph without their marks and with them. */
function markedLine({ mark, pieces }: ParagraphNode, isTheirs: (revision: Revision) => boolean): MarkedLine {
  const own = mark.find(isTheirs);
  return { before: isBrought(own) ? undefined : textWithout(pieces, 'rejected', isTheirs), after: isTaken(own) ? undefined : textWithout(pieces, 'accepted', isTheirs) };
}

/** Whether what was sent reads so with every mark of it taken: their changes are told on this one text. */
const isOfSent = (piece: Piece, isTheirs: (revision: Revision) => boolean): boolean => isInView(piece.revisions.filter((revision) => !isTheirs(revision)), 'accepted');

const textWithout = (pieces: readonly Piece[], view: 'accepted' | 'rejected', isTheirs: (revision: Revision) => boolean): string =>
  plainText(pieces.filter((piece) => isOfSent(piece, isTheirs) && isInView(piece.revisions.filter(isTheirs), view)).map((piece) => piece.text).join(''));

const PROPERTY_MARKS: ReadonlySet<string> = new Set(['w:rPrChange', 'w:pPrChange', 'w:numberingChange']);

/** Tracked formatting: one item per author and kind in a paragraph. */
function propertyItems(story: Story, paragraph: ParagraphNode, place: Place, text: string, isTheirs: (revision: Revision) => boolean): Tracked[] {
  const found = new Map<string, Tracked>();
  walk(paragraph.element, (element) => {
    const isNumber = element.name === 'w:ins' && element.parent?.name === 'w:numPr';
    if (!PROPERTY_MARKS.has(element.name) && !isNumber) return true;
    const mark = revisionOf(story.document.source, element, 'ins');
    if (!isTheirs(mark)) return true;
    const detail = element.name === 'w:rPrChange' ? 'formatting of words' : element.name === 'w:pPrChange' ? 'paragraph formatting' : 'numbering';
    found.set(`${mark.author}|${detail}`, { ...place, kind: 'formatting', class: 'formatting', detail: [detail], before: text, after: text, removed: '', added: '', author: mark.author, date: mark.date });
    return true;
  });
  return [...found.values()];
}

/** A line all of which one of them moved, whatever was edited in it on the way. */
function moveEnd(paragraph: ParagraphNode, parts: readonly Tracked[], isSource: boolean, { before, after }: { readonly before: string; readonly after: string }, isTheirs: (revision: Revision) => boolean, lookOf: LookReader): MoveEnd | undefined {
  const [first] = parts;
  const moved = parts.find(({ kind }) => kind === 'moved');
  const text = isSource ? before : after;
  if (first === undefined || moved === undefined || text === '' || parts.some(({ author }) => author !== first.author)) return undefined;
  const pieces = paragraph.pieces.filter(({ revisions }) => revisions.some((revision) => isTheirs(revision) && revision.kind === (isSource ? 'moveFrom' : 'moveTo')));
  const textOf = (some: readonly Piece[]): string => plainText(some.map((piece) => piece.text).join(''));
  const view = isSource ? 'rejected' : 'accepted';
  const count = (thing: 'note' | 'object'): number => paragraph.pieces.filter(({ type, revisions }) => type === thing && isInView(revisions, view)).length;
  const struck = textOf(pieces.filter(({ run, text: shown }) => shown.trim() !== '' && lookOf(run, paragraph.properties).strike));
  return { item: { ...moved, before: isSource ? text : '', after: isSource ? '' : text, removed: isSource ? text : '', added: isSource ? '' : text }, isSource, kept: textOf(pieces), struck, things: { note: count('note'), object: count('object') }, unseen: putInAs(broughtPieces(paragraph.pieces, paragraph, isTheirs, lookOf)), parts };
}

/** Both ends of a move, and the end it is told at. */
type Joint = { readonly source: MoveEnd; readonly target: MoveEnd; readonly at: MoveEnd };

/** The two ends of a tracked move are one change; words that are others at its new end were changed on the way (C3). */
function joinMoves(items: readonly Told[], isDefined: (word: string) => boolean): Tracked[] {
  const told = items.map(asMoveEnd);
  const ends = told.filter((one) => 'parts' in one);
  const joints = new Map<MoveEnd, Joint>();
  const pair = (isSame: (source: MoveEnd, target: MoveEnd) => boolean): void => {
    for (const source of ends) {
      if (!source.isSource || joints.has(source)) continue;
      const target = ends.find((end) => !end.isSource && !joints.has(end) && end.item.author === source.item.author && isSame(source, end));
      if (target === undefined) continue;
      const joint: Joint = { source, target, at: target };
      joints.set(source, joint).set(target, joint);
    }
  };
  pair((source, target) => source.item.removed === target.item.added);
  pair((source, target) => source.kept === target.kept && source.kept !== '');
  // All with all only while that is cheap (C8).
  const open = ends.filter((end) => !joints.has(end));
  for (const whole of open.length > MOST_OPEN ? [] : open) {
    const [first, ...others] = joints.has(whole) ? [] : piecesOf(whole, open.filter((end) => !joints.has(end) && end.isSource !== whole.isSource && end.item.author === whole.item.author));
    if (first === undefined) continue;
    const all = [first, ...others].reduce(asOneEnd);
    const joint: Joint = whole.isSource ? { source: whole, target: all, at: first } : { source: all, target: whole, at: whole };
    for (const end of [whole, first, ...others]) joints.set(end, joint);
  }
  pair((source, target) => isEditedMove(source.item.removed, target.item.added));
  return told.flatMap((one) => {
    if (!('parts' in one)) return [one];
    const joint = joints.get(one);
    if (joint === undefined) return one.parts.map((part) => oneEnded(part));
    return joint.at === one ? [joined(joint.source, joint.target, isDefined)] : [];
  });
}

const MOST_OPEN = 500;

const bare = (text: string): string => text.replace(/\s+/g, '');

/** The ends that follow each other and hold together just the words of this one: its line was cut on the way, or they were joined. */
function piecesOf(whole: MoveEnd, ends: readonly MoveEnd[]): readonly MoveEnd[] {
  const wanted = bare(whole.kept);
  for (const from of wanted === '' ? [] : ends.keys()) {
    let text = '';
    for (let to = from; to < ends.length; to += 1) {
      text += bare(ends[to]?.kept ?? '');
      if (text === wanted && to > from) return ends.slice(from, to + 1);
      if (text.length >= wanted.length || !wanted.startsWith(text)) break;
    }
  }
  return [];
}

/** Two lines at one end of a move as one. */
const asOneEnd = (one: MoveEnd, two: MoveEnd): MoveEnd => ({
  item: { ...one.item, ...joinedTexts(one.item, two.item) }, isSource: one.isSource, lines: (one.lines ?? 1) + (two.lines ?? 1), kept: one.kept + two.kept, parts: [...one.parts, ...two.parts],
  ...(one.struck !== undefined && two.struck !== undefined && { struck: one.struck + two.struck }),
  ...(one.things !== undefined && two.things !== undefined && { things: { note: one.things.note + two.things.note, object: one.things.object + two.things.object } }),
  unseen: [...(one.unseen ?? []), ...(two.unseen ?? [])],
});

function joinedTexts(one: Tracked, two: Tracked): Pick<Tracked, 'before' | 'after' | 'removed' | 'added'> {
  const lines = (first: string, second: string): string => [first, second].filter((text) => text !== '').join('\n');
  return { before: lines(one.before, two.before), after: lines(one.after, two.after), removed: lines(one.removed, two.removed), added: lines(one.added, two.added) };
}

/** What is marked as moved and has no other end came or went: the mark says more than was done. */
function oneEnded(part: Tracked): Tracked {
  if (part.kind !== 'moved' || (part.removed === '') === (part.added === '')) return part;
  const isGone = part.added === '';
  return { ...part, kind: isGone ? 'deleted' : 'inserted', detail: [...part.detail, isGone ? 'marked as moved away, but it came nowhere' : 'marked as moved here, but it came from nowhere'] };
}

/** Words that moved out of a line or into one are an end of a move, too. */
function asMoveEnd(told: Told): Told {
  if ('parts' in told || told.kind !== 'moved' || (told.removed === '') === (told.added === '')) return told;
  return { item: told, isSource: told.added === '', kept: told.removed + told.added, parts: [told] };
}

function joined(source: MoveEnd, target: MoveEnd, isDefined: (word: string) => boolean): Tracked {
  const [from, to] = [source.item, target.item];
  const things = thingsBetween(source, target);
  const [was, is] = [source.lines ?? 1, target.lines ?? 1];
  const isCut = was !== is;
  const differ = (one: string, two: string): boolean => (isCut ? bare(one) !== bare(two) : one !== two);
  const isEdited = differ(from.removed, to.added) || things.length > 0;
  // A line through words that moved reads as if they were deleted, and no mark says that they are (C7).
  const isStruck = source.struck !== undefined && target.struck !== undefined && differ(source.struck, target.struck) && (!isEdited || !differ(source.kept, target.kept));
  return {
    ...to, kind: isEdited || isCut ? 'moved-edited' : 'moved', class: isEdited || isStruck ? 'substantive' : 'wording', before: from.before, after: to.after, removed: from.removed, added: to.added,
    detail: [
      `moved from ${from.clause || 'elsewhere'}`, ...(isCut ? [was < is ? `one paragraph became ${String(is)}` : `${String(was)} paragraphs became one`] : []), ...(isEdited ? substanceBetween(from.removed, to.added, isDefined) : []), ...things, ...(target.unseen ?? []),
      ...(isEdited && differ(source.kept, target.kept) ? ['changed inside the move without a mark of its own'] : []),
      ...(isStruck ? [`${restyledAs([{ hidden: false, unreadable: false, raised: false, struck: true }]).detail.join()}: \u201C${target.struck || source.struck}\u201D`] : []),
    ],
  };
}

/** Notes and pictures that one end of a move lacks. */
function thingsBetween({ things: was }: MoveEnd, { things: is }: MoveEnd): string[] {
  if (was === undefined || is === undefined) return [];
  return (['note', 'object'] as const).filter((thing) => was[thing] !== is[thing]).map((thing) => `${thing} ${was[thing] < is[thing] ? 'added' : 'removed'}`);
}
