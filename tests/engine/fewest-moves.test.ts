import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { makeDocx, p } from '../support/make-docx.ts';

const told = (before: readonly string[], after: readonly string[]): string[] =>
  compareDocuments(makeDocx(before.map((line) => p(line)).join('')), makeDocx(after.map((line) => p(line)).join('')), nodeZlib).changes.map(({ kind, removed, added }) => `${kind} [${removed}] → [${added}]`);

describe('C11: of lines that changed places, the fewest have moved', () => {
  const first = 'Members take part in the meetings of the council whenever they are held.';
  const second = 'Members use the services of the council as its rules and those of its committees say.';
  const third = 'Members are represented by the council before public and private bodies at home and abroad.';
  const short = 'Members elect the board.';
  const renamed = (line: string): string => line.replace('council', 'association');
  it('a short line that went past two edited ones has moved, not those two', () => {
    expect(told([first, second, third, short], [first, short, renamed(second), renamed(third)])).toEqual([`moved [${short}] → [${short}]`, 'replaced [council] → [association]', 'replaced [council] → [association]']);
  });
  it('one edited line that went past two that stayed as they were has moved', () => {
    expect(told([first, second, third], [renamed(third), first, second]).map((one) => one.split(' ')[0])).toEqual(['moved-edited']);
  });
});
