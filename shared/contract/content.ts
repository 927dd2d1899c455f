/**
 * What a contract says, without how any file stores it. Plain JSON: it crosses the process boundary,
 * goes into the log, and is hashed.
 */

/** A stretch of characters with one look. `text` holds exactly what a reader sees: `\t` for a tab, `\n` for a line break. */
export type TextInline = {
  readonly type: 'text';
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly superscript?: true;
  readonly subscript?: true;
  /** Hidden in Word (`w:vanish`): part of the content, never silently shown or dropped. */
  readonly hidden?: true;
  /** Target of the hyperlink the text belongs to. */
  readonly link?: string;
};

/** A tick box, as a content control (`w14:checkbox`) or a typed ☐ ☑ ☒. */
export type CheckboxInline = { readonly type: 'checkbox'; readonly checked: boolean };

/** The result of a field; the instruction is kept apart so that a changed target can be seen. */
export type FieldInline = { readonly type: 'field'; readonly instruction: string; readonly text: string };

/** A reference to a footnote or endnote; `text` is the note's own text. */
export type NoteInline = { readonly type: 'note'; readonly kind: 'footnote' | 'endnote'; readonly text: string };

/** Something kept in the file and shown by name only: a picture, an equation, an embedded object. */
export type ObjectInline = { readonly type: 'object'; readonly description: string };

export type Inline = TextInline | CheckboxInline | FieldInline | NoteInline | ObjectInline;

export type ParagraphBlock = {
  readonly type: 'paragraph';
  /** The computed or typed label as Word shows it (`3.2`, `(a)`, `•`), or empty. Never part of `inlines` when computed. */
  readonly label: string;
  /** Indentation level, 0 for running text, 1 and up for list levels below the clause. */
  readonly level: number;
  readonly inlines: readonly Inline[];
};

export type TableCell = { readonly blocks: readonly Block[] };
export type TableRow = { readonly cells: readonly TableCell[] };
export type TableBlock = { readonly type: 'table'; readonly rows: readonly TableRow[] };

export type Block = ParagraphBlock | TableBlock;

/** How a tick box is written in plain text. */
export const checkboxGlyph = (checked: boolean): string => (checked ? '\u2612' : '\u2610');

/** The exact characters a reader sees for one inline; objects count as U+FFFC. */
export function inlineText(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'field':
      return inline.text;
    case 'checkbox':
      return checkboxGlyph(inline.checked);
    case 'note':
    case 'object':
      return '\uFFFC';
  }
}

export const paragraphText = (paragraph: ParagraphBlock): string => paragraph.inlines.map(inlineText).join('');

/** Plain text of some blocks: one paragraph per line, the cells of a row separated by tabs. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.type === 'paragraph'
        ? paragraphText(block)
        : block.rows.map((row) => row.cells.map((cell) => blocksText(cell.blocks)).join('\t')).join('\n'),
    )
    .join('\n');
}

/** The same with the text of every note behind it: all that a reader can read in some blocks. */
export const blocksWords = (blocks: readonly Block[]): string => [blocksText(blocks), ...notesIn(blocks)].join('\n');

const notesIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => notesIn(cell.blocks))) : block.inlines.flatMap((inline) => (inline.type === 'note' ? [inline.text] : [])),
  );
