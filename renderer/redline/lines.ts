import { checkboxGlyph, type Block, type Inline, type ParagraphBlock, type TableRow } from '../../shared/contract/content.ts';

/** How a stretch of text looks; one value per visible difference, so that it can be a class name. */
export type Look = 'bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript' | 'hidden' | 'link' | 'field';

/** A stretch of one look within a line. */
export type Piece = { readonly text: string; readonly looks: readonly Look[]; readonly title: string };

/** A paragraph as the reading surface shows it. */
export type TextLine = {
  readonly type: 'text';
  readonly label: string;
  readonly level: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
};

export type CellLine = readonly TextLine[];
/** A table row; every cell is a list of lines. */
export type RowLine = { readonly type: 'row'; readonly cells: readonly CellLine[]; readonly text: string };
export type Line = TextLine | RowLine;

const FLAGS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'hidden'] as const;

function pieceOf(inline: Inline): Piece {
  switch (inline.type) {
    case 'text': {
      const looks: Look[] = FLAGS.filter((flag) => inline[flag] === true);
      if (inline.link !== undefined) looks.push('link');
      return { text: inline.text, looks, title: inline.link ?? '' };
    }
    case 'checkbox':
      return { text: checkboxGlyph(inline.checked), looks: [], title: '' };
    case 'field':
      return { text: inline.text, looks: ['field'], title: inline.instruction };
    case 'note':
      return { text: `[${inline.kind}: ${inline.text}]`, looks: ['field'], title: '' };
    case 'object':
      return { text: `[${inline.description}]`, looks: ['field'], title: '' };
  }
}

function textLine(block: ParagraphBlock): TextLine {
  const pieces = block.inlines.map(pieceOf);
  return { type: 'text', label: block.label, level: block.level, text: pieces.map((piece) => piece.text).join(''), pieces };
}

function cellLines(blocks: readonly Block[]): CellLine {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' ? [textLine(block)] : block.rows.flatMap((row) => row.cells.flatMap((cell) => cellLines(cell.blocks))),
  );
}

/** The blocks of a clause as lines: one per paragraph and one per table row. A table within a cell is shown as its paragraphs. The same block gives the very same lines. */
export const linesOf = (blocks: readonly Block[]): readonly Line[] => blocks.flatMap(blockLines);

const known = new WeakMap<Block, readonly Line[]>();

function blockLines(block: Block): readonly Line[] {
  const found = known.get(block);
  if (found !== undefined) return found;
  const lines = block.type === 'paragraph' ? [textLine(block)] : block.rows.map(rowLine);
  known.set(block, lines);
  return lines;
}

function rowLine(row: TableRow): RowLine {
  const cells = row.cells.map((cell) => cellLines(cell.blocks));
  return { type: 'row', cells, text: cells.map((cell) => cell.map((line) => line.text).join('\n')).join('\t') };
}
