import type { ReactNode } from 'react';
import type { ClauseNode } from '../../../shared/contract/clause.ts';
import type { ContractDocument, PartReport } from '../../../shared/contract/document.ts';
import { Notice } from '../../components/notice.tsx';
import { listed } from '../../strings/count.ts';
import { KINDS } from '../../strings/decide.ts';
import { newWords as words } from '../../strings/new.ts';

const countNodes = (nodes: readonly ClauseNode[]): number => nodes.reduce((sum, node) => sum + (node.kind === 'item' ? 0 : 1) + countNodes(node.children), 0);

function Nodes({ nodes }: { readonly nodes: readonly ClauseNode[] }): ReactNode {
  const shown = nodes.filter((node) => node.kind !== 'item');
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map((node) => (
        <li key={node.id}>
          <span className="tree-number num">{node.number}</span> {node.heading === '' ? <span className="muted">{KINDS.find(({ value }) => value === node.kind)?.label ?? node.kind}</span> : node.heading}
          <Nodes nodes={node.children} />
        </li>
      ))}
    </ul>
  );
}

function Parts({ title, parts, hint }: { readonly title: string; readonly parts: readonly PartReport[]; readonly hint?: string }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {parts.length === 0 ? (
          <span className="muted">{words.nothing}</span>
        ) : (
          <details open={hint !== undefined}>
            <summary>{words.parts(parts.length)}</summary>
            <ul>
              {parts.map((part) => (
                <li key={part.part}>
                  {part.part} {part.note === '' ? null : <span className="muted">{part.note}</span>}
                </li>
              ))}
            </ul>
          </details>
        )}
        {hint === undefined || parts.length === 0 ? null : <p className="muted">{hint}</p>}
      </dd>
    </div>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {names.length === 0 ? <span className="muted">{words.nothing}</span> : listed(names)}
      </dd>
    </div>
  );
}

/** How a file was read: what is in it, what was kept unseen, what was not understood, and how it was split. */
export function ImportReport({ document }: { readonly document: ContractDocument }): ReactNode {
  const { report, findings, messages, authors } = document;
  return (
    <div className="stack">
      <h2 className="section-title">{words.report}</h2>
      <p className="row">
        <span className="badge">{words.clauses(countNodes(document.clauses))}</span>
        <span className="badge">{words.words(document.words)}</span>
        {document.comments.length === 0 ? null : <span className="badge">{words.commentsFound(document.comments.length)}</span>}
      </p>
      {messages.map((message) => (
        <Notice key={message} tone="warn" title={message} />
      ))}
      <dl className="report">
        <Parts title={words.read} parts={report.parts.filter((part) => part.fate === 'read')} />
        <Parts title={words.kept} parts={report.parts.filter((part) => part.fate === 'kept')} />
        <Parts title={words.notUnderstood} parts={report.parts.filter((part) => part.fate === 'notUnderstood')} hint={words.notUnderstoodHint} />
        {authors.length === 0 ? null : <Names title={words.authors} names={authors.map((author) => author.name)} />}
      </dl>
      {findings.length === 0 ? null : (
        <section>
          <h3 className="section-title">{words.findings}</h3>
          <ul className="report-findings">
            {findings.map((finding, index) => (
              <li key={index}>
                {finding.message} <span className="muted">{[finding.clause, finding.place].filter((part) => part !== '').join(', ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="tree">
        <h3 className="section-title">{words.structure}</h3>
        <Nodes nodes={document.clauses} />
      </section>
    </div>
  );
}
