import { FileInput, Plus, Settings } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { ChooseFile } from '../../components/choose-file.tsx';
import { SearchInput } from '../../components/field.tsx';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { offerFile, PARCELS } from '../../state/files.ts';
import { listedFiles } from '../../state/library.ts';
import { useActions, useAppReadOnly, useIncoming, useLibrary, useStores, useUi } from '../../state/stores.ts';
import { useSearch } from '../../state/use-search.ts';
import { common, fileWords } from '../../strings/common.ts';
import { library as words } from '../../strings/library.ts';
import { searchWords } from '../../strings/search.ts';
import { shell } from '../../strings/shell.ts';
import { transfer } from '../../strings/transfer.ts';
import { EmptyLibrary } from './empty-library.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LibraryTable } from './library-table.tsx';
import { RecentFiles } from './recent-files.tsx';
import { SearchResults } from './search-results.tsx';
import './library.css';

/** All negotiations on this computer. */
export function LibraryScreen(): ReactNode {
  const { client, ui, library, incoming } = useStores();
  const parcel = useIncoming((state) => state.parcel);
  const entries = useLibrary((state) => state.entries);
  const error = useLibrary((state) => state.error);
  const messages = useLibrary((state) => state.messages);
  const go = useUi((state) => state.go);
  const [search, setSearch] = useState('');
  const [archived, setArchived] = useState(false);
  const files = useLibrary((state) => state.files);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = useMemo(() => {
    return (entries ?? []).filter(
      (entry) => (archived || !entry.archived) && [entry.name, entry.parties.A.name, entry.parties.B.name, entry.deal?.name ?? ''].some((text) => text.toLocaleLowerCase().includes(wanted)),
    );
  }, [entries, wanted, archived]);
  const recent = useMemo(
    () => listedFiles({ entries, files }, archived).filter(({ file, entry }) => [file.name, entry.name, entry.parties.A.name, entry.parties.B.name].some((text) => text.toLocaleLowerCase().includes(wanted))),
    [entries, files, wanted, archived],
  );
  const result = useSearch(search);
  const texts = result === null || search.trim() === '' ? null : <SearchResults result={result} archived={archived} />;
  const inTexts = result?.groups.some((group) => group.count > 0 && (archived || !group.archived)) === true;
  const readOnly = useAppReadOnly();
  const create = (): void => {
    incoming.getState().put(null);
    go({ screen: 'new' });
  };
  const onParcel = async (file: File): Promise<void> => {
    const offered = await offerFile(client, ui, file, fileWords);
    if (offered !== null) incoming.getState().hold(offered);
  };
  useActions('library', [
    { id: 'library-search', label: common.search, group: shell.groups.read, keys: ['/'], run: () => document.querySelector<HTMLElement>('.library-tools input[type="search"]')?.focus() },
  ]);
  const actions = (
    <>
      <Button look="primary" blocked={readOnly} onClick={create}>
        <Plus className="svg-icon" />
        {words.create}
      </Button>
      <ChooseFile blocked={readOnly} accept={PARCELS} onFile={(file) => void onParcel(file)}>
        <FileInput className="svg-icon" />
        {transfer.import}
      </ChooseFile>
      <IconButton label={shell.actions.settings} onClick={() => go({ screen: 'settings' })}>
        <Settings className="svg-icon" />
      </IconButton>
    </>
  );
  return (
    <Page title={words.title} actions={actions}>
      <main className="library scroll" tabIndex={0} aria-label={words.title}>
        {error === null ? null : <ErrorCard error={error} action={<Button onClick={() => void library.getState().load()}>{common.tryAgain}</Button>} />}
        {messages.map((message) => (
          <Notice key={message} tone="warn" title={message} />
        ))}
        {entries === null ? <p className="empty">{error === null ? common.loading : ''}</p> : null}
        {entries !== null && entries.length === 0 ? <EmptyLibrary /> : null}
        {entries !== null && entries.length > 0 ? (
          <>
            <div className="library-tools">
              <SearchInput label={searchWords.label} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
              <label className="row">
                <input type="checkbox" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
                {words.showArchived}
              </label>
            </div>
            {shown.length === 0 && (inTexts || recent.length > 0) ? null : shown.length === 0 ? (
              <div className="empty">
                <h2>{words.nothingFound}</h2>
                <p>{words.nothingFoundBody}</p>
              </div>
            ) : (
              <LibraryTable entries={shown} />
            )}
            <RecentFiles files={recent} />
            {texts}
          </>
        ) : null}
        {parcel === null ? null : <ImportDialog file={parcel} onClose={() => incoming.getState().hold(null)} />}
      </main>
    </Page>
  );
}
