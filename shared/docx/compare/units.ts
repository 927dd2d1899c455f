import { lazy } from '../../base/lazy.ts';
import { sha256Hex } from '../../base/sha256.ts';
import type { Alignable } from '../../text/align.ts';
import type { DocumentModel, Label, StoryView } from '../read/document.ts';
import { equationPieceKey } from '../read/equations.ts';
import type { Piece } from '../read/pieces.ts';
import type { Revision } from '../read/revisions.ts';
import { viewText, type ViewBlock, type ViewOpaque, type ViewParagraph, type ViewRow, type ViewTable } from '../read/views.ts';
import { attribute, attributes, characterData, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { createLinkReader, isLinkField } from './link-targets.ts';
import { readSpans } from './row-spans.ts';
import { likenessWords, paragraphTokens, tokensText, type AtomKey, type ShowsMark, type Token } from './tokens.ts';
import { bareContent } from './typed-numbers.ts';

export type ParagraphUnit = Alignable & {
  readonly type: 'paragraph';
  readonly paragraph: ViewParagraph;
  /** The part it stands in. */
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly label: Label | undefined;
  /** What marks say of its words and its end, where they are read as part of it; two equal lines may bear different ones. */
  readonly marks?: string;
  /** The stored content of a paragraph of mere text; `undefined` when it holds anything else or flowed together. */
  readonly raw: string | undefined;
};
export type RowUnit = Alignable & { readonly row: ViewRow; readonly cells: readonly (readonly Unit[])[]; readonly text: string; /** See `ParagraphUnit`. */ readonly marks?: string; /** See `readSpans`; a row that stands nowhere has cells of one column each. */ readonly spans: readonly number[] | undefined };
export type TableUnit = Alignable & { readonly type: 'table'; readonly table: ViewTable; readonly rows: readonly RowUnit[]; readonly text: string };
export type OpaqueUnit = Alignable & { readonly type: 'opaque'; readonly opaque: ViewOpaque; readonly text: string };
export type Unit = ParagraphUnit | TableUnit | OpaqueUnit;

/** What a block is known by when it only got another number. */
export const bareKey = (unit: Unit): string => unit.bareKey ?? unit.key;

/** One side of a comparison: a story read into units that can be aligned. */
export type Side = {
  readonly model: DocumentModel;
  readonly story: StoryView;
  readonly units: readonly Unit[];
  /** Where a piece leads as a link, with its anchor; empty where it does not. */
  readonly linkTarget: (piece: Piece | undefined) => string;
};

export function readSide(model: DocumentModel, story: StoryView, showsMarks?: ShowsMark): Side {
  const { source } = story.story.document;
  const atomKey = createAtomKey(model, story);
  const reader: Reader = { ...(showsMarks === undefined ? {} : { showsMarks }), tokens: (paragraph) => paragraphTokens(source, paragraph, atomKey, showsMarks), opaqueKey: (block) => opaqueKey(model, story, block) };
  return {
    model,
    story,
    units: story.blocks.map((block) => readUnit(story, block, reader)),
    linkTarget: createLinkReader(model, story),
  };
}

/** What is read of a story's blocks the same way everywhere in it. */
type Reader = { readonly showsMarks?: ShowsMark; readonly tokens: (paragraph: ViewParagraph) => readonly Token[]; readonly opaqueKey: (block: ViewOpaque) => string };

function readUnit(story: StoryView, block: ViewBlock, reader: Reader): Unit {
  if (block.type === 'paragraph') return new ReadParagraph(story.story.document.source, story.labels.get(block), block, reader);
  if (block.type === 'opaque') {
    return { type: 'opaque', opaque: block, text: '\uFFFC', key: `\u0001${reader.opaqueKey(block)}`, words: [] };
  }
  const rows = block.rows.map((row) => new ReadRow(story.story.document.source, row, row.cells.map((cell) => cell.blocks.map((inner) => readUnit(story, inner, reader))), reader.showsMarks));
  return new ReadTable(block, rows);
}

/**
 * What follows are classes because of their number: a large contract has ten thousand of them on a side, and most are never asked for
 * more than their key. A getter of a class is there once for all; as closures they took more room than the text. A copy by spread
 * has none of the getters: use `withTokens`.
 */
class ReadRow implements RowUnit {
  readonly row: ViewRow;
  readonly cells: readonly (readonly Unit[])[];
  readonly text: string;
  readonly key: string;
  private readonly source: string;
  private knownWords: readonly string[] | undefined;
  private readonly showsMarks: ShowsMark | undefined;
  private knownSpans: { readonly spans: readonly number[] | undefined } | undefined;

  constructor(source: string, row: ViewRow, cells: readonly (readonly Unit[])[], showsMarks: ShowsMark | undefined) {
    this.row = row;
    this.cells = cells;
    this.text = cells.map((cell) => cell.map((unit) => unit.text).join('\n')).join('\t');
    this.key = cells.map((cell) => cell.map((unit) => unit.key).join('\u0003')).join('\u0002');
    this.source = source;
    this.showsMarks = showsMarks;
  }

  get marks(): string {
    return `${kindsOf(this.row.node.revisions, this.showsMarks)}|${this.cells.flatMap((cell) => cell.map((unit) => (unit.type === 'paragraph' ? (unit.marks ?? '') : ''))).join('|')}`;
  }

  get spans(): readonly number[] | undefined {
    return (this.knownSpans ??= { spans: readSpans(this.source, this.row.node) }).spans;
  }

  get words(): readonly string[] {
    return (this.knownWords ??= this.cells.flatMap((cell) => cell.flatMap((unit) => unit.words)));
  }
}

class ReadTable implements TableUnit {
  readonly type = 'table';
  readonly table: ViewTable;
  readonly rows: readonly RowUnit[];
  readonly text: string;
  readonly key: string;
  private knownWords: readonly string[] | undefined;

  constructor(table: ViewTable, rows: readonly RowUnit[]) {
    this.table = table;
    this.rows = rows;
    this.text = rows.map((row) => row.text).join('\n');
    this.key = `\u0001table${rows.map((row) => row.key).join('\u0004')}`;
  }

  get words(): readonly string[] {
    return (this.knownWords ??= this.rows.flatMap((row) => row.words));
  }
}

/**
 * Most paragraphs of two versions are equal. Their tokens are never asked for, so they are made only on demand; the key
 * of a paragraph of mere text is that text.
 */
class ReadParagraph implements ParagraphUnit {
  readonly type = 'paragraph';
  readonly paragraph: ViewParagraph;
  readonly source: string;
  readonly text: string;
  readonly label: Label | undefined;
  readonly key: string;
  readonly raw: string | undefined;
  private readonly reader: Reader;
  private knownTokens: readonly Token[] | undefined;
  private knownBare: ReturnType<typeof bareContent> | undefined;

  constructor(source: string, label: Label | undefined, paragraph: ViewParagraph, reader: Reader) {
    const isPlain = paragraph.pieces.every((piece) => piece.type === 'text' || piece.type === 'tab' || piece.type === 'break');
    const [only] = paragraph.sources;
    this.paragraph = paragraph;
    this.source = source;
    this.reader = reader;
    this.knownTokens = isPlain ? undefined : reader.tokens(paragraph);
    this.text = this.knownTokens === undefined ? viewText(paragraph) : tokensText(this.knownTokens);
    this.label = label;
    this.key = this.knownTokens === undefined ? this.text : this.knownTokens.map((token) => token.key).join('');
    // Where a link leads stands in another part.
    this.raw = paragraph.sources.length === 1 && only !== undefined && isPlain && paragraph.pieces.every((piece) => piece.link === undefined && !isLinkField(piece.field?.instruction)) ? source.slice(only.element.openEnd, only.element.closeStart) : undefined;
  }

  get tokens(): readonly Token[] {
    return (this.knownTokens ??= this.reader.tokens(this.paragraph));
  }

  get marks(): string {
    const { showsMarks } = this.reader;
    const { pieces, sources } = this.paragraph;
    return showsMarks === undefined ? '' : `${[...new Set(pieces.map(({ revisions }) => kindsOf(revisions, showsMarks)))].join(',')}/${kindsOf(sources.at(-1)?.mark ?? [], showsMarks)}`;
  }

  get bareKey(): string {
    return this.bare.bareKey;
  }

  get words(): readonly string[] {
    return this.bare.words;
  }

  private get bare(): ReturnType<typeof bareContent> {
    return (this.knownBare ??= bareContent(this.text, this.key, this.tokens));
  }
}

const kindsOf = (revisions: readonly Revision[], showsMarks: ShowsMark | undefined): string => (showsMarks === undefined ? '' : revisions.filter(showsMarks).map(({ kind }) => kind).join(' '));

/** A paragraph compared by some of its tokens only. */
export const withTokens = ({ type, paragraph, source, text, label, bareKey }: ParagraphUnit, tokens: readonly Token[]): ParagraphUnit => ({
  type, paragraph, source, text, label, ...(bareKey === undefined ? {} : { bareKey }), tokens, key: tokens.map((token) => token.key).join(''), raw: undefined, words: likenessWords(tokens),
});

/** A document Word brings in on opening is known by its kind and its bytes; what is kept outside the file, by its place. */
function opaqueKey(model: DocumentModel, story: StoryView, { node: { element } }: ViewOpaque): string {
  const id = attribute(story.story.document.source, element, 'r:id');
  const target = model.docx.relationships(story.story.part).find((relationship) => relationship.id === id);
  return `${element.name}|${target === undefined ? '' : target.external ? target.target : contentKey(model.docx.bytes(target.target))}`;
}

/** Two paragraphs stored in the same characters: same words, same look, nothing to compare. */
export const isSameSource = (one: ParagraphUnit | undefined, two: ParagraphUnit | undefined): boolean => one?.raw !== undefined && one.raw === two?.raw;

/** Every note is a story, and every story asks which notes there are. */
const known = new WeakMap<DocumentModel, ReadonlySet<string>>();

function notesOf(model: DocumentModel): ReadonlySet<string> {
  const notes = known.get(model) ?? new Set(model.stories.filter(({ kind }) => kind === 'footnote' || kind === 'endnote').map(({ kind, key }) => `${kind}/${key}`));
  known.set(model, notes);
  return notes;
}

/** Notes are the same when their words are, pictures when their bytes are; ids and relationship names say nothing. */
function createAtomKey(model: DocumentModel, story: StoryView): AtomKey {
  const { source } = story.story.document;
  const notes = notesOf(model);
  const targets = lazy(() => new Map(model.docx.relationships(story.story.part).map((relationship) => [relationship.id, relationship])));
  return (piece: Piece) => {
    if (piece.type === 'note') {
      const kind = piece.element.name === 'w:endnoteReference' ? 'endnote' : 'footnote';
      // Notes are compared in their own story; here only their presence counts, or an edited note would show twice.
      return `${kind}${notes.has(`${kind}/${attribute(source, piece.element, 'w:id') ?? ''}`) ? '' : '?'}`;
    }
    if (piece.element.name.startsWith('m:')) return equationPieceKey(source, piece);
    if (piece.text !== '\uFFFC') return piece.text;
    const { media, texts, drawn, description } = readObject(source, piece.element);
    const bytes = media
      .map((id) => targets().get(id))
      .filter((relationship) => relationship !== undefined)
      .map((relationship) => (relationship.external ? relationship.target : contentKey(model.docx.bytes(relationship.target))));
    return `${piece.element.name}|${bytes.join(',')}|${texts}|${drawn}|${description}`;
  };
}

const LINKS_MEDIA: ReadonlySet<string> = new Set(['r:embed', 'r:id', 'r:link', 'r:pict', 'r:dm', 'r:lo', 'r:qs', 'r:cs']);

/** What a picture, drawing or box is known by, whatever prefixes its file declares (R1). */
function readObject(source: string, object: XmlElement): { readonly media: readonly string[]; readonly texts: number; readonly drawn: string; readonly description: string } {
  const media: string[] = [];
  const drawn: string[] = [];
  let texts = 0;
  let description = '';
  walk(object, (element) => {
    if (element.name === 'w:txbxContent') texts += 1;
    // Words drawn as a shape: of a watermark or WordArt (v:textpath), of a drawing's own text.
    if (element.name === 'a:t') drawn.push(characterData(source, element));
    for (const { name, value } of attributes(source, element)) {
      if (LINKS_MEDIA.has(name)) media.push(value);
      else if (name === 'descr' && description === '') description = value;
      else if (name === 'string' && element.name === 'v:textpath') drawn.push(value);
    }
    return true;
  });
  return { media, texts, drawn: drawn.join(' '), description };
}

/** A picture by what is drawn: a sum that can be met on purpose would let another picture pass for it. */
const contentKey = (bytes: Uint8Array | undefined): string => (bytes === undefined ? 'missing' : sha256Hex(bytes));
