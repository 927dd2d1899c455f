import { Bold, Italic, Underline } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { otherParty } from '../../../shared/contract/party.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { RedlineColumn } from '../../components/redline-lines.tsx';
import { mountClauseEditor, type ClauseEditor, type EditorMark } from '../../editor/clause-editor.ts';
import { cachedRedline } from '../../redline/cache.ts';
import { useStores, useSession } from '../../state/stores.ts';
import { decideWords as words } from '../../strings/decide.ts';
import { useDecide } from './use-decide.ts';
import type { ClauseView } from './views.ts';
import './editor.css';

const MARKS = [
  { mark: 'bold', Icon: Bold },
  { mark: 'italic', Icon: Italic },
  { mark: 'underline', Icon: Underline },
] as const satisfies readonly { readonly mark: EditorMark; readonly Icon: unknown }[];

/** The clause being written, in its place in the agreement, beside the other side's text. */
export function ClauseEditorView({ view, mode }: { readonly view: ClauseView; readonly mode: 'side' | 'inline' }): ReactNode {
  const { workspace } = useStores();
  const ours = useSession((state) => ourParty(state.negotiation));
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<ClauseEditor | null>(null);
  const { counter } = useDecide();
  const { clause } = view;
  const { [ours]: own, [otherParty(ours)]: other } = clause.positions;
  const theirs = other.wording ?? own.wording ?? [];
  const leave = (): void => workspace.getState().set({ editing: null, draft: null });
  const confirm = (): void => {
    if (editor.current !== null) void counter(clause, editor.current.blocks());
  };
  const latest = useRef({ confirm, leave });
  useEffect(() => {
    latest.current = { confirm, leave };
  });
  // What the editor opens with; it is mounted once, and from then on the text is its own.
  const opening = useRef({ theirs, ours: own.wording ?? theirs, label: `${words.editing}: ${clause.number} ${clause.heading}` });
  useEffect(() => {
    if (place.current === null) return undefined;
    const start = opening.current[workspace.getState().editFrom];
    const made = mountClauseEditor(place.current, {
      blocks: start,
      label: opening.current.label,
      onChange: (draft) => workspace.getState().set({ draft }),
      onConfirm: () => latest.current.confirm(),
      onLeave: () => latest.current.leave(),
    });
    editor.current = made;
    workspace.getState().set({ draft: start });
    made.focus();
    return () => {
      editor.current = null;
      made.destroy();
      // The focus was in what has just gone; it goes to the agreement, never nowhere.
      document.querySelector<HTMLElement>('.document-scroll')?.focus({ preventScroll: true });
    };
  }, [workspace]);
  return (
    <div className="editing" data-mode={mode}>
      {mode === 'side' ? (
        <div>
          <p className="editing-caption">{other.wording === null ? words.ownText : words.theirText}</p>
          <RedlineColumn redline={cachedRedline(theirs, theirs)} side="after" />
        </div>
      ) : null}
      <div className="editing-box">
        <div className="editing-tools" role="toolbar" aria-label={words.editing}>
          {MARKS.map(({ mark, Icon }) => (
            <IconButton key={mark} label={words[mark]} onMouseDown={(event) => event.preventDefault()} onClick={() => editor.current?.toggle(mark)}>
              <Icon className="svg-icon" />
            </IconButton>
          ))}
          <span className="spacer" />
          <Button onClick={leave} title={words.leaveHint}>
            {words.leaveEdit}
          </Button>
          <Button look="primary" onClick={confirm} hotkey="Ctrl ↵">
            {words.confirmEdit}
          </Button>
        </div>
        <div ref={place} className="contract" />
      </div>
    </div>
  );
}
