import { useEffect, useState, type ReactNode } from 'react';
import type { ApiInput, ApiOutput } from '../../../shared/api/table.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Side } from '../../../shared/negotiation/schema/events.ts';
import { Button } from '../../components/button.tsx';
import { ErrorCard } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { runJob } from '../../state/jobs.ts';
import { useActions, useAppReadOnly, useIncoming, useStores, useUi } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { newWords as words } from '../../strings/new.ts';
import { shell } from '../../strings/shell.ts';
import { ImportReport } from './import-report.tsx';
import { MidDeal, namesIn, NO_MID_DEAL, type MidDealDraft } from './mid-deal.tsx';
import { PartiesForm, type PartiesDraft } from './parties-form.tsx';
import { SourcePicker } from './source-picker.tsx';
import './new.css';

type Template = ApiOutput<'templates.list'>['templates'][number];
type Preview = ApiOutput<'document.preview'>;
type Source = ApiInput<'document.preview'>['source'];

const withoutExtension = (name: string): string => name.replace(/\.docx$/i, '');

/** What a deal under way is started with, beside the first file. */
function begun(preview: Preview | null, isFile: boolean, midDeal: MidDealDraft, parties: PartiesDraft): Pick<ApiInput<'library.create'>, 'authors' | 'begin'> {
  if (preview === null || !isFile) return {};
  const authors = namesIn(preview.document, midDeal, parties).map(({ name, party }) => ({ author: name, party }));
  const { earlierRounds, sent, drafts } = midDeal;
  if (drafts.length > 0) return { authors, begin: { type: 'drafts', drafts: drafts.map(({ file, from }) => ({ fileId: file.fileId, from })), earlierRounds } };
  if (preview.document.hasMarks && midDeal.start === 'proposals') return { authors, begin: { type: 'marked', sent, earlierRounds } };
  return { authors };
}

/** Where a negotiation starts: from what, who the parties are, and how the text was read. */
export function NewScreen(): ReactNode {
  const { client, ui, incoming, session, workspace } = useStores();
  const file = useIncoming((state) => state.file);
  const templateId = useIncoming((state) => state.template);
  const go = useUi((state) => state.go);
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [draft, setDraft] = useState<PartiesDraft>({ name: '', A: '', B: '', side: 'A' });

  const [midDeal, setMidDeal] = useState<MidDealDraft>(NO_MID_DEAL);
  const [named, setNamed] = useState(false);
  // What stood in the name as the focus came to it: a suggestion that arrives meanwhile would mix with what is being typed.
  const [held, setHeld] = useState<string | null>(null);

  useEffect(() => {
    void client.request('templates.list', {}).then((answer) => {
      if (!answer.ok) return;
      setTemplates(answer.value.templates);
      const [first] = answer.value.templates;
      const { file: given, template, choose } = incoming.getState();
      if (given === null && template === '' && first !== undefined) choose(first.id);
    });
  }, [client, incoming]);

  const template = templates.find((one) => one.id === templateId);
  useEffect(() => {
    const source: Source | null = file !== null ? { type: 'file', fileId: file.fileId } : templateId !== '' ? { type: 'template', templateId } : null;
    setPreview(null);
    setError(null);
    setMidDeal(NO_MID_DEAL);
    if (source === null) return undefined;
    let current = true;
    void runJob(ui, words.reading, (jobId) => client.request('document.preview', { source, jobId })).then((answer) => {
      if (!current) return;
      if (answer.ok) setPreview(answer.value);
      else setError(answer.error);
    });
    return () => {
      current = false;
    };
  }, [client, ui, file, templateId]);

  const suggestion = file !== null ? withoutExtension(file.name) : (template?.name ?? '');
  const suggested: PartiesDraft = { ...draft, name: named ? draft.name : (held ?? suggestion) };
  const change = (next: PartiesDraft): void => {
    // A name that was emptied stays empty while another is typed.
    if (next.name !== suggested.name) setNamed(true);
    setDraft(next);
  };
  const readOnly = useAppReadOnly();
  const ready = readOnly === '' && preview !== null && suggested.name.trim() !== '' && draft.A.trim() !== '' && draft.B.trim() !== '';
  const create = async (): Promise<void> => {
    if (!ready) return;
    const source: Source = file !== null ? { type: 'file', fileId: file.fileId } : { type: 'template', templateId };
    const parties = { A: { name: draft.A.trim() }, B: { name: draft.B.trim() } };
    const side: Side = draft.side;
    const answer = await runJob(ui, words.creating, (jobId) => client.request('library.create', { source, name: suggested.name.trim(), parties, side, ...begun(preview, file !== null, midDeal, draft), jobId }));
    if (!answer.ok) return ui.getState().refuse(answer.error);
    incoming.getState().put(null);
    workspace.getState().reset();
    session.getState().take(answer.value);
    go({ screen: 'workspace', id: answer.value.id });
  };
  useActions('new', [{ id: 'create', label: words.create, group: shell.groups.app, keys: ['Mod+Enter'], enabled: ready, run: () => void create() }]);
  return (
    <Page title={words.title} back={{ label: shell.actions.library, run: () => go({ screen: 'library' }) }}>
      <main className="new" tabIndex={-1} aria-label={words.title}>
        <form
          className="new-form scroll"
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <SourcePicker templates={templates} file={file} templateId={templateId} />
          {error === null ? null : <ErrorCard error={error} />}
          <PartiesForm draft={suggested} placeholderA={template?.partyA ?? ''} placeholderB={template?.partyB ?? ''} onChange={change} onNaming={(naming) => setHeld(naming ? suggested.name : null)} />
          {preview === null ? null : <MidDeal document={preview.document} isFile={file !== null} parties={draft} draft={midDeal} onChange={setMidDeal} />}
          <div className="row">
            <Button type="submit" look="primary" disabled={!ready && readOnly === ''} blocked={readOnly} hotkey="Mod+Enter">
              {words.create}
            </Button>
          </div>
        </form>
        <div className="new-report scroll" tabIndex={0} role="region" aria-label={words.report}>
          {preview === null ? <p className="empty">{error !== null ? '' : file !== null || templateId !== '' ? common.loading : words.pickFirst}</p> : <ImportReport document={preview.document} />}
        </div>
      </main>
    </Page>
  );
}
