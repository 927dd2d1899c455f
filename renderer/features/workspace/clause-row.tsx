import { memo, type ReactNode } from 'react';
import type { ClauseRedline, LinePair } from '../../redline/redline.ts';
import { cachedRedline } from '../../redline/cache.ts';
import { LineView } from '../../components/redline-lines.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { useWorkspace } from '../../state/stores.ts';
import { redlineWords } from '../../strings/changes.ts';
import { ClauseAnnouncement } from './clause-announcement.tsx';
import { ClauseEditorView } from './clause-editor-view.tsx';
import type { ClauseView } from './views.ts';

type ClauseRowProps = { readonly view: ClauseView; readonly mode: 'side' | 'inline'; readonly focused: boolean; readonly change: number };

/** Which of the changed lines each line is, or -1. */
function changeIndexes(redline: ClauseRedline): readonly number[] {
  let next = 0;
  return redline.lines.map((line) => (line.changed ? next++ : -1));
}

const isHead = (line: LinePair, heading: string): boolean => line.type === 'text' && heading !== '' && ((line.after ?? line.before)?.text ?? '').trim().endsWith(heading.trim());

/** One clause on the reading surface. */
export const ClauseRow = memo(function ClauseRow({ view, mode, focused, change }: ClauseRowProps): ReactNode {
  const editing = useWorkspace((state) => state.editing === view.clause.id);
  const { clause, sides, status } = view;
  const redline = cachedRedline(sides.before, sides.after);
  const indexes = changeIndexes(redline);
  return (
    <section className="clause" data-clause={clause.id} data-focused={focused} data-changed={view.changed} data-level={Math.min(3, clause.level)} aria-label={`${clause.number} ${clause.heading}`.trim()} aria-current={focused ? 'true' : undefined}>
      <div className="clause-gutter">
        <StatusMark status={status} bare />
      </div>
      <div className="clause-body">
        <ClauseAnnouncement view={view} />
        {editing ? (
          <ClauseEditorView view={view} mode={mode} />
        ) : (
          <div className="contract">
            {redline.lines.map((line, index) => {
              const current = indexes[index] === change && change >= 0;
              const className = `pair${index === 0 && isHead(line, clause.heading) ? ' pair--head' : ''}${index === redline.lines.length - 1 ? ' pair--last' : ''}`;
              return (
                <div key={index} className={className} data-changed={line.changed} data-current={current}>
                  {mode === 'inline' ? (
                    <LineView line={line} side="inline" />
                  ) : (
                    <>
                      <div>
                        <LineView line={line} side="before" />
                      </div>
                      <div>
                        <LineView line={line} side="after" />
                      </div>
                    </>
                  )}
                </div>
              );
            })}
            {redline.lines.length === 0 ? <p className="muted">{redlineWords.clauseAbsent}</p> : null}
          </div>
        )}
      </div>
    </section>
  );
});
