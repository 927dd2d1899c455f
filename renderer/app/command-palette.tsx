import { Command, useCommandState } from 'cmdk';
import { nameOf, titleOf } from '../../shared/negotiation/decide/refuse.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { KeyCap } from '../components/key-cap.tsx';
import { MarkedText } from '../components/marked-text.tsx';
import { listedFiles } from '../state/library.ts';
import { openClause } from '../state/open-clause.ts';
import { useStores, useUi } from '../state/stores.ts';
import { useSearch } from '../state/use-search.ts';
import { fileRecordWords, recentFileWords } from '../strings/record.ts';
import { searchWords } from '../strings/search.ts';
import { shell } from '../strings/shell.ts';
import { dayAndTime } from '../strings/time.ts';
import './command-palette.css';

/** At most so many clauses are offered; typing narrows them. */
const MOST_CLAUSES = 2_000;

/** So many negotiations that changed last are offered without a word typed. */
const MOST_RECENT = 6;

/** So many negotiations, and clauses of each, are shown of what texts say; the library shows more. */
const MOST_FOUND = 6;

/** The list, or that nothing is called so: a list of choices without one is none, and what is said in its place is read out. */
function Found({ children }: { readonly children: ReactNode }): ReactNode {
  const none = useCommandState((state) => state.filtered.count === 0);
  return (
    <>
      <Command.List className="palette-list scroll" label={shell.palette} hidden={none}>
        {children}
      </Command.List>
      <p role="status" className={none ? 'palette-empty' : 'vh'}>
        {none ? shell.paletteEmpty : ''}
      </p>
    </>
  );
}

/** Everything that can be done here and every clause that can be gone to, found by typing. */
export function CommandPalette(): ReactNode {
  const stores = useStores();
  const open = useUi((state) => state.overlay === 'palette');
  const [query, setQuery] = useState('');
  // One letter says nothing about a text.
  const result = useSearch(open && query.trim().length > 1 ? query : '');
  useEffect(() => {
    if (!open) setQuery('');
  }, [open]);
  const close = (): void => stores.ui.getState().setOverlay('none');
  const run = (what: () => void): void => {
    close();
    // After the dialog has given the focus back, so that what runs may take it.
    setTimeout(what, 0);
  };
  const actions = open ? stores.actions.list().filter((action) => action.enabled !== false) : [];
  const groups = [...new Set(actions.map((action) => action.group))];
  const { negotiation, id, phase } = stores.session.getState();
  const { route, go } = stores.ui.getState();
  const here = 'id' in route ? route.id : null;
  const recent = open ? (stores.library.getState().entries ?? []).filter((entry) => entry.id !== here && entry.problem === '' && !entry.archived).slice(0, MOST_RECENT) : [];
  const files = open ? listedFiles(stores.library.getState(), false) : [];
  const clauses = open && phase === 'open' && id !== null && 'id' in route ? negotiation.clauses.slice(0, MOST_CLAUSES) : [];
  return (
    <Command.Dialog open={open} onOpenChange={(next) => (next ? undefined : close())} label={shell.palette} className="palette" overlayClassName="dialog-scrim" contentClassName="palette-box" aria-describedby={undefined}>
      <Command.Input className="palette-input" placeholder={shell.palettePlaceholder} value={query} onValueChange={setQuery} />
      <Found>
        {groups.map((group) => (
          <Command.Group key={group} heading={group}>
            {actions
              .filter((action) => action.group === group)
              .map((action) => (
                <Command.Item key={action.id} value={`${action.label} ${action.id}`} onSelect={() => run(action.run)}>
                  <span>{action.label}</span>
                  {action.keys[0] === undefined ? null : <KeyCap name={action.keys[0]} />}
                </Command.Item>
              ))}
          </Command.Group>
        ))}
        {recent.length === 0 ? null : (
          <Command.Group heading={shell.groups.recent}>
            {recent.map((entry) => (
              <Command.Item key={entry.id} value={`${entry.name} ${entry.parties.A.name} ${entry.parties.B.name} ${entry.id}`} onSelect={() => run(() => go({ screen: 'workspace', id: entry.id }))}>
                <span>{entry.name}</span>
                <span className="muted">{dayAndTime(entry.changedAt)}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {files.length === 0 ? null : (
          <Command.Group heading={recentFileWords.title}>
            {files.map(({ file, entry }) => (
              <Command.Item key={`${entry.id} ${file.key}`} value={`${file.name} ${entry.name} ${entry.id} ${file.key}`} onSelect={() => run(() => go({ screen: 'workspace', id: entry.id }))}>
                <span>{file.name}</span>
                <span className="muted">{recentFileWords.told(entry.name, fileRecordWords.kinds[file.what])}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {/* Found by the back end already: the query as part of what they are called keeps them from being filtered again. (As a keyword it would be the one they were first found by: the list asks for keywords once.) */}
        {(result?.groups ?? []).slice(0, MOST_FOUND).map((group) => (
          <Command.Group key={group.id} heading={group.name}>
            {group.named ? (
              <Command.Item value={`${query} ${group.id}`} onSelect={() => run(() => go({ screen: 'workspace', id: group.id }))}>
                <span>{group.name}</span>
                <span className="muted">{searchWords.named}</span>
              </Command.Item>
            ) : null}
            {group.hits.slice(0, MOST_FOUND).map((hit) => (
              <Command.Item key={hit.clauseId} value={`${query} ${group.id} ${hit.clauseId}`} onSelect={() => run(() => void openClause(stores, group.id, hit.clauseId))}>
                {hit.where === 'heading' ? null : <span className="palette-clause">{hit.clause}</span>}
                <span className="palette-excerpt">
                  <MarkedText text={hit.excerpt} marks={hit.marks} />
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        {clauses.length === 0 || id === null ? null : (
          <Command.Group heading={shell.groups.clauses}>
            {clauses.map((clause) => (
              <Command.Item
                key={clause.id}
                value={`${nameOf(clause)} ${clause.id}`}
                onSelect={() =>
                  run(() => {
                    go({ screen: 'workspace', id });
                    stores.workspace.getState().focusOn(clause.id);
                  })
                }
              >
                <span className="palette-number">{clause.number}</span>
                <span>{titleOf(clause)}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Found>
    </Command.Dialog>
  );
}
