import type { ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { ChangedLines } from '../../components/redline-lines.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { sendWords as words } from '../../strings/send.ts';

/** Each changed clause as its tracked changes will read. */
export function SendPreviewList({ clauses }: { readonly clauses: ApiOutput<'send.preview'>['clauses'] }): ReactNode {
  return (
    <section>
      <h2 className="section-title">
        {words.preview} <span className="badge num">{words.changes(clauses.length)}</span>
      </h2>
      {clauses.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <div className="send-list">
          {clauses.map((clause) => {
            const redline = cachedRedline(clause.before, clause.after);
            return (
              <article key={clause.clauseId}>
                <header className="row">
                  <h3>{clause.clause}</h3>
                  <span className="badge">{words.kinds[clause.kind]}</span>
                </header>
                <ChangedLines redline={redline} />
              </article>
            );
          })}
        </div>
      )}
    </section>
  );
}
