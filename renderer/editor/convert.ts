import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { Block, Inline, ParagraphBlock, TableRow, TextInline } from '../../shared/contract/content.ts';
import { clauseSchema } from './schema.ts';

const FLAGS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'hidden'] as const;
const { nodes, marks } = clauseSchema;

/** The blocks of a clause as an editor document. */
export const docFromBlocks = (blocks: readonly Block[]): Node => nodes.doc.create(null, blocks.length === 0 ? [nodes.paragraph.create()] : blocks.map(nodeFromBlock));

function nodeFromBlock(block: Block): Node {
  if (block.type === 'paragraph') {
    return nodes.paragraph.create({ label: block.label, level: block.level }, Fragment.from(block.inlines.flatMap(nodesFromInline)));
  }
  const columns = Math.max(...block.rows.map((row) => row.cells.length));
  // A row with fewer cells has merged ones; as in the redline, the last goes on to the edge.
  const rows = block.rows.map((row) =>
    nodes.row.create(null, row.cells.map((cell, index) => nodes.cell.create({ columns: index === row.cells.length - 1 ? columns - index : 1 }, cell.blocks.map(nodeFromBlock)))));
  return nodes.table.create(null, rows);
}

function nodesFromInline(inline: Inline): readonly Node[] {
  switch (inline.type) {
    case 'text':
      return inline.text === '' ? [] : [clauseSchema.text(inline.text, marksFrom(inline))];
    case 'checkbox':
      return [nodes.checkbox.create({ checked: inline.checked })];
    case 'field':
      return [nodes.field.create({ instruction: inline.instruction, text: inline.text })];
    case 'note':
      return [nodes.note.create({ kind: inline.kind, text: inline.text })];
    case 'object':
      return [nodes.object.create({ description: inline.description })];
  }
}

function marksFrom(inline: TextInline): Mark[] {
  const out = FLAGS.filter((flag) => inline[flag] === true).map((flag) => marks[flag].create());
  if (inline.link !== undefined) out.push(marks.link.create({ target: inline.link }));
  return out;
}

/** The blocks an editor document stands for. Neighbouring stretches of one look come back as one. */
export function blocksFromDoc(doc: Node): readonly Block[] {
  return doc.children.map(blockFromNode);
}

/** The editor keeps what a key did not change, and so do we: a block stays the very same for as long as nobody writes in it. */
const made = new WeakMap<Node, Block>();

function blockFromNode(node: Node): Block {
  const known = made.get(node);
  if (known !== undefined) return known;
  const block = node.type === nodes.table ? tableFrom(node) : paragraphFrom(node);
  made.set(node, block);
  return block;
}

function tableFrom(node: Node): Block {
  const rows = node.children.map((row): TableRow => ({ cells: row.children.map((cell) => ({ blocks: cell.children.map(blockFromNode) })) }));
  return { type: 'table', rows };
}

function paragraphFrom(node: Node): ParagraphBlock {
  const { label, level } = node.attrs;
  return { type: 'paragraph', label: String(label), level: Number(level), inlines: node.children.flatMap(inlineFrom) };
}

function inlineFrom(node: Node): readonly Inline[] {
  const { attrs } = node;
  switch (node.type) {
    case nodes.checkbox:
      return [{ type: 'checkbox', checked: attrs['checked'] === true }];
    case nodes.field:
      return [{ type: 'field', instruction: String(attrs['instruction']), text: String(attrs['text']) }];
    case nodes.note:
      return [{ type: 'note', kind: attrs['kind'] === 'endnote' ? 'endnote' : 'footnote', text: String(attrs['text']) }];
    case nodes.object:
      return [{ type: 'object', description: String(attrs['description']) }];
    default:
      return node.text === undefined ? [] : [textFrom(node.text, node.marks)];
  }
}

function textFrom(text: string, on: readonly Mark[]): TextInline {
  const has = (name: (typeof FLAGS)[number]): boolean => on.some((mark) => mark.type === marks[name]);
  const link = on.find((mark) => mark.type === marks.link);
  return {
    type: 'text',
    text,
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italic: true } : {}),
    ...(has('underline') ? { underline: true } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(has('superscript') ? { superscript: true } : {}),
    ...(has('subscript') ? { subscript: true } : {}),
    ...(has('hidden') ? { hidden: true } : {}),
    ...(link === undefined ? {} : { link: String(link.attrs['target']) }),
  };
}
