import { memo, type ReactNode } from 'react';
import { sideOf, type CellPair, type ClauseRedline, type LinePair, type RowPair, type TextPair } from '../redline/redline.ts';
import { redlineWords } from '../strings/changes.ts';
import { Segments } from './segments.tsx';

export type Side = 'before' | 'after' | 'inline';

function TextLineView({ line, side }: { readonly line: TextPair; readonly side: Side }): ReactNode {
  const source = side === 'before' ? line.before : (line.after ?? (side === 'inline' ? line.before : null));
  if (source === null) return <div className="void" aria-hidden="true" />;
  return (
    <div className="line" data-level={source.level}>
      {source.label === '' ? null : <span className="line-label">{source.label}</span>}
      <span className="line-text" dir="auto">
        <Segments segments={side === 'inline' ? line.segments : sideOf(line.segments, side)} />
      </span>
    </div>
  );
}

function CellView({ lines, side }: { readonly lines: CellPair; readonly side: Side }): ReactNode {
  return (
    <div>
      {lines.map((line, index) => {
        const there = side === 'inline' || line[side] !== null;
        return there ? <TextLineView key={index} line={line} side={side} /> : null;
      })}
    </div>
  );
}

/** Cells share the width; where that would leave less than a word's worth to each, they go on below instead. */
const columnsFor = (count: number): string => `repeat(auto-fit, minmax(min(100%, max(10rem, calc((100% - ${String(count)}px) / ${String(Math.max(1, count))}))), 1fr))`;

function RowView({ row, side }: { readonly row: RowPair; readonly side: Side }): ReactNode {
  if (side !== 'inline' && row[side] === null) return <div className="void" aria-hidden="true" />;
  const mark = row.before === null ? ' cells--added' : row.after === null ? ' cells--removed' : '';
  return (
    <div className={`cells${mark}`} style={{ gridTemplateColumns: columnsFor(row.cells.length) }}>
      {row.cells.map((cell, index) => (
        <CellView key={index} lines={cell} side={side} />
      ))}
    </div>
  );
}

/** One line of a redline as one side, or both in one, shows it. */
export const LineView = memo(({ line, side }: { readonly line: LinePair; readonly side: Side }): ReactNode => (line.type === 'row' ? <RowView row={line} side={side} /> : <TextLineView line={line} side={side} />));

/** The changed lines of a clause alone, with a count of what is left out. */
export function ChangedLines({ redline }: { readonly redline: ClauseRedline }): ReactNode {
  const lines = redline.lines.filter((line) => line.changed);
  const rest = redline.lines.length - lines.length;
  return (
    <>
      <RedlineColumn redline={{ ...redline, lines }} />
      {rest === 0 ? null : <p className="muted unchanged">{redlineWords.unchangedLines(rest)}</p>}
    </>
  );
}

/** A whole clause in one column. */
export function RedlineColumn({ redline, side = 'inline' }: { readonly redline: ClauseRedline; readonly side?: Side }): ReactNode {
  return (
    <div className="contract">
      {redline.lines.map((line, index) => (
        <div key={index} className={`pair${index === redline.lines.length - 1 ? ' pair--last' : ''}`}>
          <LineView line={line} side={side} />
        </div>
      ))}
    </div>
  );
}
