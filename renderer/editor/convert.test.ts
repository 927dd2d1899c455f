import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../shared/contract/content.ts';
import { blocksFromDoc, docFromBlocks } from './convert.ts';

const words = fc.constantFrom('shall ', 'Größe', '契約', 'a\tb', 'line\nbreak', 'العقد', '1,000');
const flag = fc.option(fc.constant(true as const), { nil: undefined });
const textInline = fc.record({ type: fc.constant('text' as const), text: words }).chain((base) =>
  fc.record({ bold: flag, italic: flag, underline: flag, hidden: flag }).map((looks): Inline => {
    const kept = Object.fromEntries(Object.entries(looks).filter(([, on]) => on === true));
    return { ...base, ...kept };
  }),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  textInline,
  fc.boolean().map((checked): Inline => ({ type: 'checkbox', checked })),
  words.map((text): Inline => ({ type: 'field', instruction: 'REF _Ref1 \\h', text })),
  words.map((text): Inline => ({ type: 'note', kind: 'endnote', text })),
  words.map((description): Inline => ({ type: 'object', description })),
);

/** Two neighbours of one look are one stretch to the editor; the wording is made so to begin with. */
const joined = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.reduce<readonly Inline[]>((out, one) => {
    const last = out.at(-1);
    const look = (of: Inline): string => JSON.stringify({ ...of, text: '' });
    return last?.type === 'text' && one.type === 'text' && look(last) === look(one) ? [...out.slice(0, -1), { ...last, text: last.text + one.text }] : [...out, one];
  }, []);

const paragraph = fc
  .record({ label: fc.constantFrom('', '3.2', '(a)'), level: fc.nat(3), inlines: fc.array(inline, { maxLength: 6 }) })
  .map((of): Block => ({ type: 'paragraph', ...of, inlines: joined(of.inlines) }));
const table = fc
  .array(fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows): Block => ({ type: 'table', rows: rows.map((cells) => ({ cells: cells.map((blocks) => ({ blocks })) })) }));

describe('a clause in the editor', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(paragraph, table), { minLength: 1, maxLength: 4 }), (blocks) => {
        const doc = docFromBlocks(blocks);
        doc.check();
        expect(blocksFromDoc(doc)).toEqual(blocks);
      }),
    );
  });
  it('keeps a paragraph the very same while another one is written in, so that only that one is compared anew', () => {
    const before = docFromBlocks([{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'one' }] }, { type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'two' }] }]);
    const state = EditorState.create({ doc: before });
    const after = state.apply(state.tr.insertText('!', before.content.size - 1)).doc;
    const [[one, two], [same, other]] = [blocksFromDoc(before), blocksFromDoc(after)];
    expect(same).toBe(one);
    expect(other).not.toBe(two);
    expect(other).toMatchObject({ inlines: [{ text: 'two!' }] });
  });
});
