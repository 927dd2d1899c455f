import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { makeDocx, row, table } from '../support/make-docx.ts';

describe('C5: rows that have a name', () => {
  it('C11: a row is known by the name in its first cell: what stands beside it was changed, though rows come and go around it', () => {
    const cells = (...rows: readonly (readonly string[])[]): string => table(...rows.map((cells) => row(cells)));
    const changes = (before: string, after: string): string[] => compareDocuments(makeDocx(before), makeDocx(after), nodeZlib).changes.map(({ kind, removed, added }) => `${kind} [${removed}] → [${added}]`);
    const [employer, start, manager, salary] = [['Employer', 'Acme'], ['Start Date', '[Employment start date]'], ['Reporting Manager', '[Manager or role this position reports to]'], ['Salary', '[Base]']] as const;
    expect(changes(cells(employer, start, manager, salary), cells(employer, ['Start Date', '1 March 2027'], salary))).toEqual(['replaced [[Employment start date]] → [1 March 2027]', `row-deleted [${manager.join('\t')}] → []`]);
    expect(changes(cells(employer, start, manager, salary), cells(employer, ['Probation', 'three months'], ['Start Date', '1 March 2027'], ['Reporting Manager', 'CFO'], salary))).toEqual([
      'row-inserted [] → [Probation\tthree months]', 'replaced [[Employment start date]] → [1 March 2027]', `replaced [${manager[1]}] → [CFO]`,
    ]);
    expect(changes(cells(['Item', 'Price'], ['Bolt', '2.00'], ['Nut', '3.00']), cells(['Item', 'Price'], ['Bolt', '2.50'], ['Washer', '1.00'], ['Nut', '8.00']))).toEqual(['replaced [2.00] → [2.50]', 'row-inserted [] → [Washer\t1.00]', 'replaced [3.00] → [8.00]']);
  });
});
