import { fail } from '../../base/app-error.ts';
import type { ClauseEdit } from '../../contract/clause-edit.ts';
import { lastingUnitText } from '../compare/lasting-text.ts';
import type { Move, Op } from '../compare/ops.ts';
import { planBlocks } from '../compare/plan.ts';
import type { Token } from '../compare/tokens.ts';
import { withTokens, type ParagraphUnit, type Side, type Unit } from '../compare/units.ts';
import type { BlockReader } from '../read/contract-blocks.ts';
import { endsSection, holdsPlace, type ViewBlock } from '../read/views.ts';
import { flattenSegments, withItems, type Segment } from '../segment/tree.ts';
import { rootOf } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { createBaseWording, type BaseWording } from './base-wording.ts';
import type { Earlier } from './earlier-file.ts';
import { fieldHalves, isHeldOnceEmpty } from './field-halves.ts';
import { movedUnits } from './moved-units.ts';
import { wordedUnits, type LookPart, type WordedUnits } from './clause-units.ts';

/** What edits of clauses come to: operations on the body's blocks, and what new words need to know. */
export type EditPlan = {
  readonly ops: readonly Op[];
  /** The text of each top-level block as it must read when everything is accepted (`lastingUnitText`), but for empty lines that cannot go (`isHeldLine`) and documents brought in on opening. */
  readonly expected: readonly string[];
  readonly lookOf: ReadonlyMap<Token, readonly LookPart[]>;
  readonly templateOf: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => XmlElement | undefined;
};

/** One stretch of the body in its new order: the base's units, or what takes their place. */
type Stretch = { readonly owner: Segment; readonly before: readonly Unit[]; after: readonly Unit[]; move?: 'from' | 'to'; /** What of it stands at both places, by what it is in the base. */ moved?: ReadonlyMap<Unit, Unit>; readonly isNew?: true };

/** What is edited: the clauses `roots` of one side. `read` turns its blocks into contract content; `earlier` is the file whose clauses the edits' `asIn` name. */
export type EditedClauses = { readonly side: Side; readonly roots: readonly Segment[]; readonly read: BlockReader; readonly earlier: Earlier | undefined };

/** Plans edits of clauses. Throws an `AppFailure` for an edit that names no clause or invents a note or picture. */
export function planClauseEdits({ side, roots, read, earlier }: EditedClauses, edits: readonly ClauseEdit[]): EditPlan {
  const unitOf = new Map<ViewBlock, Unit>();
  side.story.blocks.forEach((block, index) => {
    const unit = side.units[index];
    if (unit !== undefined) unitOf.set(block, unit);
  });
  const segments = flattenSegments(roots);
  const byId = new Map(segments.map((node) => [node.id, node]));
  const lookOf = new Map<Token, readonly LookPart[]>();
  const templates = new Map<ParagraphUnit, XmlElement | undefined>();
  const units = (node: Segment): Unit[] => node.blocks.map((block) => unitOf.get(block)).filter((unit) => unit !== undefined);
  const inEarlier = (id: string | undefined): BaseWording | undefined => (id === undefined ? undefined : earlier?.wordingOf(id));
  const find = (id: string): Segment => byId.get(id) ?? fail('edit.no-clause', 'The clause to change is not in the file any more.', 'Reload the negotiation and try again.');

  const stretches: Stretch[] = segments.map((node) => {
    const own = units(node);
    return { owner: node, before: own, after: own };
  });
  const worded = (made: WordedUnits, base: readonly Unit[], model: readonly Unit[]): readonly Unit[] => {
    for (const [token, looks] of made.looks) lookOf.set(token, looks);
    const paragraphs = model.filter((unit) => unit.type === 'paragraph');
    for (const [index, unit] of made.units.filter((candidate) => candidate.type === 'paragraph').entries()) {
      const template = made.paragraphs.has(unit) ? templateFor(unit, index, made, paragraphs) : undefined;
      if (template !== undefined) templates.set(unit, template);
    }
    // Beside a table that comes in whole stands no cell to be set like: the paragraph it is put beside may be a numbered heading.
    const newTables = base.length > 0 ? [] : made.units.filter((unit) => unit.type === 'table');
    const cell = newTables.length === 0 ? undefined : (cellsIn(model)[0] ?? cellsIn(side.units)[0])?.paragraph.sources.at(-1)?.element;
    for (const unit of cellsIn(newTables)) templates.set(unit, cell);
    return made.units;
  };
  const indexOf = (node: Segment): number => stretches.findIndex((stretch) => stretch.owner === node && stretch.move !== 'from' && stretch.isNew !== true);
  const endOf = (node: Segment): number => {
    let end = indexOf(node) + 1;
    while (end < stretches.length && isBelow(stretches[end]?.owner, node)) end += 1;
    return end;
  };

  for (const edit of edits) {
    if (edit.type === 'replace') {
      const node = find(edit.clauseId);
      const covered = withItems(node);
      const before = covered.flatMap(units).map(withoutUnseen);
      const after = worded(wordedUnits(edit.blocks, createBaseWording(before, read), inEarlier(edit.asIn)), before, before);
      // The clause and its items are one text: the first stretch takes it all.
      covered.forEach((part, index) => {
        const at = indexOf(part);
        if (index === 0) stretches[at] = { owner: part, before, after };
        else stretches[at] = { owner: part, before: [], after: [] };
      });
    } else if (edit.type === 'insert') {
      const next = edit.before === undefined ? undefined : find(edit.before);
      const sibling = edit.after === '' ? undefined : find(edit.after);
      const beside = next ?? sibling ?? segments[0];
      const likeness = edit.like === undefined ? beside : find(edit.like);
      const model = likeness === undefined ? [] : withItems(likeness).flatMap(units);
      let at = next !== undefined ? indexOf(next) : sibling === undefined ? 0 : endOf(sibling);
      // What was asked for earlier at this place stands before it.
      if (next === undefined) while (stretches[at]?.isNew === true && stretches[at]?.owner === beside) at += 1;
      const made = wordedUnits(edit.blocks, inEarlier(edit.asIn) ?? createBaseWording([], read));
      if (beside !== undefined) stretches.splice(at, 0, { owner: beside, before: [], after: worded(made, [], model), move: 'to', isNew: true });
    } else if (edit.type === 'remove') {
      const node = find(edit.clauseId);
      for (let at = indexOf(node); at < endOf(node); at += 1) {
        const stretch = stretches[at];
        if (stretch !== undefined) stretch.after = [];
      }
    } else {
      const node = find(edit.clauseId);
      const from = indexOf(node);
      const to = endOf(node);
      const target = edit.after === '' ? 0 : endOf(find(edit.after));
      // What was changed in it goes along.
      const movedOf = ({ before, after }: Stretch): ReadonlyMap<Unit, Unit> => movedUnits(side.story.story.document.source, before, after);
      const moving = stretches.slice(from, to).map((stretch): Stretch => ({ owner: stretch.owner, before: [], after: stretch.after, move: 'to', moved: movedOf(stretch) }));
      for (const stretch of stretches.slice(from, to)) {
        stretch.moved = movedOf(stretch);
        stretch.after = [];
        stretch.move = 'from';
      }
      stretches.splice(target, 0, ...moving);
    }
  }
  let moves = 0;
  const nextMove = (): number => (moves += 1);
  const links = new Map<Unit, Move>();
  const linkOf = (from: Unit, to: Unit): Move => {
    let found = links.get(from);
    if (found === undefined) links.set(from, (found = { id: nextMove(), edited: from !== to, from, to }));
    return found;
  };
  const ops = withSectionEnds(stretches).flatMap((stretch): Op[] => {
    if (stretch.before === stretch.after) return planBlocks(stretch.before, stretch.after, nextMove);
    const { moved } = stretch;
    if (stretch.move === 'from') {
      return stretch.before.map((unit) => {
        const to = moved?.get(unit);
        return to === undefined ? { type: 'delete', before: unit } : { type: 'delete', before: unit, move: linkOf(unit, to) };
      });
    }
    // The line that ends a section stays where the section ends (C10); only its words can move.
    const after = stretch.move === 'to' ? stretch.after.filter((unit) => !isSectionEnd(unit) || unit.text !== '') : stretch.after;
    if (stretch.move === 'to' && stretch.isNew !== true) {
      const fromOf = new Map([...(moved ?? [])].map(([from, to]) => [to, from]));
      return after.map((unit) => {
        const from = fromOf.get(unit);
        return from === undefined ? { type: 'insert', after: unit } : { type: 'insert', after: unit, move: linkOf(from, unit) };
      });
    }
    return planBlocks(stretch.before, after, nextMove);
  });
  return { ops, expected: expectedTexts(side, earlier?.side, ops), lookOf, templateOf: (unit, neighbour) => (templates.has(unit) ? templates.get(unit) : neighbour) };
}

/**
 * A section ends where it ended (C10): of a clause that was taken out, the line its section ended with stayed, without words. What comes
 * back of that line goes into it, and the rest in front of it and behind.
 */
function withSectionEnds(stretches: readonly Stretch[]): Stretch[] {
  const done: Stretch[] = [];
  for (let from = 0; from < stretches.length; ) {
    const first = stretches[from];
    if (first === undefined) break;
    let to = from;
    while (stretches[to]?.isNew === true) to += 1;
    if (to === from) {
      done.push(first);
      from += 1;
      continue;
    }
    const units = stretches.slice(from, to).flatMap(({ after }) => after);
    const ends = units.filter(isSectionEnd);
    const [above, below] = [done.at(-1), stretches[to]];
    const isWhole = (stretch: Stretch | undefined): stretch is Stretch => stretch !== undefined && stretch.before === stretch.after;
    const left = ends.length > 0 && isWhole(above) ? above.before.slice(above.before.findLastIndex((unit) => !isEmptySectionEnd(unit)) + 1).slice(-ends.length) : [];
    const right = ends.length > 0 && left.length === 0 && isWhole(below) ? below.before.slice(0, ends.length).filter((_, index, units) => units.slice(0, index + 1).every(isEmptySectionEnd)) : [];
    if (left.length > 0 && above !== undefined) {
      const before = above.before.slice(0, -left.length);
      done.splice(-1, 1, { ...above, before, after: before });
    }
    // The ends that stayed are those that came last, or first.
    const stayed = [...left, ...right];
    const partners = new Map((left.length > 0 ? ends.slice(-stayed.length) : ends.slice(0, stayed.length)).map((unit, index) => [unit, stayed[index]]));
    let rest: Unit[] = [];
    const flush = (): void => {
      if (rest.length > 0) done.push({ ...first, after: rest });
      rest = [];
    };
    for (const unit of units) {
      const end = partners.get(unit);
      if (end === undefined) rest.push(unit);
      else {
        flush();
        done.push({ owner: first.owner, before: [end], after: [unit] });
      }
    }
    flush();
    if (right.length > 0 && below !== undefined) {
      const after = below.before.slice(right.length);
      done.push({ ...below, before: after, after });
      to += 1;
    }
    from = to;
  }
  return done;
}

/** What the body reads when the operations are carried out, one text for each block. A body never becomes quite empty. */
function expectedTexts(side: Side, earlier: Side | undefined, ops: readonly Op[]): string[] {
  const { source } = side.story.story.document;
  const isHeld = heldAmong(side, earlier, ops.flatMap((op) => (op.type === 'insert' && op.after.type === 'paragraph' ? [op.after] : [])));
  const texts = ops.flatMap((op): string[] => {
    if (op.type === 'delete') return [];
    if (op.type !== 'region') return op.after.type === 'opaque' || isHeld(op.after) ? [] : [lastingUnitText(op.after)];
    // An empty line that cannot go is counted nowhere: it stays whatever is asked.
    const last = op.befores.at(-1);
    return op.afters.filter(({ text }, index) => text !== '' || index < op.afters.length - 1 || last === undefined || !isHeldOnceEmpty(source, last)).map(lastingUnitText);
  });
  return texts.length === 0 ? [''] : texts;
}

/** Which of the paragraphs that come in are such empty lines where they will stand: they bring their half of a field that comes whole, or are all that stands in a control. */
function heldAmong(side: Side, earlier: Side | undefined, inserted: readonly ParagraphUnit[]): (unit: Unit) => boolean {
  const halves = new Set<Unit>();
  for (const { story } of [side, ...(earlier === undefined ? [] : [earlier])]) {
    const { source, root } = story.story.document;
    const own = inserted.filter(({ paragraph }) => paragraph.sources[0] !== undefined && rootOf(paragraph.sources[0].element) === root);
    const left = fieldHalves(source, own);
    for (const unit of own) if ([...fieldHalves(source, [unit])].some((piece) => !left.has(piece))) halves.add(unit);
  }
  return (unit) => unit.type === 'paragraph' && unit.text === '' && (halves.has(unit) || (holdsPlace(unit.paragraph) && !isSectionEnd(unit)));
}

const isEmptySectionEnd = (unit: Unit | undefined): boolean => unit !== undefined && isSectionEnd(unit) && unit.text === '';
const isSectionEnd = (unit: Unit): boolean => unit.type === 'paragraph' && endsSection(unit.paragraph);

/** Fields without a result are nowhere in a wording; left out of the comparison, no edit of other words takes them along. */
function withoutUnseen(unit: Unit): Unit {
  if (unit.type !== 'paragraph' || unit.paragraph.pieces.every((piece) => piece.type === 'text')) return unit;
  const tokens = unit.tokens.filter((token) => !token.isAtom || token.text !== '');
  return tokens.length === unit.tokens.length ? unit : withTokens(unit, tokens);
}

function isBelow(node: Segment | undefined, above: Segment): boolean {
  for (let up = node?.parent; up !== undefined; up = up.parent) if (up === above) return true;
  return false;
}

/** The paragraphs in the cells of tables, those of tables in tables as well. */
const cellsIn = (units: readonly Unit[]): readonly ParagraphUnit[] =>
  units.flatMap((unit) => (unit.type === 'table' ? unit.rows.flatMap((row) => row.cells.flatMap((cell) => cell.flatMap((inner) => (inner.type === 'paragraph' ? [inner] : cellsIn([inner]))))) : []));

/** A new paragraph is set like the paragraph of its clause that stands at the same list level, and the first like the first. */
function templateFor(unit: ParagraphUnit, index: number, made: WordedUnits, paragraphs: readonly ParagraphUnit[]): XmlElement | undefined {
  const wanted = made.paragraphs.get(unit);
  const level = (candidate: ParagraphUnit): number => (candidate.label === undefined ? 0 : candidate.label.place.level + 1);
  const elementOf = (candidate: ParagraphUnit | undefined): XmlElement | undefined => candidate?.paragraph.sources.at(-1)?.element;
  if (index === 0) return elementOf(paragraphs[0]);
  const same = paragraphs.filter((candidate) => level(candidate) === (wanted?.level ?? 0));
  const body = same.filter((candidate) => candidate !== paragraphs[0]);
  return elementOf(body.at(-1) ?? same.at(-1) ?? paragraphs.at(-1));
}
