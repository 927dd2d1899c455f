import { inlineText, paragraphText, type Block, type Inline, type ParagraphBlock, type TextInline } from './content.ts';

export type FindOptions = { readonly query: string; readonly matchCase: boolean; readonly wholeWord: boolean };

/** Where words were found in a paragraph. `fixed` = part of it is no text of its own (a field, a tick box) and cannot be replaced. */
export type Found = { readonly start: number; readonly end: number; readonly fixed: boolean };

/** What finds the words, or `null` when nothing is looked for. A blank in the query finds any one white space, no-break ones included. */
export function finder({ query, matchCase, wholeWord }: FindOptions): RegExp | null {
  if (query === '') return null;
  const words = query.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s/g, '\\s');
  const pattern = wholeWord ? `(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])` : words;
  return new RegExp(pattern, matchCase ? 'gu' : 'giu');
}

export const matchesIn = (text: string, find: RegExp): readonly { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(find)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Where the words stand in a paragraph. */
export function findInParagraph(paragraph: ParagraphBlock, find: RegExp): readonly Found[] {
  const spots = matchesIn(paragraphText(paragraph), find);
  if (spots.length === 0) return [];
  const fixed = spans(paragraph.inlines).filter(({ inline }) => inline.type !== 'text');
  return spots.map((spot) => ({ ...spot, fixed: fixed.some(({ start, end }) => start < spot.end && end > spot.start) }));
}

/** Every find in the blocks of a clause, paragraph by paragraph, tables included. */
export const findInBlocks = (blocks: readonly Block[], find: RegExp): readonly Found[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? findInParagraph(block, find) : block.rows.flatMap((row) => row.cells.flatMap((cell) => findInBlocks(cell.blocks, find)))));

/** The blocks with every find replaced that can be; the same blocks where there is none. Everything else stays as it is. */
export function replaceInBlocks(blocks: readonly Block[], find: RegExp, by: string): readonly Block[] {
  const next = blocks.map((block): Block => {
    if (block.type === 'paragraph') return replaceInParagraph(block, find, by);
    const rows = block.rows.map((row) => ({ cells: row.cells.map((cell) => ({ blocks: replaceInBlocks(cell.blocks, find, by) })) }));
    const same = rows.every((row, at) => row.cells.every((cell, index) => cell.blocks === block.rows[at]?.cells[index]?.blocks));
    return same ? block : { ...block, rows };
  });
  return next.every((block, index) => block === blocks[index]) ? blocks : next;
}

function replaceInParagraph(paragraph: ParagraphBlock, find: RegExp, by: string): ParagraphBlock {
  const text = paragraphText(paragraph);
  const edits = findInParagraph(paragraph, find).filter((found) => !found.fixed).map((found) => changedPart(text, found, by)).filter((edit) => edit.text !== text.slice(edit.start, edit.end));
  if (edits.length === 0) return paragraph;
  return { ...paragraph, inlines: edits.toReversed().reduce(applied, paragraph.inlines) };
}

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** What a replacement has in common with the words at its two ends stays untouched, with the look it has. */
function changedPart(text: string, found: Found, by: string): Edit {
  const old = text.slice(found.start, found.end);
  const most = Math.min(old.length, by.length);
  let head = 0;
  while (head < most && old[head] === by[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === by[by.length - 1 - tail]) tail += 1;
  return { start: found.start + head, end: found.end - tail, text: by.slice(head, by.length - tail) };
}

/** New words look like the first character they replace; mere additions look like what stands before them. */
function applied(inlines: readonly Inline[], edit: Edit): readonly Inline[] {
  const placed = spans(inlines);
  const looks = (at: number): TextInline | undefined => placed.map(({ inline, start, end }) => (inline.type === 'text' && start <= at && at < end ? inline : undefined)).find((inline) => inline !== undefined);
  const model = edit.end > edit.start ? looks(edit.start) : (looks(edit.start - 1) ?? looks(edit.start));
  const added: readonly Inline[] = edit.text === '' ? [] : [{ ...(model ?? { type: 'text' }), text: edit.text }];
  const cut = (from: number, to: number): readonly Inline[] =>
    placed.flatMap(({ inline, start, end }): readonly Inline[] => {
      if (inline.type !== 'text') return start >= from && end <= to ? [inline] : [];
      const kept = inline.text.slice(Math.max(0, from - start), Math.max(0, to - start));
      return kept === '' ? [] : [{ ...inline, text: kept }];
    });
  return joined([...cut(0, edit.start), ...added, ...cut(edit.end, Number.MAX_SAFE_INTEGER)]);
}

/** Neighbours of one look are one stretch again. */
function joined(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.reduce<readonly Inline[]>((out, inline) => {
    const last = out.at(-1);
    if (last?.type !== 'text' || inline.type !== 'text' || !sameLook(last, inline)) return [...out, inline];
    return [...out.slice(0, -1), { ...last, text: last.text + inline.text }];
  }, []);
}

const LOOKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'hidden', 'link'] as const;
const sameLook = (a: TextInline, b: TextInline): boolean => LOOKS.every((look) => a[look] === b[look]);

function spans(inlines: readonly Inline[]): readonly { readonly inline: Inline; readonly start: number; readonly end: number }[] {
  let at = 0;
  return inlines.map((inline) => {
    const start = at;
    at += inlineText(inline).length;
    return { inline, start, end: at };
  });
}
