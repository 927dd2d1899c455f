import { useState, type ReactNode } from 'react';
import { draftPlace } from '../../../shared/api/drafts.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { Visibility } from '../../../shared/negotiation/schema/comments.ts';
import { Button } from '../../components/button.tsx';
import { Field, TextArea } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useStores, useWorkspace } from '../../state/stores.ts';
import { commentWords as words, visibilityWords } from '../../strings/comments.ts';
import { useDrafting, useKept } from './use-drafts.ts';
import { useComments } from './use-comments.ts';

/** A new comment. It is internal unless somebody says otherwise, each time. */
export function WriteComment({ clauseId }: { readonly clauseId: ClauseId }): ReactNode {
  const { workspace } = useStores();
  const selected = useWorkspace((state) => state.quote);
  const kept = useKept(draftPlace({ type: 'comment', clauseId, replyTo: null }));
  const draft = kept?.draft.type === 'comment' ? kept.draft : null;
  const [chosen, setVisibility] = useState<Visibility>('internal');
  const { add } = useComments();
  const { keepComment } = useDrafting();
  const text = draft?.text ?? '';
  const visibility = draft?.visibility ?? chosen;
  const quote = selected === '' ? (draft?.quote ?? '') : selected;
  const change = (next: { readonly text?: string; readonly visibility?: Visibility }): void => {
    if (next.visibility !== undefined) setVisibility(next.visibility);
    keepComment({ type: 'comment', clauseId, visibility, text, quote, replyTo: null, ...next });
  };
  const write = async (): Promise<void> => {
    if (text.trim() === '' || !(await add({ clauseId, visibility, text, quote, replyTo: null }))) return;
    setVisibility('internal');
    workspace.getState().set({ quote: '' });
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      {quote === '' ? null : <p className="comment-quote">{words.about(quote)}</p>}
      <Field name={words.write} hint={words.hint[visibility]}>
        {(ids) => (
          <TextArea
            {...ids}
            className="input comment-input"
            rows={2}
            value={text}
            onChange={(event) => change({ text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void write();
            }}
          />
        )}
      </Field>
      <div className="row">
        <Segmented
          label={words.who}
          value={visibility}
          options={[
            { value: 'internal', label: visibilityWords.internal },
            { value: 'shared', label: visibilityWords.shared },
          ]}
          onPick={(picked) => change({ visibility: picked })}
        />
        <span className="spacer" />
        <Button type="submit" disabled={text.trim() === ''}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}
