import type { Block, Inline, TextInline } from '../../contract/content.ts';
import { isAtomicField } from '../compare/tokens.ts';
import { attribute } from '../xml/access.ts';
import type { DocumentModel, StoryView } from './document.ts';
import { equationParts } from './equations.ts';
import type { Piece } from './pieces.ts';
import { createLookReader, type LookReader, type RunLook } from './run-look.ts';
import type { ViewBlock, ViewParagraph } from './views.ts';

/** Turns the blocks of one story into contract content: what it says, without how the file stores it. */
export type BlockReader = (blocks: readonly ViewBlock[]) => Block[];

export function createBlockReader(model: DocumentModel, story: StoryView): BlockReader {
  const { source } = story.story.document;
  const looks = createLookReader(source, model.styles);
  const notes = noteTexts(model);
  const links = new Map(model.docx.relationships(story.story.part).map((relationship) => [relationship.id, relationship.target]));
  const read: BlockReader = (blocks) =>
    blocks.flatMap((block): Block[] => {
      if (block.type === 'table') return [{ type: 'table', rows: block.rows.map((row) => ({ cells: row.cells.map((cell) => ({ blocks: read(cell.blocks) })) })) }];
      if (block.type === 'opaque') return [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'object', description: 'imported content' }] }];
      const label = story.labels.get(block);
      return [{ type: 'paragraph', label: label?.text ?? '', level: label === undefined ? 0 : label.place.level + 1, inlines: readInlines(block, source, looks, links, notes) }];
    });
  return read;
}

type Notes = ReadonlyMap<string, string>;

function noteTexts(model: DocumentModel): Notes {
  const texts = new Map<string, string>();
  for (const story of model.stories) {
    if (story.kind !== 'footnote' && story.kind !== 'endnote') continue;
    const text = story.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.pieces.map((piece) => piece.text).join('')] : [])).join('\n');
    texts.set(`${story.kind}/${story.key}`, text.trim());
  }
  return texts;
}

function readInlines(paragraph: ViewParagraph, source: string, looks: LookReader, links: ReadonlyMap<string, string>, notes: Notes): Inline[] {
  const inlines: Inline[] = [];
  let field: { readonly instruction: string; text: string; readonly of: unknown } | undefined;
  const closeField = (): void => {
    if (field !== undefined && field.text !== '') inlines.push({ type: 'field', instruction: field.instruction.trim(), text: field.text });
    field = undefined;
  };
  const { pieces } = paragraph;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.type === 'marker' || piece.type === 'instruction') continue;
    const isResult = piece.field !== undefined && isAtomicField(piece.field.instruction) && piece.type !== 'checkbox';
    if (!isResult || field?.of !== piece.field) closeField();
    if (isResult && piece.field !== undefined) {
      field ??= { instruction: piece.field.instruction, text: '', of: piece.field };
      field.text += piece.text;
      continue;
    }
    const equation = equationParts(pieces, index);
    index += Math.max(0, equation.length - 1);
    push(inlines, equation.length > 1 ? { type: 'object', description: equation.map(({ text }) => text).join('') } : readInline(piece, source, looks(piece.run, paragraph.properties), links, notes));
  }
  closeField();
  return inlines;
}

function readInline(piece: Piece, source: string, look: RunLook, links: ReadonlyMap<string, string>, notes: Notes): Inline {
  switch (piece.type) {
    case 'checkbox':
      return { type: 'checkbox', checked: piece.text === '\u2612' };
    case 'note': {
      const kind = piece.element.name === 'w:endnoteReference' ? 'endnote' : 'footnote';
      return { type: 'note', kind, text: notes.get(`${kind}/${attribute(source, piece.element, 'w:id') ?? ''}`) ?? '' };
    }
    case 'object':
      return { type: 'object', description: piece.text === '\uFFFC' || piece.text === '' ? 'picture or object' : piece.text };
    default:
      return {
        type: 'text',
        text: piece.text,
        ...(look.bold ? { bold: true as const } : {}),
        ...(look.italic ? { italic: true as const } : {}),
        ...(look.underline && piece.link === undefined ? { underline: true as const } : {}),
        ...(look.strike ? { strike: true as const } : {}),
        ...(look.vertical === 'superscript' ? { superscript: true as const } : {}),
        ...(look.vertical === 'subscript' ? { subscript: true as const } : {}),
        ...(look.hidden ? { hidden: true as const } : {}),
        ...(piece.link === undefined ? {} : { link: links.get(piece.link) ?? piece.link }),
      };
  }
}

/** Adjacent text of one look is one inline, however many runs the file splits it into. */
function push(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (inline.type === 'text' && last?.type === 'text' && sameLook(last, inline)) inlines[inlines.length - 1] = { ...last, text: last.text + inline.text };
  else if (inline.type !== 'text' || inline.text !== '') inlines.push(inline);
}

export const sameLook = (one: TextInline, two: TextInline): boolean =>
  one.bold === two.bold && one.italic === two.italic && one.underline === two.underline && one.strike === two.strike && one.superscript === two.superscript &&
  one.subscript === two.subscript && one.hidden === two.hidden && one.link === two.link;
