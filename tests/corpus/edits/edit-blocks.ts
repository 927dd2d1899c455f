import type { Block, Inline, ParagraphBlock, TableBlock, TextInline } from '../../../shared/contract/content.ts';
import type { Random } from '../../support/random.ts';
import { blockLines } from './blocks.ts';

/** New blocks of a clause, and how many stored paragraphs the edit may touch. */
export type EditedBlocks = { readonly blocks: readonly Block[]; readonly touches: number };
type EditBlocks = (blocks: readonly Block[], random: Random) => EditedBlocks | undefined;

const NEW_WORDS = ['forty-five (45) days', 'reasonable efforts', 'EUR 12,500.00', 'München & Søn', '“as is”', 'neither Party', 'unless agreed otherwise', '§ 12', '<50%>', 'pro rata'];
const BLANK = /\[[^[\]]+\]|_{3,}/;

const isWordy = (inline: Inline): inline is TextInline => inline.type === 'text' && /\p{L}{2,}/u.test(inline.text);

/** Changes one inline that qualifies; words keep the look they have. */
function changeInline(blocks: readonly Block[], random: Random, qualifies: (inline: Inline) => boolean, change: (inline: Inline) => readonly Inline[]): EditedBlocks | undefined {
  const places = blocks.flatMap((block, index) => (block.type === 'paragraph' ? block.inlines.flatMap((inline, at) => (qualifies(inline) ? [{ block, index, inline, at }] : [])) : []));
  const place = random.pick(places);
  if (place === undefined) return undefined;
  const { block, index, inline, at } = place;
  return { blocks: blocks.with(index, { ...block, inlines: block.inlines.toSpliced(at, 1, ...change(inline)) }), touches: 1 };
}

/** One to three words of a text, as a place in it. */
function wordsOf(text: string, random: Random): { readonly start: number; readonly end: number } {
  const words = [...text.matchAll(/\S+/g)];
  const first = random.below(words.length);
  const last = Math.min(words.length - 1, first + random.below(3));
  const end = words[last];
  return { start: words[first]?.index ?? 0, end: end === undefined ? text.length : end.index + end[0].length };
}

const inWords = (change: (text: string, place: { readonly start: number; readonly end: number }, random: Random) => string): EditBlocks => (blocks, random) =>
  changeInline(blocks, random, isWordy, (inline) => (inline.type === 'text' ? [{ ...inline, text: change(inline.text, wordsOf(inline.text, random), random) }] : [inline]));

const newWords = (random: Random): string => random.pick(NEW_WORDS) ?? '';

const wordsReplaced = inWords((text, { start, end }, random) => text.slice(0, start) + newWords(random) + text.slice(end));
const wordsInserted = inWords((text, { end }, random) => `${text.slice(0, end)} ${newWords(random)}${text.slice(end)}`);
const wordsDeleted = inWords((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^ /, ''));

const wordsSetBold: EditBlocks = (blocks, random) =>
  changeInline(blocks, random, (inline) => isWordy(inline) && inline.bold === undefined, (inline) => {
    if (inline.type !== 'text') return [inline];
    const { start, end } = wordsOf(inline.text, random);
    const parts: readonly TextInline[] = [{ ...inline, text: inline.text.slice(0, start) }, { ...inline, text: inline.text.slice(start, end), bold: true }, { ...inline, text: inline.text.slice(end) }];
    return parts.filter((part) => part.text !== '');
  });

const optionTicked: EditBlocks = (blocks, random) =>
  changeInline(blocks, random, (inline) => inline.type === 'checkbox', (inline) => (inline.type === 'checkbox' ? [{ ...inline, checked: !inline.checked }] : [inline]));

const blankFilled: EditBlocks = (blocks, random) =>
  changeInline(blocks, random, (inline) => inline.type === 'text' && BLANK.test(inline.text), (inline) => (inline.type === 'text' ? [{ ...inline, text: inline.text.replace(BLANK, () => newWords(random)) }] : [inline]));

/** The first block is the heading or the whole text; paragraphs come and go behind it. */
const laterParagraphs = (blocks: readonly Block[]): number[] => blocks.flatMap((block, index) => (index > 0 && block.type === 'paragraph' ? [index] : []));

const newParagraph = (random: Random, like?: ParagraphBlock): ParagraphBlock => ({ type: 'paragraph', label: '', level: like?.level ?? 0, inlines: [{ type: 'text', text: `The Parties agree on ${newWords(random)}, ${newWords(random)}.` }] });

const paragraphAdded: EditBlocks = (blocks, random) => {
  const at = 1 + random.below(blocks.length);
  const before = blocks[at - 1];
  return { blocks: blocks.toSpliced(at, 0, newParagraph(random, before?.type === 'paragraph' ? before : undefined)), touches: 0 };
};

const paragraphRemoved: EditBlocks = (blocks, random) => {
  const at = random.pick(laterParagraphs(blocks));
  return at === undefined ? undefined : { blocks: blocks.toSpliced(at, 1), touches: 1 };
};

const paragraphsSwapped: EditBlocks = (blocks, random) => {
  const at = random.pick(laterParagraphs(blocks).filter((index) => blocks[index + 1]?.type === 'paragraph'));
  const [one, two] = at === undefined ? [] : blocks.slice(at, at + 2);
  return at === undefined || one === undefined || two === undefined ? undefined : { blocks: blocks.toSpliced(at, 2, two, one), touches: 2 };
};

const inTable = (change: (table: TableBlock, random: Random) => { readonly table: TableBlock; readonly touches: number } | undefined): EditBlocks => (blocks, random) => {
  const tables = blocks.flatMap((block, index) => (block.type === 'table' ? [{ block, index }] : []));
  const chosen = random.pick(tables);
  const changed = chosen === undefined ? undefined : change(chosen.block, random);
  return chosen === undefined || changed === undefined ? undefined : { blocks: blocks.with(chosen.index, changed.table), touches: changed.touches };
};

const rowAdded = inTable((table, random) => {
  const at = 1 + random.below(table.rows.length);
  const cells = (table.rows[at - 1]?.cells ?? []).map(() => ({ blocks: [newParagraph(random)] }));
  return cells.length === 0 ? undefined : { table: { ...table, rows: table.rows.toSpliced(at, 0, { cells }) }, touches: 0 };
});

const rowRemoved = inTable((table, random) => {
  const at = random.below(table.rows.length);
  const row = table.rows[at];
  return row === undefined || table.rows.length < 2 ? undefined : { table: { ...table, rows: table.rows.toSpliced(at, 1) }, touches: row.cells.flatMap((cell) => blockLines(cell.blocks)).length };
});

const cellEdited = inTable((table, random) => {
  const cells = table.rows.flatMap((row, rowAt) => row.cells.map((cell, cellAt) => ({ row, rowAt, cell, cellAt })));
  const chosen = random.pick(cells.filter(({ cell }) => cell.blocks.some((block) => block.type === 'paragraph' && block.inlines.some(isWordy))));
  if (chosen === undefined) return undefined;
  const { row, rowAt, cell, cellAt } = chosen;
  const edited = random.pick([wordsReplaced, wordsInserted, wordsDeleted])?.(cell.blocks, random);
  return edited === undefined ? undefined : { table: { ...table, rows: table.rows.with(rowAt, { cells: row.cells.with(cellAt, { blocks: edited.blocks }) }) }, touches: 1 };
});

/** Edits inside one clause, by what a person would call them. */
export const BLOCK_EDITS = {
  'words replaced': wordsReplaced,
  'words inserted': wordsInserted,
  'words deleted': wordsDeleted,
  'words set bold': wordsSetBold,
  'option ticked': optionTicked,
  'blank filled': blankFilled,
  'paragraph added': paragraphAdded,
  'paragraph removed': paragraphRemoved,
  'paragraphs swapped': paragraphsSwapped,
  'row added': rowAdded,
  'row removed': rowRemoved,
  'cell edited': cellEdited,
} as const satisfies Readonly<Record<string, EditBlocks>>;

/** A clause nobody wrote before. */
export const newClause = (random: Random): readonly Block[] => [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: `New Terms ${String(random.below(1000))}` }] }, newParagraph(random), ...(random.below(2) === 0 ? [newParagraph(random)] : [])];
