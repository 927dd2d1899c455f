import type { Block, Inline, ParagraphBlock, TextInline } from '../../contract/content.ts';
import { checkboxGlyph } from '../../contract/content.ts';
import { tokenise } from '../../text/tokens.ts';
import { fail } from '../../base/app-error.ts';
import { fieldKey, likenessWords, tokensText, type Token } from '../compare/tokens.ts';
import type { ParagraphUnit, RowUnit, TableUnit, Unit } from '../compare/units.ts';

/** How a new token is to look; only what a person can set in the clause editor. */
export type Look = Pick<TextInline, 'bold' | 'italic' | 'underline'>;

/** Units made from a clause's wording instead of from a file: their tokens have no place anywhere, only a look. */
export type WordedUnits = { readonly units: readonly Unit[]; readonly looks: ReadonlyMap<Token, Look>; readonly paragraphs: ReadonlyMap<ParagraphUnit, ParagraphBlock> };

/**
 * Turns contract content into units. Notes, pictures and fields must already be in the base clause: they are recognised
 * in order and kept; wording cannot invent them. Throws an `AppFailure` for one that is not there.
 */
export function wordedUnits(blocks: readonly Block[], baseTokens: readonly Token[]): WordedUnits {
  const looks = new Map<Token, Look>();
  const paragraphs = new Map<ParagraphUnit, ParagraphBlock>();
  const kept = { note: atoms(baseTokens, 'note'), object: atoms(baseTokens, 'object') };
  const fields = new Set(baseTokens.filter((token) => token.key.startsWith('\u0000field|')).map((token) => token.key));

  const readBlock = (block: Block): Unit => {
    if (block.type === 'paragraph') return readParagraph(block);
    const rows = block.rows.map((row): RowUnit => {
      const cells = row.cells.map((cell) => cell.blocks.map(readBlock));
      return {
        // A worded row stands in no file; the writer asks the row beside it for its look.
        row: { node: NOWHERE, cells: [] },
        cells,
        text: cells.map((cell) => cell.map((unit) => unit.text).join('\n')).join('\t'),
        key: cells.map((cell) => cell.map((unit) => unit.key).join('\u0003')).join('\u0002'),
        words: cells.flatMap((cell) => cell.flatMap((unit) => unit.words)),
      };
    });
    const table: TableUnit = {
      type: 'table', table: { type: 'table', node: { type: 'table', element: NOWHERE.element, rows: [] }, rows: [] }, rows,
      text: rows.map((row) => row.text).join('\n'), key: `\u0001table${rows.map((row) => row.key).join('\u0004')}`, words: rows.flatMap((row) => row.words),
    };
    return table;
  };

  const readParagraph = (block: ParagraphBlock): ParagraphUnit => {
    const tokens = block.inlines.flatMap(readInline);
    const unit: ParagraphUnit = {
      type: 'paragraph', paragraph: { type: 'paragraph', pieces: [], sources: [], properties: undefined }, tokens, text: tokensText(tokens), label: undefined, raw: undefined,
      key: tokens.map((token) => token.key).join(''), words: likenessWords(tokens),
    };
    paragraphs.set(unit, block);
    return unit;
  };

  const readInline = (inline: Inline): Token[] => {
    switch (inline.type) {
      case 'text': {
        const { bold, italic, underline } = inline;
        const look: Look = { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(underline ? { underline } : {}) };
        return tokenise(inline.text).map((text) => worded(text, look));
      }
      case 'checkbox':
        return [atom(`\u0000box|${checkboxGlyph(inline.checked)}`, checkboxGlyph(inline.checked))];
      case 'field': {
        const key = fieldKey(inline.instruction, inline.text);
        // A field that is new or was changed by hand is written as its text.
        return fields.has(key) ? [atom(key, inline.text)] : tokenise(inline.text).map((text) => worded(text, {}));
      }
      case 'note':
      case 'object': {
        const key = kept[inline.type].shift();
        if (key === undefined) return fail('edit.object', `The wording holds a ${inline.type === 'note' ? 'note' : 'picture or object'} that the clause in the file does not have.`, 'Add it in Word; a clause can keep or drop such things here, not create them.');
        return [atom(key, '\uFFFC')];
      }
    }
  };

  const worded = (text: string, look: Look): Token => {
    const token: Token = { key: text, text, slices: [], isAtom: false };
    looks.set(token, look);
    return token;
  };
  const atom = (key: string, text: string): Token => ({ key, text, slices: [], isAtom: true });
  return { units: blocks.map(readBlock), looks, paragraphs };
}

const atoms = (tokens: readonly Token[], kind: 'note' | 'object'): string[] => tokens.filter((token) => token.key.startsWith(`\u0000${kind}|`)).map((token) => token.key);

const EMPTY_SCOPE = { canonical: new Map<string, string>(), declared: new Map<string, string>(), namespaces: new Map<string, string>(), names: new Map<string, string>() };
const NOWHERE: RowUnit['row']['node'] = {
  element: { name: '', start: 0, openEnd: 0, closeStart: 0, end: 0, parent: undefined, children: [], scope: EMPTY_SCOPE }, cells: [], revisions: [],
};
