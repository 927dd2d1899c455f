import type { ClauseKind, ClauseNode } from '../../shared/contract/clause.ts';
import type { Block } from '../../shared/contract/content.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';

/** A clause for tests, of plain paragraphs (a list of lists of strings is a table). */
export type Sketch = { readonly number?: string; readonly heading?: string; readonly kind?: ClauseKind; readonly why?: string; readonly text?: readonly (string | readonly (readonly string[])[])[]; readonly children?: readonly Sketch[] };

const paragraph = (text: string, label = ''): Block => ({ type: 'paragraph', label, level: 0, inlines: [{ type: 'text', text }] });

/** A contract as if it had been read, from a few words. */
export function contractOf(clauses: readonly Sketch[], rest: Partial<ContractDocument> = {}): ContractDocument {
  let ids = 0;
  const node = (sketch: Sketch, level: number): ClauseNode => {
    const { number = '', heading = '', kind = 'clause', why = 'computed number', text = [], children = [] } = sketch;
    const blocks = text.map((part): Block => (typeof part === 'string' ? paragraph(part, kind === 'item' ? number : '') : { type: 'table', rows: part.map((cells) => ({ cells: cells.map((cell) => ({ blocks: [paragraph(cell)] })) })) }));
    return { id: `c${String((ids += 1))}`, number, heading, level, kind, blocks: heading === '' ? blocks : [paragraph(heading), ...blocks], why, confidence: 1, children: children.map((child) => node(child, level + 1)) };
  };
  return {
    clauses: clauses.map((sketch) => node(sketch, 1)), sideStories: [], authors: [], comments: [], findings: [], report: { read: [], kept: [], notUnderstood: [], parts: [] }, messages: [], hasMarks: false, words: 0, ...rest,
  };
}

/** One clause that says these paragraphs. */
export const saying = (...text: readonly string[]): ContractDocument => contractOf([{ number: '1.', heading: 'Terms', text }]);
