import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, TextSelection, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Block } from '../../shared/contract/content.ts';
import { blocksFromDoc, docFromBlocks } from './convert.ts';
import { withoutStyles } from './pasted.ts';
import { clauseSchema } from './schema.ts';

const { marks, nodes } = clauseSchema;

export type ClauseEditorOptions = {
  readonly blocks: readonly Block[];
  readonly label: string;
  /** Called after each change of the text. */
  readonly onChange: (blocks: readonly Block[]) => void;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
};

export type ClauseEditor = { readonly blocks: () => readonly Block[]; readonly toggle: (mark: EditorMark) => void; readonly focus: () => void; readonly destroy: () => void };
export type EditorMark = 'bold' | 'italic' | 'underline';

const act = (run: () => void): Command => () => {
  run();
  return true;
};

/** A new paragraph behind the present one at the same level; Word gives it its number on export. */
const splitParagraph: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type !== nodes.paragraph || $from.parent !== $to.parent) return baseKeymap['Enter']?.(state, dispatch) ?? false;
  const level: unknown = $from.parent.attrs['level'];
  dispatch?.(state.tr.deleteSelection().split(state.selection.from, 1, [{ type: nodes.paragraph, attrs: { label: '', level } }]).scrollIntoView());
  return true;
};

const insertText = (text: string): Command => (state, dispatch) => {
  dispatch?.(state.tr.insertText(text).scrollIntoView());
  return true;
};

function tickAt(view: EditorView, node: Node, at: number): boolean {
  if (node.type !== nodes.checkbox) return false;
  view.dispatch(view.state.tr.setNodeMarkup(at, null, { checked: node.attrs['checked'] !== true }));
  return true;
}

/** Space ticks the box the caret stands before or behind, so that options need no mouse. */
const tickAtCaret: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty) return false;
  const before = $from.nodeBefore;
  const after = $from.nodeAfter;
  const at = after?.type === nodes.checkbox ? $from.pos : before?.type === nodes.checkbox && $from.parentOffset === 1 ? $from.pos - 1 : -1;
  const box = at === $from.pos ? after : before;
  if (at === -1 || box === null) return false;
  dispatch?.(state.tr.setNodeMarkup(at, null, { checked: box.attrs['checked'] !== true }));
  return true;
};

/** Mounts an editor for the blocks of one clause. */
export function mountClauseEditor(place: HTMLElement, options: ClauseEditorOptions): ClauseEditor {
  const keys = keymap({
    'Mod-Enter': act(options.onConfirm),
    Escape: act(options.onLeave),
    'Mod-b': toggleMark(marks.bold),
    'Mod-i': toggleMark(marks.italic),
    'Mod-u': toggleMark(marks.underline),
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    Enter: splitParagraph,
    'Shift-Enter': insertText('\n'),
    ' ': tickAtCaret,
  });
  const attributes = { class: 'ed', role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label, spellcheck: 'false' };
  const doc = docFromBlocks(options.blocks);
  const view = new EditorView(place, {
    state: EditorState.create({ doc, selection: TextSelection.atEnd(doc), plugins: [history(), keys, keymap(baseKeymap), new Plugin({ props: { attributes } })] }),
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) options.onChange(blocksFromDoc(view.state.doc));
    },
    transformPastedHTML: withoutStyles,
    handleClickOn: (editor, _pos, node, nodePos) => tickAt(editor, node, nodePos),
  });
  return {
    blocks: () => blocksFromDoc(view.state.doc),
    toggle: (mark) => {
      toggleMark(marks[mark])(view.state, view.dispatch.bind(view));
      view.focus();
    },
    focus: () => {
      // The end of a long clause is out of sight: one reads from its beginning.
      if (view.dom.offsetHeight > (view.dom.closest('.scroll')?.clientHeight ?? window.innerHeight)) view.dispatch(view.state.tr.setSelection(TextSelection.atStart(view.state.doc)));
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
