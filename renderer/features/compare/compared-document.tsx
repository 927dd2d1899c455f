import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { ComparedVersions } from '../../../shared/api/shapes.ts';
import { Button } from '../../components/button.tsx';
import { useVirtualRows, VirtualRows } from '../../components/virtual-rows.tsx';
import { compareWords as words } from '../../strings/compare.ts';
import { ComparedLine } from './compared-line.tsx';
import { isChange, shownLines, useComparedRows, type ComparedRow } from './compared-rows.ts';

/** A guess good enough for the scrollbar until a line has been measured. */
function guess(row: ComparedRow | undefined, mode: 'side' | 'inline'): number {
  if (row === undefined) return 40;
  const length = Math.max(...[row.before, row.after].map((cells) => (cells ?? []).reduce((sum, cell) => sum + cell.stretches.reduce((inner, { text }) => inner + text.length, 0), 0)));
  return 14 + 25 * Math.max(1, Math.ceil(length / (mode === 'side' ? 70 : 130)));
}

type ComparedDocumentProps = {
  readonly compared: ComparedVersions;
  readonly mode: 'side' | 'inline';
  readonly changesOnly: boolean;
  readonly withNoise: boolean;
  /** The line that is being looked at, among all lines; -1 for none. */
  readonly current: number;
  readonly onCurrent: (index: number) => void;
};

/** Both versions as one page: what belongs together stands side by side in one scroller, with a map of the changes beside it. */
export function ComparedDocument({ compared, mode, changesOnly, withNoise, current, onCurrent }: ComparedDocumentProps): ReactNode {
  const rows = useComparedRows(compared);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const lines = useMemo(() => shownLines(compared.kinds, { changesOnly, withNoise, opened }), [compared, changesOnly, withNoise, opened]);
  const keys = useMemo(() => lines.map((line) => (line.type === 'row' ? line.index : `fold-${String(line.from)}`)), [lines]);
  const guessAt = (index: number): number => {
    const line = lines[index];
    return line?.type === 'row' ? guess(rows[line.index], mode) : 36;
  };
  const at = lines.findIndex((line) => line.type === 'row' && line.index === current);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualRows({ scroller, keys, guess: guessAt, overscan: 6, layout: mode, follow: { index: at, align: 'center' } });
  const shown = (index: number): ReactNode => {
    const line = lines[index];
    if (line === undefined) return null;
    if (line.type === 'fold') {
      return (
        <div className="fold">
          <span>{words.unchanged(line.count)}</span>
          <Button look="quiet" onClick={() => setOpened(new Set([...opened, line.from]))}>
            {words.show}
          </Button>
        </div>
      );
    }
    const row = rows[line.index];
    if (row === undefined) return <p className="compared-loading">{words.loading}</p>;
    return <ComparedLine row={row} mode={mode} current={line.index === current} namesClause={lines[index - 1]?.type === 'fold'} />;
  };
  const marks = useMemo(() => mapMarks(compared.kinds, withNoise), [compared, withNoise]);
  return (
    <div className="compared">
      {mode === 'side' ? (
        <div className="compared-heads" aria-hidden="true">
          <span>{words.before}</span>
          <span>{words.after}</span>
        </div>
      ) : null}
      <div className="compared-body">
        <VirtualRows list={list} className="compared-scroll" label={words.document}>
          {shown}
        </VirtualRows>
        <div className="map" aria-hidden="true">
          {marks.map((mark) => (
            <button key={mark.index} type="button" tabIndex={-1} aria-label={words.toChange} title={words.toChange} data-tone={mark.tone} style={{ top: `${String(mark.at * 100)}%` }} onClick={() => onCurrent(mark.index)} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Marks closer than this share of the height are drawn as one. */
const GRAIN = 1 / 300;

/** Where the changes are, beside the scrollbar; next and previous do the same by keyboard. */
function mapMarks(kinds: ComparedVersions['kinds'], withNoise: boolean): readonly { readonly index: number; readonly at: number; readonly tone: string }[] {
  const marks: { index: number; at: number; tone: string }[] = [];
  for (const [index, kind] of kinds.entries()) {
    if (!isChange(kind, withNoise)) continue;
    const at = index / kinds.length;
    const last = marks.at(-1);
    if (last === undefined || at - last.at > GRAIN || last.tone !== kind) marks.push({ index, at, tone: kind });
  }
  return marks;
}
