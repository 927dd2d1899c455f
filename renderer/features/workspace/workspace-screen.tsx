import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Pane } from '../../components/split-pane.tsx';
import { useSession, useSettings, useWorkspace } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { shell } from '../../strings/shell.ts';
import { workspace as words } from '../../strings/workspace.ts';
import { AboutNegotiation } from './about-negotiation.tsx';
import { DocumentPane } from './document-pane.tsx';
import { FoundDrafts } from './found-drafts.tsx';
import { InsertClause } from './insert-clause.tsx';
import { RelabelClause } from './relabel-clause.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SplitClause } from './split-clause.tsx';
import { Inspector } from './inspector.tsx';
import { Outline } from './outline.tsx';
import { StatusBar } from './status-bar.tsx';
import { RepairRecord } from './repair-record.tsx';
import { TitleBar } from './title-bar.tsx';
import { TradeDialog } from './trade-dialog.tsx';
import { useView } from './use-view.ts';
import { useWorkspaceActions } from './use-workspace-actions.ts';
import './workspace.css';

const OUTLINE = { usual: 280, min: 200, max: 440 } as const;
const INSPECTOR = { usual: 340, min: 280, max: 560 } as const;

/** The window a negotiator lives in: clauses, the agreement, and what is known of one clause. */
export function WorkspaceScreen(): ReactNode {
  const model = useView();
  useWorkspaceActions(model);
  const messages = useSession((state) => state.messages);
  const offer = useSession((state) => state.offer);
  const [read, setRead] = useState(false);
  const layout = useSettings((state) => state.settings.layout);
  const change = useSettings((state) => state.change);
  const outline = useWorkspace((state) => state.outline);
  const keep = (name: string) => (width: number) => void change({ layout: { ...layout, [name]: width } });
  return (
    <div className="workspace">
      <TitleBar />
      {messages.length === 0 || read ? null : (
        <section aria-label={shell.problemsTitle}>
          <Notice tone="warn" title={shell.problemsTitle} action={offer === null ? <Button onClick={() => setRead(true)}>{common.dismiss}</Button> : <RepairRecord facts={offer.facts} />}>
            {messages.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </Notice>
        </section>
      )}
      <FoundDrafts />
      <div className="workspace-panes">
        {outline ? (
          <Pane landmark="nav" name={words.outline} label={words.outlineWidth} side="left" width={layout['outline'] ?? OUTLINE.usual} min={OUTLINE.min} max={OUTLINE.max} onSettled={keep('outline')}>
            <Outline views={model.views} />
          </Pane>
        ) : null}
        <DocumentPane model={model} />
        <Pane landmark="aside" name={words.inspector} label={words.inspectorWidth} side="right" width={layout['inspector'] ?? INSPECTOR.usual} min={INSPECTOR.min} max={INSPECTOR.max} onSettled={keep('inspector')}>
          <Inspector model={model} />
        </Pane>
      </div>
      <StatusBar />
      <InsertClause />
      <SplitClause />
      <RelabelClause />
      <TradeDialog />
      <AboutNegotiation />
      <ReplaceDialog />
    </div>
  );
}
