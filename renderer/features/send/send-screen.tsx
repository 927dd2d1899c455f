import { useEffect, useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { Button } from '../../components/button.tsx';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { Page, PageBody } from '../../components/page.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { deliver } from '../../state/deliver.ts';
import { runJob } from '../../state/jobs.ts';
import { useActions, useReadOnly, useSession, useStores, useUi } from '../../state/stores.ts';
import { ourParty, roundNow } from '../../../shared/negotiation/state.ts';
import { common } from '../../strings/common.ts';
import { sendWords as words, signatureWords } from '../../strings/send.ts';
import { shell } from '../../strings/shell.ts';
import { SendComments } from './send-comments.tsx';
import { SendMetadata } from './send-metadata.tsx';
import { SendOption } from './send-option.tsx';
import { SendPreviewList } from './send-preview-list.tsx';
import { SignatureCopy } from './signature-copy.tsx';
import { SentFiles } from './sent-files.tsx';
import './send.css';

type Preview = ApiOutput<'send.preview'>;
type Sent = ApiOutput<'send.produce'>;

/** What they will see, then the files. */
export function SendScreen(): ReactNode {
  const stores = useStores();
  const { client, ui, session } = stores;
  const id = useSession((state) => state.id);
  const negotiation = useSession((state) => state.negotiation);
  const go = useUi((state) => state.go);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const [keepMarks, setKeepMarks] = useState(false);
  const [scrub, setScrub] = useState(false);
  const [signature, setSignature] = useState<ApiOutput<'export.signature'> | null>(null);
  const ours = ourParty(negotiation);
  const round = roundNow(negotiation) + (sent === null ? 1 : 0);
  useEffect(() => {
    if (id === null) return;
    void runJob(ui, words.reading, () => client.request('send.preview', { id })).then((answer) => (answer.ok ? setPreview(answer.value) : setError(answer.error)));
  }, [client, ui, id]);
  const produce = async (): Promise<void> => {
    if (id === null || busy) return;
    setBusy(true);
    setError(null);
    const answer = await runJob(ui, words.producing, (jobId) => client.request('send.produce', { id, revision: session.getState().negotiation.revision, keepMarks, scrub, jobId }));
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    session.getState().fold(id, answer.value.revision, answer.value.events);
    setSent(answer.value);
  };
  const cleanOnly = async (): Promise<void> => {
    if (id === null) return;
    const answer = await runJob(ui, words.producing, (jobId) => client.request('export.clean', { id, jobId }));
    if (!answer.ok) return ui.getState().refuse(answer.error);
    const { file } = answer.value;
    await deliver(stores, { type: 'stored', negotiationId: id, sha256: file.sha256 }, file.name, words.saved);
  };
  const signatureCopy = async (): Promise<void> => {
    if (id === null) return;
    setSignature(null);
    const answer = await runJob(ui, signatureWords.making, (jobId) => client.request('export.signature', { id, jobId }));
    if (answer.ok) setSignature(answer.value);
    else ui.getState().refuse(answer.error);
  };
  const back = (): void => (id === null ? undefined : go({ screen: 'workspace', id }));
  const readOnly = useReadOnly();
  const ready = preview !== null && sent === null && !busy && readOnly === '';
  useActions('send', [{ id: 'produce', label: words.produce, group: shell.groups.app, keys: ['Mod+Enter'], enabled: ready, run: () => void produce() }]);
  const actions =
    sent !== null ? (
      <Button look="primary" onClick={back}>
        {words.toWorkspace}
      </Button>
    ) : (
      <>
        <Button title={signatureWords.hint} disabled={preview === null && readOnly === ''} blocked={readOnly} onClick={() => void signatureCopy()}>
          {signatureWords.button}
        </Button>
        <Button title={words.cleanOnlyHint} disabled={preview === null && readOnly === ''} blocked={readOnly} onClick={() => void cleanOnly()}>
          {words.cleanOnly}
        </Button>
        <Button look="primary" disabled={!ready && readOnly === ''} blocked={readOnly} hotkey="Mod+Enter" onClick={() => void produce()}>
          {words.produce}
        </Button>
      </>
    );
  return (
    <Page title={words.title(round)} back={{ label: common.back, run: back }} actions={actions}>
      <PageBody label={words.title(round)}>
        {error === null ? null : <ErrorCard error={error} />}
        {signature === null ? null : <SignatureCopy answer={signature} />}
        {sent !== null && id !== null ? (
          <>
            <Notice tone="good" title={words.doneTitle(round)}>
              <p>{words.doneBody}</p>
            </Notice>
            <SentFiles sent={sent} negotiationId={id} />
          </>
        ) : null}
        {(sent ?? preview)?.messages.map((message) => <Notice key={message} tone="warn" title={message} />)}
        {preview === null ? (
          error === null ? <p className="empty">{common.loading}</p> : null
        ) : (
          <>
            <dl className="send-facts">
              <div>
                <dt>{words.author}</dt>
                <dd>
                  <PartyChip party={ours} name={preview.author} />
                </dd>
              </div>
              <div>
                <dt>{words.base}</dt>
                <dd>{preview.baseName}</dd>
              </div>
            </dl>
            {sent === null ? (
              <>
                {preview.hasMarks ? <SendOption checked={keepMarks} onChange={setKeepMarks} label={words.keepMarks} hint={words.keepMarksHint} /> : null}
                <SendOption checked={scrub} onChange={setScrub} label={words.scrub} hint={words.scrubHint} />
                <SendMetadata items={preview.metadata} />
              </>
            ) : null}
            <SendComments comments={preview.comments} internalComments={preview.internalComments} />
            <SendPreviewList clauses={preview.clauses} />
          </>
        )}
      </PageBody>
    </Page>
  );
}
