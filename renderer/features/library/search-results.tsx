import type { ReactNode } from 'react';
import { MarkedText } from '../../components/marked-text.tsx';
import { openClause } from '../../state/open-clause.ts';
import { useStores } from '../../state/stores.ts';
import type { SearchResult } from '../../state/use-search.ts';
import { library as words } from '../../strings/library.ts';
import { searchWords } from '../../strings/search.ts';

type Group = SearchResult['groups'][number];

function Found({ group }: { readonly group: Group }): ReactNode {
  const stores = useStores();
  return (
    <section className="found" aria-label={group.name}>
      <h3>
        {group.name} {group.archived ? <span className="badge">{words.archived}</span> : null}
      </h3>
      <ul>
        {group.hits.map((hit) => (
          <li key={hit.clauseId}>
            <button type="button" className="found-clause" onClick={() => void openClause(stores, group.id, hit.clauseId)}>
              <strong>{hit.where === 'heading' ? <MarkedText text={hit.excerpt} marks={hit.marks} /> : hit.clause}</strong>
              <span className="found-where muted">{searchWords.where(hit, group)}</span>
              {hit.where === 'heading' ? null : (
                <span className="found-text" dir="auto">
                  <MarkedText text={hit.excerpt} marks={hit.marks} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {group.count > group.hits.length ? <p className="muted">{searchWords.more(group.count - group.hits.length)}</p> : null}
    </section>
  );
}

/** The clauses and comments that say what was looked for, by negotiation. */
export function SearchResults({ result, archived }: { readonly result: SearchResult; readonly archived: boolean }): ReactNode {
  const groups = result.groups.filter((group) => group.count > 0 && (archived || !group.archived));
  const clauses = groups.reduce((sum, group) => sum + group.count, 0);
  if (groups.length === 0 && result.waiting === 0) return null;
  return (
    <section className="search-results" aria-label={searchWords.inTexts}>
      <h2 className="section-title">
        {searchWords.inTexts}{' '}
        <span className="muted num" role="status">
          {searchWords.summary(clauses, groups.length)}
          {result.waiting > 0 ? ` · ${searchWords.waiting(result.waiting)}` : ''}
        </span>
      </h2>
      {groups.map((group) => (
        <Found key={group.id} group={group} />
      ))}
      {result.negotiations > result.groups.length ? <p className="muted">{searchWords.moreGroups(result.negotiations - result.groups.length)}</p> : null}
    </section>
  );
}
