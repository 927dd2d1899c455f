import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { OfferedFile } from '../../../shared/api/shapes.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { ChooseFile, WORD_FILES } from '../../components/choose-file.tsx';
import { ErrorCard } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { offerFile } from '../../state/files.ts';
import { runJob } from '../../state/jobs.ts';
import { useIncoming, useReadOnly, useSession, useStores, useUi } from '../../state/stores.ts';
import { common, fileWords } from '../../strings/common.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import type { Preview } from './groups.ts';
import { Review } from './review.tsx';
import type { Whose } from './whose-version.tsx';
import './receive.css';

/** What is reviewed, and how. */
type Held = { readonly file: OfferedFile; readonly own: Whose; readonly previewId: string };

/** Their file: chosen or dropped, compared, reviewed, and only then taken in. */
export function ReceiveScreen(): ReactNode {
  const { client, ui, incoming } = useStores();
  const id = useSession((state) => state.id);
  const file = useIncoming((state) => state.file);
  const go = useUi((state) => state.go);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [own, setOwn] = useState<Whose>('theirs');
  const held = useRef<Held | null>(null);
  useEffect(() => {
    setError(null);
    if (file === null || id === null) return setPreview(null);
    const before = held.current;
    // The one that was reviewed all along is back after another could not be read.
    if (before !== null && before.file === file && before.own === own) return undefined;
    const another = before !== null && before.file !== file;
    // What was chosen in a review is not lost to a file that turns out to be none.
    if (!another) setPreview(null);
    let current = true;
    const discard = (previewId: string): void => void client.request('receive.discard', { previewId });
    void runJob(ui, words.reviewing, (jobId) => client.request('receive.preview', { id, fileId: file.fileId, ...(own === 'theirs' ? {} : { own }), jobId })).then((answer) => {
      if (!current) return answer.ok ? discard(answer.value.previewId) : undefined;
      if (!answer.ok) {
        if (!another) return setError(answer.error);
        ui.getState().refuse(answer.error);
        return incoming.getState().put(before.file);
      }
      if (before !== null) discard(before.previewId);
      held.current = { file, own, previewId: answer.value.previewId };
      setPreview(answer.value);
    });
    return () => {
      current = false;
    };
  }, [client, ui, incoming, file, id, own]);
  useEffect(
    () => () => {
      if (held.current !== null) void client.request('receive.discard', { previewId: held.current.previewId });
      held.current = null;
    },
    [client],
  );
  const readOnly = useReadOnly();
  const leave = (): void => {
    incoming.getState().put(null);
    if (id !== null) go({ screen: 'workspace', id });
  };
  const onFile = async (chosen: File): Promise<void> => {
    const offered = await offerFile(client, ui, chosen, fileWords);
    if (offered !== null) incoming.getState().put(offered);
  };
  if (preview !== null) {
    return (
      <Review
        key={preview.previewId}
        preview={preview}
        whose={own}
        onWhose={setOwn}
        onTaken={() => {
          held.current = null;
          leave();
        }}
        onDiscard={() => {
          ui.getState().say(words.discarded);
          leave();
        }}
      />
    );
  }
  return (
    <Page title={words.title} back={{ label: common.back, run: leave }}>
      <main className="page-body scroll" tabIndex={-1} aria-label={words.title}>
        <div className="page-measure page-measure--narrow">
          {error === null ? null : <ErrorCard error={error} />}
          {file !== null && error === null ? (
            <p className="empty">{common.loading}</p>
          ) : (
            <div className="empty receive-drop">
              <ChooseFile look="primary" blocked={readOnly} accept={`${WORD_FILES},.parley`} onFile={(chosen) => void onFile(chosen)}>
                {words.choose}
              </ChooseFile>
              <p>{words.chooseHint}</p>
            </div>
          )}
        </div>
      </main>
    </Page>
  );
}
