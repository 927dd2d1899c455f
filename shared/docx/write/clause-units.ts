import type { Block, Inline, NoteInline, ObjectInline, ParagraphBlock, TextInline } from '../../contract/content.ts';
import { checkboxGlyph } from '../../contract/content.ts';
import { tokenise } from '../../text/tokens.ts';
import { fail } from '../../base/app-error.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { fieldKey, isAtomOf, tokensText, type Token } from '../compare/tokens.ts';
import { bareContent } from '../compare/typed-numbers.ts';
import type { ParagraphUnit, RowUnit, TableUnit, Unit } from '../compare/units.ts';
import type { BaseWording, HeldAtom } from './base-wording.ts';

/** How a new token is to look; only what a person can set in the clause editor. */
export type Look = Pick<TextInline, 'bold' | 'italic' | 'underline'>;

/** Characters of a word and their look; without one they keep the look they have, or take that of the words beside them. */
export type LookPart = { readonly text: string; readonly look: Look | undefined };

/**
 * Units made from a clause's wording: what stands in the base word for word is the base's own unit, everything else has
 * no place anywhere, only looks.
 */
export type WordedUnits = { readonly units: readonly Unit[]; readonly looks: ReadonlyMap<Token, readonly LookPart[]>; readonly paragraphs: ReadonlyMap<ParagraphUnit, ParagraphBlock> };

/**
 * Turns contract content into units. Notes and pictures must already be in the base clause, or in `earlier`, the wording of the clause in
 * an earlier file: they are recognised and kept; wording cannot invent them. Throws an `AppFailure` for one that is not there.
 */
export function wordedUnits(blocks: readonly Block[], base: BaseWording, earlier?: BaseWording): WordedUnits {
  const looks = new Map<Token, readonly LookPart[]>();
  const paragraphs = new Map<ParagraphUnit, ParagraphBlock>();
  // Everything that is unchanged is found first; what a new wording keeps of the rest is looked for among the rest only.
  const unchanged: (Unit | undefined)[] = [];
  const find = (block: Block, isInCell: boolean): void => {
    const found = base.take(block, isInCell);
    unchanged.push(found);
    if (found === undefined && block.type === 'table') for (const row of block.rows) for (const cell of row.cells) for (const inner of cell.blocks) find(inner, true);
  };
  for (const block of blocks) find(block, false);
  const held = [...base.held(), ...(earlier?.held() ?? [])];
  const fields = [...base.fields(), ...(earlier?.fields() ?? [])];

  const readBlock = (block: Block): Unit => {
    const own = unchanged.shift();
    if (own !== undefined) return own;
    if (block.type === 'paragraph') return readParagraph(block);
    const rows = block.rows.map((row): RowUnit => {
      const cells = row.cells.map((cell) => cell.blocks.map(readBlock));
      return {
        // A worded row stands in no file; the writer asks the row beside it for its look.
        row: { node: NOWHERE, cells: [] },
        cells,
        spans: cells.map(() => 1),
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
    const tokens = joinTexts(block.inlines).flatMap((inline) => (Array.isArray(inline) ? readText(inline) : readInline(inline)));
    const text = tokensText(tokens);
    const key = tokens.map((token) => token.key).join('');
    const unit: ParagraphUnit = {
      type: 'paragraph', paragraph: { type: 'paragraph', pieces: [], sources: [], properties: undefined }, source: '', tokens, text, label: undefined, raw: undefined,
      key, ...bareContent(text, key, tokens),
    };
    paragraphs.set(unit, block);
    return unit;
  };

  /** Words are words across a change of look: what is bold in part is still one word. */
  const readText = (parts: readonly LookPart[]): Token[] => {
    let part = 0;
    let offset = 0;
    return tokenise(parts.map(({ text }) => text).join('')).map((text) => {
      const own: LookPart[] = [];
      for (let left = text.length; left > 0; ) {
        const current = parts[part];
        if (current === undefined) break;
        const taken = current.text.slice(offset, offset + left);
        own.push({ text: taken, look: current.look });
        left -= taken.length;
        offset += taken.length;
        if (offset >= current.text.length) {
          part += 1;
          offset = 0;
        }
      }
      const token: Token = { key: text, text, slices: [], isAtom: false };
      looks.set(token, own);
      return token;
    });
  };

  /** Neighbouring texts as one list of looks. A field that is new or was changed by hand is written as its text. */
  const joinTexts = (inlines: readonly Inline[]): (LookPart[] | Inline)[] => {
    const joined: (LookPart[] | Inline)[] = [];
    for (const inline of inlines) {
      const isText = inline.type === 'text' || (inline.type === 'field' && !fields.some((token) => token.key === fieldKey(inline.instruction, inline.text)));
      const last = joined.at(-1);
      if (!isText) joined.push(inline);
      else if (Array.isArray(last)) last.push({ text: inline.text, look: inline.type === 'text' ? lookOf(inline) : undefined });
      else joined.push([{ text: inline.text, look: inline.type === 'text' ? lookOf(inline) : undefined }]);
    }
    return joined;
  };

  const readInline = (inline: Inline): Token[] => {
    switch (inline.type) {
      case 'text':
        return readText([{ text: inline.text, look: lookOf(inline) }]);
      case 'checkbox':
        return [{ key: `\u0000box|${checkboxGlyph(inline.checked)}`, text: checkboxGlyph(inline.checked), slices: [], isAtom: true }];
      case 'field': {
        const at = fields.findIndex((token) => token.key === fieldKey(inline.instruction, inline.text));
        return at < 0 ? readText([{ text: inline.text, look: undefined }]) : fields.splice(at, 1);
      }
      case 'note':
      case 'object': {
        const token = takeHeld(held, inline);
        if (token === undefined) return fail('edit.object', `The wording holds a ${inline.type === 'note' ? 'note' : 'picture or object'} that the clause in the file does not have.`, 'Add it in Word; a clause can keep or drop such things here, not create them.');
        return [token];
      }
    }
  };

  return { units: blocks.map(readBlock), looks, paragraphs };
}

/** The note or object that is called so, or else the next of its kind: another program may have given it another name. */
function takeHeld(held: HeldAtom[], wanted: NoteInline | ObjectInline): Token | undefined {
  const name = canonicalJson(wanted);
  const named = held.findIndex(({ inline }) => inline !== undefined && canonicalJson(inline) === name);
  const at = named >= 0 ? named : held.findIndex(({ token }) => isAtomOf(token, wanted.type));
  return at < 0 ? undefined : held.splice(at, 1)[0]?.token;
}

const lookOf = ({ bold, italic, underline }: TextInline): Look => ({ ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(underline ? { underline } : {}) });

const EMPTY_SCOPE = { canonical: new Map<string, string>(), declared: new Map<string, string>(), namespaces: new Map<string, string>(), names: new Map<string, string>() };
const NOWHERE: RowUnit['row']['node'] = {
  element: { name: '', start: 0, openEnd: 0, closeStart: 0, end: 0, parent: undefined, children: [], scope: EMPTY_SCOPE }, cells: [], revisions: [],
};
