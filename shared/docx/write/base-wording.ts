import { canonicalJson } from '../../base/canonical-json.ts';
import type { Block, NoteInline, ObjectInline } from '../../contract/content.ts';
import { isAtomOf, type Token } from '../compare/tokens.ts';
import type { ParagraphUnit, Unit } from '../compare/units.ts';
import type { BlockReader } from '../read/contract-blocks.ts';

/** The base units of a clause as somebody who words it anew may keep them. */
export type BaseWording = {
  /** The base's own unit for a block that says exactly what it says; each unit is given once. */
  readonly take: (block: Block, isInCell: boolean) => Unit | undefined;
  /** The fields in the paragraphs that were not taken, in order. */
  readonly fields: () => Token[];
  /** The notes, pictures and other objects in them, in order, with what they are called in a wording. */
  readonly held: () => HeldAtom[];
};

/** A note or object of the base; without `inline` where a wording has no name for it. */
export type HeldAtom = { readonly token: Token; readonly inline: NoteInline | ObjectInline | undefined };

type Entry = { readonly key: string; readonly block: Block; readonly unit: Unit; readonly isInCell: boolean; readonly holds: readonly Entry[]; taken: boolean };

/**
 * A block whose content did not change is the base's block: nothing a wording cannot say – a look it has no word for, a
 * field without a result, an equation – is lost where nobody edited (W1). `read` turns stored blocks into contract content.
 */
export function createBaseWording(units: readonly Unit[], read: BlockReader): BaseWording {
  const entryOf = (unit: Unit, isInCell: boolean): Entry | undefined => {
    const [block] = read([unit.type === 'paragraph' ? unit.paragraph : unit.type === 'table' ? unit.table : unit.opaque]);
    const holds = unit.type === 'table' ? unit.rows.flatMap((row) => row.cells.flatMap((cell) => entriesOf(cell, true))) : [];
    return block === undefined ? undefined : { key: keyOf(block), block, unit, isInCell, holds, taken: false };
  };
  const entriesOf = (list: readonly Unit[], isInCell: boolean): Entry[] => list.map((unit) => entryOf(unit, isInCell)).filter((entry) => entry !== undefined);
  const flatten = (list: readonly Entry[]): Entry[] => list.flatMap((entry) => [entry, ...flatten(entry.holds)]);
  const entries = flatten(entriesOf(units, false));
  const take = (entry: Entry): void => {
    entry.taken = true;
    entry.holds.forEach(take);
  };
  return {
    take: (block, isInCell) => {
      const key = keyOf(block);
      const found = entries.find((entry) => !entry.taken && entry.isInCell === isInCell && entry.key === key);
      if (found !== undefined) take(found);
      return found?.unit;
    },
    fields: () => entries.filter((entry) => !entry.taken).flatMap(({ unit }) => (isParagraph(unit) ? unit.tokens.filter((token) => isAtomOf(token, 'field')) : [])),
    held: () => entries.filter((entry) => !entry.taken).flatMap(heldIn),
  };
}

/** Both lists are in the order of the paragraph; where they differ in length no name is sure. */
function heldIn({ unit, block }: Entry): HeldAtom[] {
  if (!isParagraph(unit) || block.type !== 'paragraph') return [];
  const tokens = unit.tokens.filter((token) => isAtomOf(token, 'note') || isAtomOf(token, 'object'));
  const inlines = block.inlines.filter((inline) => inline.type === 'note' || inline.type === 'object');
  return tokens.map((token, index) => ({ token, inline: tokens.length === inlines.length ? inlines[index] : undefined }));
}

const isParagraph = (unit: Unit): unit is ParagraphUnit => unit.type === 'paragraph';

/** Computed numbers follow from the list, not from the wording. */
const keyOf = (block: Block): string => canonicalJson(withoutLabels(block));

const withoutLabels = (block: Block): Block =>
  block.type === 'paragraph' ? { ...block, label: '' } : { ...block, rows: block.rows.map((row) => ({ cells: row.cells.map((cell) => ({ blocks: cell.blocks.map(withoutLabels) })) })) };
