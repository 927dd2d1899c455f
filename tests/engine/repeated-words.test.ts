import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { makeDocx, para, r } from '../support/make-docx.ts';

/*
 * Of two equal words one stood there before, and one was put in or taken out. Their looks tell which.
 */

const BOLD = '<w:b/>';
const told = (before: string, after: string): string[] => compareDocuments(makeDocx(para(before)), makeDocx(para(after)), nodeZlib).changes.map((change) => `${change.kind} ${change.removed}${change.added}`.trimStart());

describe('C2: of two equal words the one that looks as before is the one that stood there', () => {
  it('at the end of what was put in', () => {
    expect(told(r('Fees and costs are shared.'), r('Fees ') + r('and taxes ', BOLD) + r('and costs are shared.'))).toEqual(['inserted and taxes ']);
  });
  it('at its beginning', () => {
    expect(told(r('Fees and costs are shared.'), r('Fees and ') + r('taxes and ', BOLD) + r('costs are shared.'))).toEqual(['inserted taxes and ']);
  });
  it('at the end of what was taken out', () => {
    expect(told(r('Fees ') + r('and taxes ', BOLD) + r('and costs are shared.'), r('Fees and costs are shared.'))).toEqual(['deleted and taxes ']);
  });
  it('and where the words that stayed were set anew as well, that is told', () => {
    expect(told(r('Fees and costs are shared.'), r('Fees and taxes and costs are shared.', BOLD))).toEqual(['inserted taxes and ', 'formatting ']);
  });
});
