import { Bold, Italic, Underline } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { draftPlace, type KeptDraft } from '../../../shared/api/drafts.ts';
import type { Block } from '../../../shared/contract/content.ts';
import { otherParty } from '../../../shared/contract/party.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { RedlineColumn } from '../../components/redline-lines.tsx';
import { mountClauseEditor, type ClauseEditor, type EditorMark } from '../../editor/clause-editor.ts';
import { cachedRedline } from '../../redline/cache.ts';
import { useDrafts, useStores, useSession } from '../../state/stores.ts';
import { decideWords as words } from '../../strings/decide.ts';
import { draftWords } from '../../strings/drafts.ts';
import { useDrafting } from './use-drafts.ts';
import { useDecide } from './use-decide.ts';
import type { ClauseView } from './views.ts';
import './editor.css';

const MARKS = [
  { mark: 'bold', Icon: Bold },
  { mark: 'italic', Icon: Italic },
  { mark: 'underline', Icon: Underline },
] as const satisfies readonly { readonly mark: EditorMark; readonly Icon: unknown }[];

const revisionOf = (kept: KeptDraft | undefined): number | null => (kept?.draft.type === 'text' ? kept.draft.revision : null);

/** The clause being written, in its place in the agreement, beside the other side's text. */
export function ClauseEditorView({ view, mode }: { readonly view: ClauseView; readonly mode: 'side' | 'inline' }): ReactNode {
  const { drafts, session, workspace } = useStores();
  const ours = useSession((state) => ourParty(state.negotiation));
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<ClauseEditor | null>(null);
  const { counter } = useDecide();
  const { clause } = view;
  const { [ours]: own, [otherParty(ours)]: other } = clause.positions;
  const theirs = other.wording ?? own.wording ?? [];
  const leave = (): void => workspace.getState().set({ editing: null, draft: null });
  const draftAt = draftPlace({ type: 'text', clauseId: clause.id });
  // Whether, not which: the editor must not be drawn anew with every key.
  const drafted = useDrafts((state) => state.drafts.some((kept) => draftPlace(kept.draft) === draftAt));
  const { discard } = useDrafting();
  const confirm = async (): Promise<void> => {
    const { id } = session.getState();
    if (editor.current === null || id === null) return;
    const blocks = editor.current.blocks();
    // Should the recording fail, the words are on the disk all the same.
    await drafts.getState().flush(draftAt);
    if (await counter(clause, blocks)) await drafts.getState().drop(id, draftAt, 'here');
  };
  const draftNow = (): KeptDraft | undefined => drafts.getState().drafts.find((kept) => draftPlace(kept.draft) === draftAt);
  const discardHere = (): void => {
    const kept = draftNow();
    leave();
    if (kept !== undefined) void discard(kept);
  };
  const keep = (blocks: readonly Block[]): void => {
    workspace.getState().set({ draft: blocks });
    const { id, negotiation } = session.getState();
    begun.current ??= revisionOf(draftNow()) ?? negotiation.revision;
    if (id !== null) drafts.getState().keep(id, { type: 'text', clauseId: clause.id, from: workspace.getState().editFrom, blocks, revision: begun.current });
  };
  const begun = useRef<number | null>(null);
  const latest = useRef({ confirm, leave, keep });
  useEffect(() => {
    latest.current = { confirm, leave, keep };
  });
  // What the editor opens with; it is mounted once, and from then on the text is its own.
  const opening = useRef({ theirs, ours: own.wording ?? theirs, label: `${words.editing}: ${clause.number} ${clause.heading}`, draftAt });
  useEffect(() => {
    if (place.current === null) return undefined;
    const at = opening.current.draftAt;
    const { draft, editFrom } = workspace.getState();
    const start = draft ?? opening.current[editFrom];
    const made = mountClauseEditor(place.current, {
      blocks: start,
      label: opening.current.label,
      onChange: (blocks) => latest.current.keep(blocks),
      onConfirm: () => void latest.current.confirm(),
      onLeave: () => latest.current.leave(),
    });
    editor.current = made;
    workspace.getState().set({ draft: start });
    made.focus();
    return () => {
      editor.current = null;
      void drafts.getState().flush(at);
      made.destroy();
      // The focus was in what has just gone; it goes to the agreement, never nowhere.
      document.querySelector<HTMLElement>('.document-scroll')?.focus({ preventScroll: true });
    };
  }, [workspace, drafts]);
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
          {!drafted ? null : (
            <Button look="quiet" onClick={discardHere}>
              {draftWords.discardDraft}
            </Button>
          )}
          <Button onClick={leave} title={words.leaveHint}>
            {words.leaveEdit}
          </Button>
          <Button look="primary" onClick={() => void confirm()} hotkey="Mod+Enter">
            {words.confirmEdit}
          </Button>
        </div>
        <div ref={place} className="contract" />
      </div>
    </div>
  );
}
