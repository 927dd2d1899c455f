import { append } from '../../base/append.ts';
import { tokenise, isWordToken } from '../../text/tokens.ts';
import { equationKey, equationParts } from '../read/equations.ts';
import type { Piece } from '../read/pieces.ts';
import type { ViewParagraph } from '../read/views.ts';
import { attribute } from '../xml/access.ts';
import type { Revision } from '../read/revisions.ts';

/** Part of a piece: characters `[from, to)` of its text. */
export type PieceSlice = { readonly piece: Piece; readonly from: number; readonly to: number };

/** A token of a paragraph with the places it comes from. Two tokens are the same when their keys are equal. */
export type Token = {
  readonly key: string;
  /** What a reader sees. */
  readonly text: string;
  readonly slices: readonly PieceSlice[];
  /** A field, note, picture or box: replaced as a whole, never cut. */
  readonly isAtom: boolean;
};

/** Computes a key for something that is not text: a note by its words, a picture by its bytes. */
export type AtomKey = (piece: Piece) => string;

/** Which marks part words, so that what is under one is told from what is not. Those that are read as not made part none. */
export type ShowsMark = (revision: Revision) => boolean;

/** Page numbers and dates change by themselves; their results are not content (peers report them as changes). */
const VOLATILE = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|DATE|TIME|PRINTDATE|SAVEDATE|FILENAME|NUMWORDS)\b/i;

/** Whether a field's result changes without anybody's doing. */
export const isVolatileField = (instruction: string): boolean => VOLATILE.test(instruction);

/** Whether a field is one thing to a reader (a reference, a number, a date), as opposed to text that merely stands in a field. */
export const isAtomicField = (instruction: string): boolean => !/^\s*(?:HYPERLINK|TOC|FORMTEXT|FORMCHECKBOX)\b/i.test(instruction) && instruction.trim() !== '';

const DATE = /^\s*(?:DATE|TIME|PRINTDATE|SAVEDATE)\b/i;
const PAGE_NUMBER = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|NUMWORDS)\b/i;

/** Whether a field shows a date or time that renews itself. */
export const isDateField = (instruction: string): boolean => DATE.test(instruction);

/** Whether this is what such a field shows by itself: of a page number one short word, of a date few words with a figure among them. Anything else was written there. */
function isResultOf(instruction: string, text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (PAGE_NUMBER.test(instruction)) return words.length === 1 && text.trim().length <= MOST_OF_NUMBER;
  return !DATE.test(instruction) || text.trim() === '' || (words.length <= MOST_OF_DATE && /\p{N}/u.test(text));
}
const MOST_OF_NUMBER = 12;
const MOST_OF_DATE = 8;

/** The key of a field's token. */
export function fieldKey(instruction: string, text: string): string {
  const clean = instruction.replace(/\s+/g, ' ').trim();
  return `\u0000field|${clean}|${isVolatileField(clean) && isResultOf(clean, text) ? '' : text}`;
}

/** Whether a token is a field, a note, or a picture or other object. */
export const isAtomOf = ({ key }: Token, kind: 'field' | 'note' | 'object'): boolean => key.startsWith(`\u0000${kind}|`);

/** Whether a token is a field whose result is no content: its key names none. */
export const renewsItself = (token: Token): boolean => isAtomOf(token, 'field') && token.key.endsWith('|');

/** The tokens of one paragraph in its view. Joining their texts gives the visible text, notes and pictures as U+FFFC. */
export function paragraphTokens(source: string, paragraph: ViewParagraph, atomKey: AtomKey, showsMarks?: ShowsMark): Token[] {
  const tokens: Token[] = [];
  let run: PieceSlice[] = [];
  const flush = (): void => {
    if (run.length > 0) append(tokens, textTokens(run));
    run = [];
  };
  const { pieces } = paragraph;
  const ends = complexFields(source, pieces);
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    const end = fieldEnd(ends, pieces, index);
    if (end >= index) {
      flush();
      const field = pieces.slice(index, end + 1);
      const before = piecesBeforePage(field);
      for (const one of field) if (before.has(one)) run.push({ piece: one, from: 0, to: one.text.length });
      flush();
      tokens.push(fieldToken(before.size === 0 ? field : field.filter((one) => !before.has(one))));
      index = end;
      continue;
    }
    switch (piece.type) {
      case 'marker':
      case 'instruction':
        continue;
      case 'note':
      case 'object': {
        flush();
        const equation = showsMarks !== undefined ? [] : equationParts(pieces, index);
        if (equation.length > 0) {
          const text = equation.map((part) => part.text).join('');
          tokens.push({ key: `\u0000object|${equationKey(source, equation)}`, text, slices: equation.map((part) => ({ piece: part, from: 0, to: part.text.length })), isAtom: true });
          index += equation.length - 1;
          continue;
        }
        tokens.push({ key: `\u0000${piece.type}|${atomKey(piece)}`, text: piece.text, slices: [{ piece, from: 0, to: piece.text.length }], isAtom: true });
        continue;
      }
      case 'checkbox':
        flush();
        tokens.push({ key: `\u0000box|${piece.text}`, text: piece.text, slices: [{ piece, from: 0, to: piece.text.length }], isAtom: true });
        continue;
      default:
        if (showsMarks !== undefined && run.length > 0 && !sameMarks(run.at(-1)?.piece, piece, showsMarks)) flush();
        if (piece.text !== '') run.push({ piece, from: 0, to: piece.text.length });
    }
  }
  flush();
  return tokens;
}

function sameMarks(one: Piece | undefined, two: Piece, showsMarks: ShowsMark): boolean {
  if (one === undefined) return false;
  const [ones, twos] = [one.revisions.filter(showsMarks), two.revisions.filter(showsMarks)];
  return ones.length === twos.length && ones.every((revision, index) => revision.kind === twos[index]?.kind && revision.author === twos[index]?.author);
}

/** Where each complex field of a paragraph ends, and its instruction, by the index of its begin: found in one pass, as a hostile file may open thousands. */
type ComplexFields = ReadonlyMap<number, { readonly end: number | undefined; readonly instruction: string }>;

function complexFields(source: string, pieces: readonly Piece[]): ComplexFields {
  const fields = new Map<number, { end: number | undefined; instruction: string }>();
  const instructions = new Map<unknown, string>();
  const open: number[] = [];
  pieces.forEach(({ element, field }, index) => {
    if (field !== undefined && !instructions.has(field.begin)) instructions.set(field.begin, field.instruction);
    if (element.name !== 'w:fldChar') return;
    const type = attribute(source, element, 'w:fldCharType');
    if (type === 'begin') {
      fields.set(index, { end: undefined, instruction: '' });
      open.push(index);
    } else if (type === 'end') {
      const field = fields.get(open.pop() ?? -1);
      if (field !== undefined) field.end = index;
    }
  });
  for (const [index, field] of fields) field.instruction = instructions.get(pieces[index]?.element) ?? '';
  return fields;
}

/** Index of the piece that ends the field which begins at `from`, or one less when none begins there or it ends in another paragraph. */
function fieldEnd(fields: ComplexFields, pieces: readonly Piece[], from: number): number {
  const first = pieces[from];
  if (first?.field?.begin.name === 'w:fldSimple') return simpleFieldEnd(pieces, from);
  const field = fields.get(from);
  if (first === undefined || field?.end === undefined) return from - 1;
  // A tick box of a form is its whole field: half of one would break the other (17.16.7).
  const isBox = first.type === 'checkbox';
  // The text of a link or a form field is edited like any other; its field stays around it.
  return isBox || isAtomicField(field.instruction) ? field.end : from - 1;
}

/**
 * The pieces in front of a page number of the contents that stand in its field: some programs put the tab into it, or the whole line, where Word has them
 * outside, and they are text in either place.
 */
export function piecesBeforePage(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const before = new Set<Piece>();
  const tabbed = new Set<unknown>();
  for (const piece of pieces.toReversed()) {
    if (piece.field === undefined || piece.text === '' || piece.type === 'instruction' || !/^\s*PAGEREF\b/i.test(piece.field.instruction)) continue;
    if (piece.type === 'tab') tabbed.add(piece.field.begin);
    if (tabbed.has(piece.field.begin)) before.add(piece);
  }
  return before;
}

/** A simple field (17.16.19) is the same thing to a reader as one between characters. */
function simpleFieldEnd(pieces: readonly Piece[], from: number): number {
  const field = pieces[from]?.field;
  if (field === undefined || !isAtomicField(field.instruction)) return from - 1;
  let end = from;
  while (pieces[end + 1]?.field?.begin === field.begin) end += 1;
  return end;
}

function fieldToken(pieces: readonly Piece[]): Token {
  const [begin] = pieces;
  const instruction = begin?.field?.begin.name === 'w:fldSimple' ? begin.field.instruction : (pieces.find((piece) => piece.field?.begin === begin?.element)?.field?.instruction ?? '');
  const text = pieces.map((piece) => piece.text).join('');
  const key = begin?.type === 'checkbox' ? `\u0000box|${begin.text}` : fieldKey(instruction, text);
  return { key, text, slices: pieces.map((piece) => ({ piece, from: 0, to: piece.text.length })), isAtom: true };
}

function textTokens(run: readonly PieceSlice[]): Token[] {
  const text = run.map((slice) => slice.piece.text).join('');
  const tokens: Token[] = [];
  let at = 0;
  let index = 0;
  let offset = 0;
  for (const word of tokenise(text)) {
    const end = at + word.length;
    let slices: PieceSlice[] | undefined;
    while (at < end) {
      const slice = run[index];
      if (slice === undefined) break;
      const take = Math.min(slice.to - offset, end - at);
      const part = { piece: slice.piece, from: offset, to: offset + take };
      // Nearly every word stands in one piece, and a list that was empty makes room for many.
      if (slices === undefined) slices = [part];
      else slices.push(part);
      at += take;
      offset += take;
      if (offset === slice.to) {
        index += 1;
        offset = 0;
      }
    }
    tokens.push({ key: word, text: word, slices: slices ?? [], isAtom: false });
  }
  return tokens;
}

export const tokensText = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');

/** The words used to tell how alike two paragraphs are. */
export const likenessWords = (tokens: readonly Token[]): string[] => tokens.filter((token) => token.isAtom || isWordToken(token.text)).map((token) => (token.isAtom ? token.key : token.text.toLowerCase()));
