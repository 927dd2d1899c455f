import { lazy } from '../../base/lazy.ts';
import { sha256Hex } from '../../base/sha256.ts';
import type { Alignable } from '../../text/align.ts';
import type { DocumentModel, Label, StoryView } from '../read/document.ts';
import type { Piece } from '../read/pieces.ts';
import type { ViewBlock, ViewOpaque, ViewParagraph, ViewRow, ViewTable } from '../read/views.ts';
import { attribute } from '../xml/access.ts';
import { likenessWords, paragraphTokens, tokensText, type AtomKey, type Token } from './tokens.ts';

export type ParagraphUnit = Alignable & {
  readonly type: 'paragraph';
  readonly paragraph: ViewParagraph;
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly label: Label | undefined;
  /** The stored content of a paragraph of mere text; `undefined` when it holds anything else or flowed together. */
  readonly raw: string | undefined;
};
export type RowUnit = Alignable & { readonly row: ViewRow; readonly cells: readonly (readonly Unit[])[]; readonly text: string };
export type TableUnit = Alignable & { readonly type: 'table'; readonly table: ViewTable; readonly rows: readonly RowUnit[]; readonly text: string };
export type OpaqueUnit = Alignable & { readonly type: 'opaque'; readonly opaque: ViewOpaque; readonly text: string };
export type Unit = ParagraphUnit | TableUnit | OpaqueUnit;

/** One side of a comparison: a story read into units that can be aligned. */
export type Side = {
  readonly model: DocumentModel;
  readonly story: StoryView;
  readonly units: readonly Unit[];
  /** Where a hyperlink leads: the relationship's target, or the anchor. */
  readonly linkTarget: (link: string | undefined) => string;
};

export function readSide(model: DocumentModel, story: StoryView, showsMarks = false): Side {
  const atomKey = createAtomKey(model, story);
  const targets = new Map(model.docx.relationships(story.story.part).map((relationship) => [relationship.id, relationship.target]));
  return {
    model,
    story,
    units: story.blocks.map((block) => readUnit(story, block, atomKey, showsMarks)),
    linkTarget: (link) => (link === undefined ? '' : (targets.get(link) ?? link)),
  };
}

function readUnit(story: StoryView, block: ViewBlock, atomKey: AtomKey, showsMarks: boolean): Unit {
  if (block.type === 'paragraph') return readParagraph(story, block, atomKey, showsMarks);
  if (block.type === 'opaque') {
    const raw = story.story.document.source.slice(block.node.element.start, block.node.element.end);
    return { type: 'opaque', opaque: block, text: '\uFFFC', key: `\u0001${raw}`, words: [] };
  }
  const rows = block.rows.map((row): RowUnit => {
    const cells = row.cells.map((cell) => cell.blocks.map((inner) => readUnit(story, inner, atomKey, showsMarks)));
    return {
      row,
      cells,
      text: cells.map((cell) => cell.map((unit) => unit.text).join('\n')).join('\t'),
      key: cells.map((cell) => cell.map((unit) => unit.key).join('\u0003')).join('\u0002'),
      words: cells.flatMap((cell) => cell.flatMap((unit) => unit.words)),
    };
  });
  return { type: 'table', table: block, rows, text: rows.map((row) => row.text).join('\n'), key: `\u0001table${rows.map((row) => row.key).join('\u0004')}`, words: rows.flatMap((row) => row.words) };
}

/**
 * Most paragraphs of two versions are equal. Their tokens are never asked for, so they are made only on demand; the key
 * of a paragraph of mere text is that text.
 */
function readParagraph(story: StoryView, paragraph: ViewParagraph, atomKey: AtomKey, showsMarks: boolean): ParagraphUnit {
  const { source } = story.story.document;
  const tokens = lazy(() => paragraphTokens(source, paragraph, atomKey, showsMarks));
  const isPlain = paragraph.pieces.every((piece) => piece.type === 'text' || piece.type === 'tab' || piece.type === 'break');
  const text = isPlain ? paragraph.pieces.map((piece) => piece.text).join('') : tokensText(tokens());
  const words = lazy(() => likenessWords(tokens()));
  const [only] = paragraph.sources;
  return {
    type: 'paragraph',
    paragraph,
    text,
    label: story.labels.get(paragraph),
    key: isPlain ? text : tokens().map((token) => token.key).join(''),
    // Where a link leads stands in another part.
    raw: paragraph.sources.length === 1 && only !== undefined && isPlain && paragraph.pieces.every((piece) => piece.link === undefined) ? source.slice(only.element.openEnd, only.element.closeStart) : undefined,
    get tokens() {
      return tokens();
    },
    get words() {
      return words();
    },
  };
}

/** Two paragraphs stored in the same characters: same words, same look, nothing to compare. */
export const isSameSource = (one: ParagraphUnit | undefined, two: ParagraphUnit | undefined): boolean => one?.raw !== undefined && one.raw === two?.raw;

/** Notes are the same when their words are, pictures when their bytes are; ids and relationship names say nothing. */
function createAtomKey(model: DocumentModel, story: StoryView): AtomKey {
  const { source } = story.story.document;
  const notes = new Map(
    model.stories
      .filter((other) => other.kind === 'footnote' || other.kind === 'endnote')
      .map((other) => [`${other.kind}/${other.key}`, other.blocks.flatMap((block) => (block.type === 'paragraph' ? block.pieces.map((piece) => piece.text) : [])).join('')]),
  );
  const targets = new Map(model.docx.relationships(story.story.part).map((relationship) => [relationship.id, relationship]));
  return (piece: Piece) => {
    if (piece.type === 'note') {
      const kind = piece.element.name === 'w:endnoteReference' ? 'endnote' : 'footnote';
      // Notes are compared in their own story; here only their presence counts, or an edited note would show twice.
      return `${kind}${notes.has(`${kind}/${attribute(source, piece.element, 'w:id') ?? ''}`) ? '' : '?'}`;
    }
    if (piece.text !== '\uFFFC') return piece.text;
    const raw = source.slice(piece.element.start, piece.element.end);
    const media = [...raw.matchAll(/\br:(?:embed|id|link|pict|dm|lo|qs|cs)="([^"]*)"/g)]
      .map((match) => targets.get(match[1] ?? ''))
      .filter((relationship) => relationship !== undefined)
      .map((relationship) => (relationship.external ? relationship.target : pictureKey(model.docx.bytes(relationship.target))));
    const texts = [...raw.matchAll(/<w:txbxContent\b/g)].length;
    // Words drawn as a shape: of a watermark or WordArt (v:textpath), of a drawing's own text.
    const drawn = [...raw.matchAll(/<[\w-]*:?textpath\b[^>]*\bstring="([^"]*)"|<a:t>([^<]*)/g)].map((match) => match[1] ?? match[2] ?? '').join(' ');
    return `${piece.element.name}|${media.join(',')}|${texts}|${drawn}|${/\bdescr="([^"]*)"/.exec(raw)?.[1] ?? ''}`;
  };
}

/** A picture by what is drawn: a sum that can be met on purpose would let another picture pass for it. */
const pictureKey = (bytes: Uint8Array | undefined): string => (bytes === undefined ? 'missing' : sha256Hex(bytes));
