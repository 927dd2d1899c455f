import { inlineText, paragraphText, type Block, type Inline } from '../../../shared/contract/content.ts';

/** Replaces some words in the one paragraph that says them, keeping the look of where they begin; `null` when none does. */
export function replaceWords(blocks: readonly Block[], find: string, by: string): readonly Block[] | null {
  for (const [index, block] of blocks.entries()) {
    const changed = inBlock(block, find, by);
    if (changed !== null) return blocks.with(index, changed);
  }
  return null;
}

function inBlock(block: Block, find: string, by: string): Block | null {
  if (block.type === 'paragraph') {
    const at = paragraphText(block).indexOf(find);
    return at === -1 ? null : { ...block, inlines: spliceInlines(block.inlines, at, at + find.length, by) };
  }
  for (const [r, row] of block.rows.entries()) {
    for (const [c, cell] of row.cells.entries()) {
      const blocks = replaceWords(cell.blocks, find, by);
      if (blocks !== null) return { ...block, rows: block.rows.with(r, { cells: row.cells.with(c, { blocks }) }) };
    }
  }
  return null;
}

function spliceInlines(inlines: readonly Inline[], from: number, to: number, by: string): readonly Inline[] {
  const out: Inline[] = [];
  let at = 0;
  let written = false;
  for (const inline of inlines) {
    const text = inlineText(inline);
    const start = Math.max(from, at) - at;
    const end = Math.min(to, at + text.length) - at;
    at += text.length;
    // Anything but text is kept whole: words are replaced, tick boxes and fields are not.
    if (inline.type !== 'text' || start >= end) {
      out.push(inline);
      continue;
    }
    out.push({ ...inline, text: text.slice(0, start) + (written ? '' : by) + text.slice(end) });
    written = true;
  }
  return out.filter((inline) => inline.type !== 'text' || inline.text !== '');
}
