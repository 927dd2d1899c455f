import { Schema, type Attrs, type DOMOutputSpec, type Mark, type Node, type TagParseRule } from 'prosemirror-model';
import { checkboxGlyph } from '../../shared/contract/content.ts';
import { saysStyle } from './pasted.ts';

const text = (attrs: Attrs, name: string): string => {
  const value: unknown = attrs[name];
  return typeof value === 'string' ? value : '';
};

const atom = (className: string, words: (node: Node) => string) => (node: Node): DOMOutputSpec => ['span', { class: className, contenteditable: 'false' }, words(node)];

/** What is pasted with this style and is still to be taken for what it is besides: a paragraph, for one. */
const styled = (style: RegExp): TagParseRule => ({ tag: '[data-style]', consuming: false, getAttrs: (element) => (saysStyle(element, style) ? null : false) });

/** An element that says by its name what its style takes back: some programs wrap everything in one. */
const named = (tag: string, plain: RegExp): TagParseRule => ({ tag, getAttrs: (element) => (saysStyle(element, plain) ? false : null) });

/**
 * A clause as the editor holds it: the same shape as its blocks, so that nothing is lost on the way there and back.
 * Numbers are attributes and never text: Word counts them, nobody types them.
 */
export const clauseSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      attrs: { label: { default: '' }, level: { default: 0 } },
      toDOM: (node) => ['p', { class: 'ed-line', 'data-label': text(node.attrs, 'label'), 'data-level': String(node.attrs['level']) }, 0],
      parseDOM: [{ tag: 'p' }],
    },
    table: { group: 'block', content: 'row+', isolating: true, toDOM: () => ['table', { class: 'ed-table' }, ['tbody', 0]] },
    row: { content: 'cell+', toDOM: () => ['tr', 0] },
    cell: { content: 'block+', isolating: true, attrs: { columns: { default: 1 } }, toDOM: (node) => ['td', { colspan: String(node.attrs['columns']) }, 0] },
    text: { group: 'inline' },
    checkbox: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { checked: { default: false } },
      toDOM: (node) => {
        const checked = node.attrs['checked'] === true;
        return ['span', { class: 'ed-box', role: 'checkbox', 'aria-checked': String(checked), 'aria-label': 'Option' }, checkboxGlyph(checked)];
      },
    },
    field: { group: 'inline', inline: true, atom: true, attrs: { instruction: { default: '' }, text: { default: '' } }, toDOM: atom('ed-atom', (node) => text(node.attrs, 'text')) },
    note: { group: 'inline', inline: true, atom: true, attrs: { kind: { default: 'footnote' }, text: { default: '' } }, toDOM: atom('ed-atom', (node) => `[${text(node.attrs, 'kind')}]`) },
    object: { group: 'inline', inline: true, atom: true, attrs: { description: { default: '' } }, toDOM: atom('ed-atom', (node) => `[${text(node.attrs, 'description')}]`) },
  },
  marks: {
    bold: { toDOM: () => ['strong', 0], parseDOM: [named('strong', /font-weight:\s*normal/), named('b', /font-weight:\s*normal/), styled(/font-weight:\s*(?:bold|[6-9]00)/)] },
    italic: { toDOM: () => ['em', 0], parseDOM: [named('em', /font-style:\s*normal/), named('i', /font-style:\s*normal/), styled(/font-style:\s*italic/)] },
    underline: { toDOM: () => ['u', 0], parseDOM: [{ tag: 'u' }, styled(/text-decoration(?:-line)?:[^;]*underline/)] },
    strike: { toDOM: () => ['s', 0] },
    superscript: { excludes: 'subscript', toDOM: () => ['sup', 0] },
    subscript: { excludes: 'superscript', toDOM: () => ['sub', 0] },
    hidden: { toDOM: () => ['span', { class: 'ed-hidden' }, 0] },
    link: { attrs: { target: { default: '' } }, inclusive: false, toDOM: (mark: Mark) => ['span', { class: 'ed-link', title: text(mark.attrs, 'target') }, 0] },
  },
});
