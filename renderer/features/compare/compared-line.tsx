import { memo, type ReactNode } from 'react';
import type { Stretch } from '../../../shared/contract/presentation.ts';
import { compareWords as words, rowWords, storyWords } from '../../strings/compare.ts';
import type { ComparedRow } from './compared-rows.ts';
import { inlineCells } from './inline-cells.ts';

const Words = ({ stretches }: { readonly stretches: readonly Stretch[] }): ReactNode =>
  stretches.map(({ text, mark }, index) =>
    mark === 'added' ? <ins key={index}>{text}</ins> : mark === 'removed' ? <del key={index}>{text}</del> : mark === 'moved' ? <span key={index} className="compared-moved">{text}</span> : <span key={index}>{text}</span>,
  );

type CellsProps = { readonly cells: readonly { readonly label: string; readonly stretches: readonly Stretch[] }[]; readonly isTable: boolean };

function Cells({ cells, isTable }: CellsProps): ReactNode {
  return (
    <div className={isTable ? 'compared-cells' : 'compared-text'} dir="auto">
      {cells.map((cell, index) => (
        <div key={index} className={isTable ? 'compared-cell' : undefined}>
          {cell.label === '' ? null : <span className="compared-label">{cell.label} </span>}
          <Words stretches={cell.stretches} />
        </div>
      ))}
    </div>
  );
}

type ComparedLineProps = { readonly row: ComparedRow; readonly mode: 'side' | 'inline'; readonly current: boolean; /** The lines above are hidden, so the clause is named. */ readonly namesClause: boolean };

/** The line is the heading of its clause itself. */
const isHeading = ({ clause, before, after }: ComparedRow): boolean => {
  const text = (after ?? before ?? []).flatMap((cell) => cell.stretches.map((stretch) => stretch.text)).join('').trim();
  return text !== '' && clause.endsWith(text);
};

/** One line of two versions: a paragraph or a row of a table. */
export const ComparedLine = memo(function ComparedLine({ row, mode, current, namesClause }: ComparedLineProps): ReactNode {
  if (row.kind === 'story') return <h2 className="compared-story">{storyWords[row.story]}</h2>;
  const note = rowWords[row.kind];
  return (
    <div className="compared-line contract" data-kind={row.kind} data-heading={isHeading(row)} data-table={row.isTable} data-current={current} data-mode={mode} aria-current={current ? 'true' : undefined}>
      {!namesClause || row.clause === '' || isHeading(row) ? null : <h3 className="compared-clause">{row.clause}</h3>}
      {note === '' ? null : <p className="compared-note">{note}</p>}
      {mode === 'inline' ? (
        <Cells cells={inlineCells(row)} isTable={row.isTable} />
      ) : (
        <div className="compared-sides">
          {row.before === null ? <p className="compared-absent">{words.absent}</p> : <Cells cells={row.before} isTable={row.isTable} />}
          {row.after === null ? <p className="compared-absent">{words.absent}</p> : <Cells cells={row.after} isTable={row.isTable} />}
        </div>
      )}
    </div>
  );
});
